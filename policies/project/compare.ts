import type { Weakening } from "../../model/analysis/diff/weakening";
import { renderPath } from "../../model/settings/path";
import type { Result } from "../evaluate";
import type { StackReport } from "../report";
import { type Level, levels, type RuleMetadata } from "../rule";
import { productionNotWeaker } from "./production-not-weaker-than-staging";

/** One stack of a comparison. */
export interface ComparedStack {
  readonly report: StackReport;
  /** URN of the stack itself. */
  readonly urn: string;
  readonly levelOf: (rule: RuleMetadata) => Level;
}

/** A result and the option that it is about. */
export interface Compared {
  readonly result: Result;
  readonly path: readonly string[];
}

/**
 * Everything in which production is weaker than staging; one pass where it is nowhere.
 * @param weakenings what the specs say against each other; undefined where one of the programs has none
 */
export function compareWithStaging(
  production: ComparedStack,
  staging: ComparedStack,
  rules: readonly RuleMetadata[],
  weakenings: readonly Weakening[] | undefined,
): readonly Compared[] {
  const head = {
    rule: productionNotWeaker.id,
    level: production.levelOf(productionNotWeaker),
    urn: production.urn,
    type: "pulumi:pulumi:Stack",
  };
  const bySpec = (weakenings ?? []).map((weakening) => ({
    result: { ...head, ...ofSpec(weakening, staging.report.stack) },
    path: weakening.path.map(String),
  }));
  const byLevel = rules.flatMap((rule) => heldToLess(rule, production, staging));
  const byVerdict =
    weakenings !== undefined ? [] : rules.flatMap((rule) => passedLess(rule, production.report, staging.report));
  const found = [...bySpec, ...[...byLevel, ...byVerdict].map((said) => ({ result: { ...head, ...said }, path: [] }))];
  if (found.length > 0) return found;
  const name = `${production.report.stack} against ${staging.report.stack}`;
  return [{ result: { ...head, name, verdict: "pass", findings: [] }, path: [] }];
}

type Said = Pick<Result, "name" | "verdict" | "findings" | "note">;

const shown = (value: unknown): string => (value === undefined ? "nothing" : JSON.stringify(value).slice(0, 60));

function ofSpec({ path, own, other, loss, reason }: Weakening, staging: string): Said {
  const name = renderPath(path);
  if (reason !== undefined) return { name, verdict: "pass", findings: [], note: `weaker than ${staging}: ${reason}` };
  return {
    name,
    verdict: "fail",
    findings: [
      {
        property: name,
        problem: `weaker than ${staging}, which has ${shown(other)}: ${loss}`,
        received: shown(own),
        fix: "strengthen it, or say why under vipkit:reasons",
      },
    ],
  };
}

const failure = (name: string, problem: string): Said => ({
  name,
  verdict: "fail",
  findings: [{ property: "", problem, received: "" }],
});

function heldToLess(rule: RuleMetadata, production: ComparedStack, staging: ComparedStack): readonly Said[] {
  if (rule.id === productionNotWeaker.id) return [];
  const [own, other] = [production.levelOf(rule), staging.levelOf(rule)];
  if (levels.indexOf(own) >= levels.indexOf(other)) return [];
  return [failure(rule.id, `${rule.id} is ${own} here and ${other} in ${staging.report.stack}`)];
}

/** What all of staging passes and something of production does not. */
function passedLess({ id }: RuleMetadata, production: StackReport, staging: StackReport): readonly Said[] {
  const own = production.results.filter(({ rule }) => rule === id);
  const theirs = staging.results.filter(({ rule }) => rule === id);
  if (theirs.length === 0 || theirs.some(({ verdict }) => verdict !== "pass")) return [];
  const failed = own.filter(({ verdict }) => verdict === "fail").map(({ name }) => name);
  if (failed.length > 0) return [failure(id, `${staging.stack} holds ${id}, and ${failed.join(", ")} here does not`)];
  const exempt = own.find(({ verdict }) => verdict === "exempt")?.exemption;
  if (exempt === undefined) return [];
  const note = `${staging.stack} holds ${id}: exempt here, ${exempt.reason} (${exempt.owner})`;
  return [{ name: id, verdict: "pass", findings: [], note }];
}
