import type { HTTPRouteSpec } from "../crds/http-route";
import type { RuleShape } from "./schema";

export type Match = NonNullable<NonNullable<HTTPRouteSpec["rules"]>[number]["matches"]>[number];
type PathMatch = NonNullable<Match["path"]>;
type ValueMatch = NonNullable<Match["headers"]>[number];

const special = /[.+^${}()|[\]\\]/g;

/** A pattern with * and ? as an expression of RE2 for the whole text. */
const expressionOf = (pattern: string): string =>
  pattern.replace(special, "\\$&").replaceAll("*", ".*").replaceAll("?", ".");

const isPlain = (pattern: string) => !/[*?]/.test(pattern);

/** `/api/*` is no prefix of Gateway API, which would take `/api` as well: only a plain path and everything have a form of their own. */
function pathOf(pattern: string): PathMatch {
  if (pattern === "/*" || pattern === "*") return { type: "PathPrefix", value: "/" };
  if (isPlain(pattern)) return { type: "Exact", value: pattern };
  return { type: "RegularExpression", value: expressionOf(pattern) };
}

const valueOf = (name: string, pattern: string): ValueMatch =>
  isPlain(pattern)
    ? { name, type: "Exact", value: pattern }
    : { name, type: "RegularExpression", value: expressionOf(pattern) };

/** One entry of each list, in every combination. */
function combinations<T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return lists.reduce<readonly (readonly T[])[]>(
    (made, list) => made.flatMap((start) => list.map((entry) => [...start, entry])),
    [[]],
  );
}

const everything: PathMatch = { type: "PathPrefix", value: "/" };

/** How an implementation is told a pattern with * and ?. */
export interface MatchDialect {
  readonly path: (pattern: string) => PathMatch;
  readonly value: (name: string, pattern: string) => ValueMatch;
}

const envoyDialect: MatchDialect = { path: pathOf, value: valueOf };

/** A rule's conditions as matches of Gateway API, one of which suffices: all that a match names must hold, so every combination of values is one. */
export function planMatches(
  conditions: RuleShape["conditions"],
  dialect: MatchDialect = envoyDialect,
): readonly Match[] {
  const { path = [], pathRegex = [], method = [], headers = {}, headersRegex = {}, query = [] } = conditions;
  const paths = [
    ...path.map(dialect.path),
    ...pathRegex.map((value): PathMatch => ({ type: "RegularExpression", value })),
  ];
  const byHeader = [
    ...Object.entries(headers).map(([name, patterns]) => patterns.map((pattern) => dialect.value(name, pattern))),
    ...Object.entries(headersRegex).map(([name, values]) =>
      values.map((value): ValueMatch => ({ name, type: "RegularExpression", value })),
    ),
  ];
  const parameters = query.map(({ key, value }) => dialect.value(key, value));
  return (paths.length === 0 ? [everything] : paths).flatMap((onePath) =>
    (method.length === 0 ? [undefined] : method).flatMap((oneMethod) =>
      combinations(byHeader).flatMap((someHeaders) =>
        (parameters.length === 0 ? [undefined] : parameters).map(
          (parameter): Match => ({
            path: onePath,
            ...(oneMethod === undefined ? {} : { method: oneMethod }),
            ...(someHeaders.length === 0 ? {} : { headers: someHeaders }),
            ...(parameter === undefined ? {} : { queryParams: [parameter] }),
          }),
        ),
      ),
    ),
  );
}

const kinds = { PathPrefix: 1, RegularExpression: 2, Exact: 3 } as const;
const isExact = ({ type }: ValueMatch) => type !== "RegularExpression";

/**
 * How precise a match is, most telling figure first: of two that take a request the higher one gets it. A method counts as a header. Source: Envoy
 * Gateway 1.9.1, internal/gatewayapi/sort.go.
 */
export function precisionOf({ path = everything, method, headers = [], queryParams = [] }: Match): readonly number[] {
  const { type = "PathPrefix", value = "/" } = path;
  const length = type === "PathPrefix" && value === "/" ? 0 : value.length;
  const own = method === undefined ? 0 : 1;
  return [
    kinds[type],
    length,
    headers.length + own,
    headers.filter(isExact).length + own,
    queryParams.length,
    queryParams.filter(isExact).length,
  ];
}

/** Below 0 when `a` is less precise than `b`. */
export function comparePrecision(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((figure, index) => figure !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** The text that every path of a match starts with, as far as that is known. */
function startOf({ type = "PathPrefix", value = "/" }: PathMatch): string {
  if (type !== "RegularExpression") return value;
  const [plain = ""] = /^(?:[A-Za-z0-9/_~-]|\\[.+^${}()|[\]\\])*/.exec(value) ?? [];
  // A character with a quantifier behind it need not be there.
  const isQuantified = /^[*?{+]/.test(value.slice(plain.length));
  return (isQuantified ? plain.slice(0, -1) : plain).replace(/\\(.)/g, "$1");
}

/** Whether some request may be taken by both; false only where that is certain. */
export function mayMeet(a: Match, b: Match): boolean {
  if (a.method !== undefined && b.method !== undefined && a.method !== b.method) return false;
  const [left, right] = [a.path ?? everything, b.path ?? everything];
  if (left.type === "Exact" && right.type === "Exact" && left.value !== right.value) return false;
  const [one, other] = [startOf(left), startOf(right)];
  if (!one.startsWith(other) && !other.startsWith(one)) return false;
  if (left.type === "Exact" && right.type !== "Exact" && !one.startsWith(other)) return false;
  if (right.type === "Exact" && left.type !== "Exact" && !other.startsWith(one)) return false;
  return !differ(a.headers, b.headers) && !differ(a.queryParams, b.queryParams);
}

/** Whether both ask for another exact value under one name. */
const differ = (a: readonly ValueMatch[] = [], b: readonly ValueMatch[] = []): boolean =>
  a.some((one) =>
    b.some(
      (other) =>
        isExact(one) &&
        isExact(other) &&
        one.name.toLowerCase() === other.name.toLowerCase() &&
        one.value !== other.value,
    ),
  );
