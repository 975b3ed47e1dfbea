import { UserError } from "../../model/user-error";
import { defineCommand } from "../command/define";
import { text } from "../command/parameters";
import { chooseStack } from "../command/stacks";
import { toJson } from "../json";
import { tellNotes } from "../notes";
import { keepOutput, print } from "../output";
import { refuseLost, refuseRefused } from "../plan/refused";
import { readStandIns, standInOptions } from "../program/options";
import { refuseUnseen } from "../program/unseen";
import { renderPaths, renderReach } from "../reach/render";
import { type ReachReport, reportReach } from "../reach/report";
import { selectFlows } from "../reach/select";
import { sayEnded, unlessEnded } from "../unfinished";

/** `vipkit reach`: who reaches whom, on which ports, by which way. Nothing is created or asked. */
export const reachCommand = defineCommand({
  name: "reach",
  summary: "show who could reach whom, on which ports, and what lets them through or stops them",
  details: [
    "An assertion that is broken, or that cannot be judged, is exit code 1. How ways are found: [reachability](../reachability.md).",
  ],
  stack: "one",
  json: "everything, every hop with its resource, for machines",
  options: {
    from: text("end", "only from there, hop by hop: a name of the matrix, or internet, balancer, nodes, vpc, a range"),
    to: text("end", "only to there: the same words"),
    ...standInOptions,
  },
  examples: [
    { line: "reach prod", says: "the matrix and the assertions" },
    { line: "reach prod --from internet --to nodes", says: "one way, hop by hop" },
    { line: "reach prod --json", says: "everything, for machines" },
  ],
  async run(input) {
    keepOutput();
    const files = chooseStack(input);
    tellNotes(files);
    // Loaded on demand: the SDK is most of the start-up time of every other command too.
    const { planOffline } = await import("../plan/offline.js");
    const plan = await unlessEnded(planOffline(files, readStandIns(input)), sayEnded);
    refuseLost(plan);
    const report = reportReach(files, plan);
    const flows = selectFlows(report.reach, input);
    if (input.json) print(toJson(asJson(report, flows)));
    else print(isNarrowed(input) ? renderPaths(flows) : renderReach(report));
    refuseUnseen(plan);
    refuseRefused(plan);
    refuseBroken(report);
  },
});

interface ReachOptions {
  readonly from?: string;
  readonly to?: string;
}

const isNarrowed = ({ from, to }: ReachOptions): boolean => from !== undefined || to !== undefined;

const asJson = ({ stack, reach, assertions, unseen }: ReachReport, flows: ReachReport["reach"]["flows"]) => ({
  stack,
  ends: reach.endpoints.map(({ kind, name, urn }) => ({ kind, name, urn })),
  cells: flows,
  assertions,
  unseen,
});

/** A broken assertion is a failure, for scripts too, and so is one that could not be judged. */
function refuseBroken({ stack, assertions }: ReachReport): void {
  const broken = assertions.filter(({ outcome }) => outcome === "broken");
  const lines = broken.flatMap(({ id, findings }) => findings.map(({ text }) => `${stack}: ${id}: ${text}`));
  const unknown = assertions.filter(({ outcome }) => outcome === "unknown").map(({ id }) => id);
  if (unknown.length > 0) lines.push(`${stack}: not known: ${unknown.join(", ")}`);
  if (lines.length > 0) throw new UserError(lines.join("\n"));
}
