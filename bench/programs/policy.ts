import { join } from "node:path";
import { planOffline } from "../../cli/plan/offline";
import type { PlannedResource } from "../../cli/planned";
import { readStack } from "../../cli/project";
import { type EvaluationSettings, evaluate } from "../../policies/evaluate";
import { graphOfPlan } from "../../policies/plan-graph";
import { rules } from "../../policies/rules";

/** The same resources once more, under names of their own: whatever one says of another stays among them. */
function copied(resources: readonly PlannedResource[], copy: number): readonly PlannedResource[] {
  const names = new Set(resources.flatMap(({ urn, id }) => (id === undefined ? [urn] : [urn, id])));
  const renamed = (value: unknown): unknown => {
    if (typeof value === "string") return names.has(value) ? `${value}-${copy}` : value;
    if (Array.isArray(value)) return value.map(renamed);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renamed(item)]));
  };
  const text = (value: string) => (names.has(value) ? `${value}-${copy}` : value);
  const record = (value: object) =>
    Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renamed(item)]));
  return resources.map((one) => ({
    ...one,
    urn: text(one.urn),
    name: `${one.name}-${copy}`,
    parent: one.parent === undefined ? undefined : text(one.parent),
    id: one.id === undefined ? undefined : text(one.id),
    inputs: record(one.inputs),
    propertyDependencies: Object.fromEntries(
      Object.entries(one.propertyDependencies).map(([key, urns]) => [key, urns.map(text)]),
    ),
  }));
}

const milliseconds = (start: bigint) => Number(process.hrtime.bigint() - start) / 1e6;

/**
 * Every rule over as many clusters like prod's: `node policy.js <count>`. Prints resources and milliseconds, and what the slowest rules take,
 * as JSON.
 */
async function judge(count: number): Promise<void> {
  const plan = await planOffline(readStack(join(__dirname, "../../.."), "prod"));
  const settings: EvaluationSettings = { levelOf: () => "mandatory", exemptions: [] };
  const graphOf = (copies: number) =>
    graphOfPlan({
      ...plan,
      resources: Array.from({ length: copies }, (_, copy) => copied(plan.resources, copy)).flat(),
    });
  // The first run is compilation's.
  evaluate(graphOf(1), rules, settings);
  const graph = graphOf(count);
  const start = process.hrtime.bigint();
  const { results } = evaluate(graph, rules, settings);
  const total = milliseconds(start);
  const byRule = rules.map((rule) => {
    const begin = process.hrtime.bigint();
    evaluate(graph, [rule], settings);
    return [rule.id, milliseconds(begin)] as const;
  });
  const slowest = byRule.sort(([, one], [, other]) => other - one).slice(0, 8);
  process.stdout.write(
    `${JSON.stringify({ resources: graph.resources.length, results: results.length, milliseconds: total, slowest: Object.fromEntries(slowest) })}\n`,
  );
}

void judge(Number(process.argv[2] ?? 1));
