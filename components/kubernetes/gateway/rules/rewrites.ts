import { entriesOf } from "../../../../model/settings/entries";
import type { Path } from "../../../../model/settings/path";
import type { Report, ValidPart } from "../../../../model/settings/rule";
import { type Balancer, listenersOf } from "../placed-actions";
import type { RuleShape } from "../schema";
import { groupsOf, regexProblem } from "./regex";

type Rewrite = NonNullable<ValidPart<RuleShape>["rewrite"]>;

/** Groups that a replacement can name: Envoy has one digit for them, and one group of its own before them. */
const highestGroup = 8;

const namedGroups = (replace: string): readonly number[] =>
  [...replace.matchAll(/\$(\d)/g)].map(([, digit]) => Number(digit));

function urlProblems({ regex, replace }: NonNullable<Rewrite["url"]>, path: Path, say: Report): void {
  const keptApart = "the gateway rewrites the path, and the query stays behind it";
  const problem = regex === undefined ? undefined : regexProblem(regex);
  if (problem !== undefined) say([...path, "regex"], { problem, fix: "rewrite it in RE2's dialect" });
  else if (regex !== undefined && /\\\?/.test(regex))
    say([...path, "regex"], { problem: keptApart, fix: "look for what stands before the question mark" });
  if (replace === undefined) return;
  if (replace.includes("?"))
    say([...path, "replace"], {
      problem: keptApart,
      fix: "leave the question mark out, and let the node read the path",
    });
  if (regex?.startsWith("^") === true && !/^[/$]/.test(replace))
    say([...path, "replace"], { problem: "the new path would not begin with /", fix: `write /${replace}` });
  const named = Math.max(0, ...namedGroups(replace));
  const captured =
    regex === undefined || problem !== undefined ? highestGroup : Math.min(groupsOf(regex), highestGroup);
  if (named > captured)
    say([...path, "replace"], {
      problem: `names group ${named}, and there are ${captured} that it may name`,
      fix: "put parentheses around what $1 shall stand for",
    });
}

/** What Envoy can rewrite. A replacement that names a missing group would make it refuse the whole listener's routes. */
export function rewrites(balancer: Balancer, say: Report): void {
  for (const { listener, path } of listenersOf(balancer)) {
    for (const [name, { rewrite, action }] of entriesOf(listener.rules)) {
      if (rewrite === undefined) continue;
      const at = [...path, "rules", name, "rewrite"];
      if (Object.keys(rewrite).length === 0)
        say(at, { problem: "rewrites nothing", fix: "name host or url, or leave it out" });
      else if (action?.type === "redirect" || action?.type === "fixed-response")
        say(at, { problem: "no node gets this rule's requests", fix: "leave it out, or forward" });
      if (rewrite.url !== undefined) urlProblems(rewrite.url, [...at, "url"], say);
    }
  }
}
