import type { RightsTable } from "../../model/analysis/rights/types";
import type { Graph } from "../../model/graph";
import { UserError } from "../../model/user-error";
import { rightsOf } from "../../platforms/aws/rights";
import { graphOfPlan } from "../../policies/plan-graph";
import { renderRights } from "../access/render";
import { defineCommand } from "../command/define";
import { chooseStack } from "../command/stacks";
import { toJson } from "../json";
import { tellNotes } from "../notes";
import { keepOutput, print } from "../output";
import { refuseLost, refuseRefused } from "../plan/refused";
import { readStandIns, standInOptions } from "../program/options";
import { refuseUnseen } from "../program/unseen";
import { sayEnded, unlessEnded } from "../unfinished";

/** `vipkit access`: who may do what with a stack's resources, by the policies that the program writes. No service is asked. */
export const accessCommand = defineCommand({
  name: "access",
  summary: "show who may do what with a stack: see, drain, shift weights, deploy, read secrets, restore, grant rights",
  details: [
    "Every role of the program is asked for every duty, on the program's own resources, by IAM's documented order of evaluation: policies, ceilings (permissions boundaries), conditions.",
    "Of AWS's own policies the table here has what they say of these duties, and its day. A policy whose text is neither there nor in the program is said, and what it could decide is `?`, with exit code 1. What the duties ask for: [rights](../rights.md).",
  ],
  stack: "one",
  json: "everything, each duty with its calls and each role with who takes it on, for machines",
  options: standInOptions,
  examples: [
    { line: "access prod", says: "who may do what, before anything exists" },
    { line: "access prod --json", says: "everything, for machines" },
  ],
  async run(input) {
    const files = chooseStack(input);
    tellNotes(files);
    keepOutput();
    const { planOffline } = await import("../plan/offline.js");
    const plan = await unlessEnded(planOffline(files, readStandIns(input)), sayEnded);
    refuseLost(plan);
    const rights = await rightsIn(graphOfPlan(plan));
    if (rights.principals.length === 0) {
      refuseUnseen(plan);
      throw new UserError(
        `${files.stack} has no roles: who may do what with it is what its account or cluster says; access in its spec grants rights`,
      );
    }
    print(input.json ? toJson({ stack: files.stack, ...rights }) : renderRights(files.stack, rights));
    refuseUnseen(plan);
    refuseRefused(plan);
    const { unread } = rights;
    if (unread.length === 0) return;
    throw new UserError(`${files.stack}: not read: ${unread.join("; ")}`);
  },
});

/** Of both platforms where a program has both. The rules of Kubernetes are loaded only where it has objects. */
async function rightsIn(graph: Graph): Promise<RightsTable> {
  const has = (start: string) => graph.resources.some(({ resource }) => resource.type.startsWith(start));
  if (!has("kubernetes:")) return rightsOf(graph);
  const kubernetes = await import("../../platforms/kubernetes/rights/index.js");
  const there = kubernetes.rightsOf(graph);
  return has("aws:") ? beside(rightsOf(graph), there) : there;
}

/** Roles of one platform may do nothing on the other. */
function beside(one: RightsTable, other: RightsTable): RightsTable {
  const none = (principals: RightsTable["principals"]) => principals.map(() => "no" as const);
  return {
    principals: [...one.principals, ...other.principals],
    duties: [...one.duties, ...other.duties],
    answers: [
      ...one.answers.map((row) => [...row, ...none(other.principals)]),
      ...other.answers.map((row) => [...none(one.principals), ...row]),
    ],
    unread: [...one.unread, ...other.unread],
    dated: [...one.dated, ...other.dated],
  };
}
