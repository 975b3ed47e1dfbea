import { graphOfPlan } from "../../model/graph";
import { evaluate } from "../../policies/evaluate";
import type { StackReport } from "../../policies/report";
import { rules } from "../../policies/rules";
import { classOf, levelIn } from "../../policies/settings";
import { readProjectSettings } from "../../policies/settings-file";
import { planOffline } from "../plan/offline";
import { readStack } from "../plan/project";
import { locator } from "./location";

/** Plans one stack in this process and judges what it would create. Once a process; never throws for what a program does. */
export async function judgeStack(folder: string, stack: string): Promise<StackReport> {
  const { settings } = readProjectSettings(folder);
  const environment = classOf(stack, settings);
  try {
    const files = readStack(folder, stack);
    const graph = graphOfPlan(await planOffline(files));
    const { exemptions } = settings;
    const found = evaluate(graph, rules, { exemptions, levelOf: (rule) => levelIn(rule, environment, settings) });
    const locate = locator(files, graph);
    const results = found.results.map((result) => ({ ...result, location: locate(result.urn) }));
    const resources = graph.views.filter(({ resource }) => resource.custom).length;
    if (resources === 0) throw new Error("its program plans no resources: there is nothing to judge");
    return { stack, environment, resources, ...found, results };
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return { stack, environment, resources: 0, results: [], notApplicable: [], disabled: [], failure };
  }
}
