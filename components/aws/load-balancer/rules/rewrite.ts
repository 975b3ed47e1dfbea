import { entriesOf } from "../../../../model/settings/entries";
import type { Path } from "../../../../model/settings/path";
import type { Report, ValidPart } from "../../../../model/settings/rule";
import { highestGroup, judgeRegex } from "../../../../platforms/aws/regex";
import { type Balancer, listenersOf } from "../placed-actions";
import type { RuleShape } from "../schema";

type Rule = ValidPart<RuleShape>;

interface PlacedRule {
  readonly rule: Rule;
  readonly path: Path;
}

const rulesOf = (balancer: Balancer): readonly PlacedRule[] =>
  listenersOf(balancer).flatMap(({ listener, path }) =>
    entriesOf(listener.rules).map(([name, rule]) => ({ rule, path: [...path, "rules", name] })),
  );

const rewritesOf = (rule: Rule) =>
  (["host", "url"] as const).flatMap((part) => {
    const found = rule.rewrite?.[part];
    return found?.regex === undefined ? [] : [{ part, regex: found.regex, replace: found.replace }];
  });

/** What conditions and rewrites look for must be in the vendor's dialect of regular expressions. */
export function regularExpressions(balancer: Balancer, say: Report): void {
  const judge = (regex: string | undefined, path: Path) => {
    const problem = regex === undefined ? undefined : judgeRegex(regex).problem;
    if (problem !== undefined) say(path, { problem, ...adviceFor(problem) });
  };
  for (const { rule, path } of rulesOf(balancer)) {
    const { pathRegex, hostRegex, headersRegex } = rule.conditions ?? {};
    const conditions = [...path, "conditions"];
    for (const [index, regex] of (pathRegex ?? []).entries()) judge(regex, [...conditions, "pathRegex", index]);
    for (const [index, regex] of (hostRegex ?? []).entries()) judge(regex, [...conditions, "hostRegex", index]);
    for (const [name, regexes] of entriesOf(headersRegex)) {
      for (const [index, regex] of regexes.entries()) judge(regex, [...conditions, "headersRegex", name, index]);
    }
    for (const { part, regex } of rewritesOf(rule)) judge(regex, [...path, "rewrite", part, "regex"]);
  }
}

const adviceFor = (problem: string) =>
  problem.startsWith("no regular")
    ? { fix: "put a backslash before a character that stands for itself" }
    : { fix: "write it without, or use several rules" };

/** A rule without anything to rewrite, and a rewrite that no target ever sees. */
export function rewriteCautions(balancer: Balancer, say: Report): void {
  for (const { rule, path } of rulesOf(balancer)) {
    for (const { part, regex, replace } of rewritesOf(rule)) {
      const own = [...path, "rewrite", part];
      if (rule.action?.type === "redirect" || rule.action?.type === "fixed-response") {
        say(own, { problem: "no target gets this rule's requests", fix: "leave it out, or forward" });
      }
      const { groups } = judgeRegex(regex);
      const highest = highestGroup(replace ?? "");
      if (highest > groups) {
        const problem = `names group ${highest}, and the regular expression captures ${groups}`;
        say([...own, "replace"], { problem, fix: "put parentheses around what $1 shall stand for" });
      }
      const isAnchored = part === "url" && regex.startsWith("^");
      if (isAnchored && replace !== undefined && !/^[/$]/.test(replace)) {
        const problem = "the new path does not begin with /: the balancer answers 500";
        say([...own, "replace"], { problem, fix: `write /${replace}` });
      }
    }
  }
}

/** Neither part is given. */
export function emptyRewrites(balancer: Balancer, say: Report): void {
  for (const { rule, path } of rulesOf(balancer)) {
    if (rule.rewrite === undefined || Object.keys(rule.rewrite).length > 0) continue;
    say([...path, "rewrite"], { problem: "rewrites nothing", fix: "name host or url, or leave it out" });
  }
}
