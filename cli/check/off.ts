import type { Graph } from "../../model/graph";
import { evaluate } from "../../policies/evaluate";
import type { OffRule, StackReport } from "../../policies/report";
import type { Context, Rule } from "../../policies/rule";
import { colors as pc, screenWidth } from "../screen";
import { shorten, wrapIndented } from "../wrap";

/** What the rules that are off would find. */
export function offRules(
  graph: Graph,
  rules: readonly Rule[],
  disabled: readonly string[],
  context: Context,
): readonly OffRule[] {
  const off = rules.filter(({ id }) => disabled.includes(id));
  const { results } = evaluate(graph, off, { exemptions: [], levelOf: () => "advisory", context });
  return off.map(({ id, title, severity }) => {
    const own = results.filter(({ rule }) => rule === id);
    const named = (verdict: string) => own.filter((result) => result.verdict === verdict).map(({ name }) => name);
    return { rule: id, title, severity, failing: named("fail"), unknown: named("unknown") };
  });
}

/** A count by default, else a line a rule. */
export function offLines({ off = [] }: Pick<StackReport, "off">, all: boolean): readonly string[] {
  if (off.length === 0) return [];
  const finding = off.filter(({ failing }) => failing.length > 0);
  const found = finding.reduce((sum, { failing }) => sum + failing.length, 0);
  const would = found === 0 ? "they would find nothing" : `${finding.length} of them would find ${found} more`;
  const head = `${off.length} ${off.length === 1 ? "rule is" : "rules are"} off here: ${would}`;
  if (!all) return [pc.dim(`  ${head}${found === 0 ? "" : "; --all names them"}`)];
  const width = Math.max(0, ...finding.map(({ rule }) => rule.length));
  const idle = off.filter(({ failing, unknown }) => failing.length + unknown.length === 0).map(({ rule }) => rule);
  return [
    `  ${head}`,
    ...off.filter(({ failing, unknown }) => failing.length + unknown.length > 0).map((rule) => describe(rule, width)),
    ...(idle.length > 0 ? wrapIndented(`would find nothing: ${idle.join(", ")}`, screenWidth(), "    ") : []),
  ].map((line) => pc.dim(line));
}

function describe({ rule, failing, unknown }: OffRule, width: number): string {
  const unsure = unknown.length > 0 ? `, ${unknown.length} unknown` : "";
  return shorten(
    `    ${rule.padEnd(width)}  ${failing.length}${unsure}: ${[...failing, ...unknown].join(", ")}`,
    screenWidth(),
  );
}
