import { isList, isProps, type Json, type Props } from "../../../model/graph/json";
import { managedGroupCapacity } from "./managed-groups";

/** What a web ACL's rules cost, in WCU, and the groups whose cost is not published. */
export interface Capacity {
  readonly known: number;
  readonly unknown: readonly string[];
}

const nothing: Capacity = { known: 0, unknown: [] };
const of = (known: number): Capacity => ({ known, unknown: [] });
const sum = (parts: readonly Capacity[]): Capacity =>
  parts.reduce(
    (left, right) => ({ known: left.known + right.known, unknown: [...left.unknown, ...right.unknown] }),
    nothing,
  );

const record = (props: Props, key: string): Props | undefined => {
  const value = props[key];
  return isProps(value) ? value : undefined;
};

const textAt = (props: Props, key: string): string => {
  const value = props[key];
  return typeof value === "string" ? value : "";
};

const records = (props: Props, key: string): readonly Props[] => {
  const value = props[key];
  return isList(value) ? value.filter(isProps) : [];
};

/** Each transformation but NONE; twice the base for JSON, ten more for all query arguments. */
function inspected(statement: Props, base: number): Capacity {
  const transformations = records(statement, "textTransformations").filter(({ type }) => type !== "NONE").length;
  const field = record(statement, "fieldToMatch") ?? {};
  const own = record(field, "jsonBody") === undefined ? base : 2 * base;
  return of(own + 10 * transformations + (record(field, "allQueryArguments") === undefined ? 0 : 10));
}

const isSearch = (statement: Props) => textAt(statement, "positionalConstraint").startsWith("CONTAINS");

/** What a managed group costs, by vendor and name; undefined where that is not known. */
type GroupCapacity = (vendor: string, name: string) => number | undefined;
type Cost = (statement: Props, groups: GroupCapacity) => Capacity;

/** Cost of each kind of statement. Source: AWS WAF developer guide, rule statements, read 2026-11-30. */
const costs: Readonly<Record<string, Cost>> = {
  geoMatchStatement: () => of(1),
  asnMatchStatement: () => of(1),
  labelMatchStatement: () => of(1),
  ipSetReferenceStatement: (statement) =>
    of(record(statement, "ipSetForwardedIpConfig")?.["position"] === "ANY" ? 5 : 1),
  sizeConstraintStatement: (statement) => inspected(statement, 1),
  byteMatchStatement: (statement) => inspected(statement, isSearch(statement) ? 10 : 2),
  regexMatchStatement: (statement) => inspected(statement, 3),
  regexPatternSetReferenceStatement: (statement) => inspected(statement, 25),
  sqliMatchStatement: (statement) => inspected(statement, statement["sensitivityLevel"] === "HIGH" ? 30 : 20),
  xssMatchStatement: (statement) => inspected(statement, 40),
  andStatement: nested,
  orStatement: nested,
  notStatement: nested,
  rateBasedStatement: (statement, groups) =>
    sum([of(2 + 30 * records(statement, "customKeys").length), scoped(statement, groups)]),
  managedRuleGroupStatement: (statement, groups) => sum([managed(statement, groups), scoped(statement, groups)]),
  ruleGroupReferenceStatement: (statement) => ({ known: 0, unknown: [textAt(statement, "arn") || "a rule group"] }),
};

function nested(statement: Props, groups: GroupCapacity): Capacity {
  const parts = [...records(statement, "statements"), record(statement, "statement") ?? {}];
  return sum(parts.map((part) => statementCapacity(part, groups)));
}

const scoped: Cost = (statement, groups) => statementCapacity(record(statement, "scopeDownStatement") ?? {}, groups);

function managed(statement: Props, groups: GroupCapacity): Capacity {
  const [vendor, name] = [textAt(statement, "vendorName"), textAt(statement, "name")];
  const known = groups(vendor, name);
  return known === undefined ? { known: 0, unknown: [`${vendor}/${name}`] } : of(known);
}

/** Cost of a statement in the provider's shape. */
const statementCapacity: Cost = (statement, groups) =>
  sum(
    Object.entries(statement).flatMap(([kind, part]) =>
      isProps(part) ? [costs[kind]?.(part, groups) ?? nothing] : [],
    ),
  );

/** Cost of a web ACL's rules in the provider's shape: at most what AWS counts, which spares transformations that rules share. */
export const rulesCapacity = (rules: readonly Json[], groups: GroupCapacity = managedGroupCapacity): Capacity =>
  sum(rules.filter(isProps).map((rule) => statementCapacity(record(rule, "statement") ?? {}, groups)));
