import { join } from "node:path";
import type { Graph } from "../../model/graph";
import { UserError } from "../../model/user-error";
import type { Limits } from "../../platforms/aws/limits";
import { limitsInForce } from "../../platforms/aws/limits/in-force";
import { evaluate } from "../../policies/evaluate";
import { type ProjectPolicies, readPolicies } from "../../policies/pack/project-policies";
import { graphOfPlan } from "../../policies/plan-graph";
import type { Location, StackReport } from "../../policies/report";
import { rulesFor } from "../../policies/rules-for";
import { classOf, contextOf, levelIn, settingsFile } from "../../policies/settings";
import { graphOfStateFile } from "../exported-state";
import { tellNotes } from "../notes";
import type { Plan } from "../planned";
import { noStandIns, type StandIns } from "../program/options";
import { readStack } from "../project";
import { locator, type Sources } from "./location";
import { notJudgedOf } from "./not-judged";
import { offRules } from "./off";
import { unjudged } from "./unjudged";

/** Plans one stack in this process and judges what it would create. Once a process; never throws for what a program does. */
export async function judgeStack(folder: string, stack: string, standIns: StandIns = noStandIns): Promise<StackReport> {
  const policies = await readPolicies(join(folder, settingsFile));
  try {
    const files = readStack(folder, stack);
    tellNotes(files);
    const { planOffline } = await import("../plan/offline.js");
    const plan = await planOffline(files, standIns);
    const graph = graphOfPlan(plan);
    const locate = locator(files, graph, sourcesOf(plan));
    const refused = (plan.refused ?? []).map((refusal) => ({ ...refusal, location: locate(refusal.urn) }));
    const limits = limitsInForce(files.config["vipkit:limits"]);
    return { ...(await judgeGraph(graph, { stack, policies, limits, locate })), refused };
  } catch (error) {
    return unjudged(stack, policies.settings, error instanceof Error ? error.message : String(error));
  }
}

const sourcesOf = ({ resources }: Plan): Sources =>
  new Map(resources.flatMap(({ urn, source }) => (source === undefined ? [] : [[urn, source] as const])));

/** Judges what `pulumi stack export` wrote. Throws UserError when the file holds something else. */
export async function judgeState(file: string, policies: ProjectPolicies): Promise<StackReport> {
  const graph = graphOfStateFile(file);
  return judgeGraph(graph, { stack: graph.stack, policies, locate: () => ({ file, line: 1 }) });
}

interface Judging {
  readonly stack: string;
  readonly policies: Pick<ProjectPolicies, "settings" | "own">;
  /** In force. Default: the dated table as it is. */
  readonly limits?: Limits;
  readonly locate: (urn: string) => Location;
}

async function judgeGraph(graph: Graph, { stack, policies, limits, locate }: Judging): Promise<StackReport> {
  const { settings, own } = policies;
  const resources = graph.resources.filter(({ resource }) => resource.custom).length;
  const rules = [...(await rulesFor(graph)), ...own];
  const notJudged = notJudgedOf(graph, rules);
  if (resources === 0 && notJudged.length === 0)
    throw new UserError(`stack "${stack}" has no resources: there is nothing to judge`);
  const environment = classOf(stack, settings);
  const context = contextOf(environment, settings, limits);
  const found = evaluate(graph, rules, {
    exemptions: settings.exemptions,
    levelOf: (rule) => levelIn(rule, environment, settings),
    context,
  });
  const results = found.results.map((result) => ({ ...result, location: locate(result.urn) }));
  return {
    stack,
    environment,
    resources,
    ...found,
    results,
    off: offRules(graph, rules, found.disabled, context),
    notJudged,
  };
}
