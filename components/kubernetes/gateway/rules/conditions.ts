import { entriesOf } from "../../../../model/settings/entries";
import type { Path } from "../../../../model/settings/path";
import type { Report, ValidPart } from "../../../../model/settings/rule";
import { hostName } from "../../../../platforms/kubernetes/primitives";
import { coversHost, namedHosts } from "../hosts";
import { comparePrecision, mayMeet, planMatches, precisionOf } from "../matches";
import { type Balancer, listenersOf } from "../placed-actions";
import type { RuleShape } from "../schema";
import { regexProblem } from "./regex";

/** Most matches of a rule, and host names of a route. Where methods tell repeatable requests apart, each match stands three times more. */
const most = { matches: 64, splitMatches: 21, hostnames: 16 } as const;

type Conditions = ValidPart<RuleShape>["conditions"];

const hostPattern = new RegExp(`^(?:\\*\\.)?${hostName}$`);

function expressions(conditions: NonNullable<Conditions>, path: Path, say: Report): void {
  const all = [
    ...(conditions.pathRegex ?? []).map((text, index) => [[...path, "pathRegex", index], text] as const),
    ...entriesOf(conditions.headersRegex).flatMap(([name, texts]) =>
      texts.map((text, index) => [[...path, "headersRegex", name, index], text] as const),
    ),
  ];
  for (const [at, text] of all) {
    const problem = text === undefined ? undefined : regexProblem(text);
    if (problem !== undefined) say(at, { problem, fix: "rewrite it in RE2's dialect" });
  }
}

/** What Gateway API takes of a rule's conditions. */
export function legal(balancer: Balancer, say: Report): void {
  for (const { listener, path } of listenersOf(balancer)) {
    for (const [name, { conditions }] of entriesOf(listener.rules)) {
      if (conditions === undefined) continue;
      const at = [...path, "rules", name, "conditions"];
      if (Object.values(conditions).every((value) => value === undefined))
        say(at, { problem: "holds for every request", fix: "name a condition, or change defaultAction" });
      if (conditions.path !== undefined && conditions.pathRegex !== undefined)
        say([...at, "pathRegex"], { problem: "two ways to say the path", fix: "use path or pathRegex" });
      for (const [index, host] of (conditions.host ?? []).entries()) {
        if (host === undefined || hostPattern.test(host)) continue;
        const allowed = "a name in lower case, or a star for its first labels: *.example.com";
        const port = /:\d+$/.exec(host)?.[0];
        say([...at, "host", index], {
          problem: "Gateway API cannot match this host",
          allowed,
          ...(port === undefined ? {} : { fix: `leave ${port} out: a listener has one port` }),
        });
      }
      for (const [index, pattern] of (conditions.path ?? []).entries()) {
        if (pattern === undefined || /^[/*]/.test(pattern)) continue;
        say([...at, "path", index], { problem: "no path starts like this", fix: `write /${pattern}` });
      }
      if ((conditions.host?.length ?? 0) > most.hostnames)
        say([...at, "host"], {
          problem: `${conditions.host?.length} host names`,
          allowed: `up to ${most.hostnames}`,
          fix: "use two rules",
        });
      expressions(conditions, at, say);
    }
  }
}

type Sound = RuleShape["conditions"];

const isWhole = (value: unknown): boolean =>
  typeof value === "object" && value !== null ? Object.values(value).every(isWhole) : value !== undefined;

/** Whether every part of the conditions is sound, so that its matches can be planned. */
export const isSound = (conditions: Conditions): conditions is Sound => conditions !== undefined && isWhole(conditions);

interface Planned {
  readonly name: string;
  readonly priority: number;
  readonly hosts: readonly string[] | undefined;
  readonly matches: ReturnType<typeof planMatches>;
}

const hostsMeet = (a: readonly string[] | undefined, b: readonly string[] | undefined): boolean =>
  a === undefined ||
  b === undefined ||
  a.some((one) => b.some((other) => coversHost(one, other) || coversHost(other, one)));

/** Gateways take the more precise of two rules, whatever their order: priorities must say the same. */
export function order(balancer: Balancer, say: Report): void {
  for (const { listener, path } of listenersOf(balancer)) {
    const rules = entriesOf(listener.rules)
      .flatMap(([name, { priority, conditions }]): Planned[] => {
        if (priority === undefined || !isSound(conditions)) return [];
        return [{ name, priority, hosts: conditions.host, matches: planMatches(conditions) }];
      })
      .sort((a, b) => a.priority - b.priority);
    const splits = entriesOf(listener.rules).every(([, { conditions }]) => conditions?.method === undefined);
    const limit = splits ? most.splitMatches : most.matches;
    for (const { name, matches } of rules) {
      if (matches.length <= limit) continue;
      const problem = `its values make ${matches.length} combinations`;
      say([...path, "rules", name, "conditions"], { problem, allowed: `up to ${limit}`, fix: "split the rule" });
    }
    const hosts = namedHosts(rules.map((rule) => rule.hosts));
    if (hosts.length > most.hostnames)
      say([...path, "rules"], {
        problem: `its rules name ${hosts.length} hosts`,
        allowed: `up to ${most.hostnames}: the default action needs a route for each`,
        fix: "spread them over several listeners",
      });
  }
  orderBy(balancer, { plan: planMatches, precision: precisionOf }, say);
}

/** How an implementation reads conditions, and which of two matches it prefers. */
interface MatchOrder {
  readonly plan: typeof planMatches;
  readonly precision: typeof precisionOf;
}

/** Priorities must say what an implementation does. */
export function orderBy(balancer: Balancer, { plan, precision }: MatchOrder, say: Report): void {
  for (const { listener, path } of listenersOf(balancer)) {
    const rules = entriesOf(listener.rules)
      .flatMap(([name, { priority, conditions }]): Ranked[] => {
        if (priority === undefined || !isSound(conditions)) return [];
        const figures = plan(conditions).map(precision);
        return [{ name, priority, hosts: conditions.host, matches: planMatches(conditions), figures }];
      })
      .sort((a, b) => a.priority - b.priority);
    for (const [index, later] of rules.entries()) {
      const winner = rules.slice(0, index).find((earlier) => loses(earlier, later));
      if (winner === undefined) continue;
      const problem = `rule ${winner.name} comes first by its priority, and Gateway API may prefer this one, which is as precise or more`;
      say([...path, "rules", later.name, "priority"], {
        problem,
        fix: `write a priority below ${winner.priority}, or conditions that no request fulfils twice`,
      });
    }
  }
}

interface Ranked extends Planned {
  /** How precise each of the matches is. */
  readonly figures: readonly (readonly number[])[];
}

/** Whether some request that both take may go to the later rule: of two that are as precise the older route wins. */
const loses = (earlier: Ranked, later: Ranked): boolean =>
  hostsMeet(earlier.hosts, later.hosts) &&
  earlier.matches.some((one, at) =>
    later.matches.some(
      (other, index) =>
        mayMeet(one, other) && comparePrecision(earlier.figures[at] ?? [], later.figures[index] ?? []) <= 0,
    ),
  );
