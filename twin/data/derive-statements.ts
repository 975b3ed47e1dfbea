import { z } from "zod";
import type { Comparison, Inspected, Position, Statement, Transformation } from "../contract/web-acl";
import { number, text } from "./shape-parts";
import { inspectionShape, nestedShape } from "./web-acl-shapes";

/** Why a rule cannot be enforced here: `needs the countries of addresses`. */
export class Unenforceable extends Error {}

export interface StatementContext {
  /** Ranges of an IP set by its ARN. */
  readonly ipSets: ReadonlyMap<string, readonly string[]>;
  /** Labels that rules before this one put on requests. */
  readonly labels: ReadonlySet<string>;
}

type Part = Readonly<Record<string, unknown>>;
type Reader = (part: unknown, context: StatementContext) => Statement;

const positions: Readonly<Record<string, Position>> = {
  EXACTLY: "exactly",
  STARTS_WITH: "startsWith",
  ENDS_WITH: "endsWith",
  CONTAINS: "contains",
};
const comparisons: readonly Comparison[] = ["eq", "ne", "le", "lt", "ge", "gt"];
const transformations: readonly Transformation[] = ["LOWERCASE", "UPPERCASE", "URL_DECODE"];

const parts: Readonly<Record<string, "path" | "query" | "method">> = {
  uriPath: "path",
  queryString: "query",
  method: "method",
};

const headerShape = z.object({ name: text("") });

function fieldOf(field: Part): Inspected["field"] {
  const kind = Object.keys(field).find((key) => field[key] !== null && field[key] !== undefined) ?? "nothing";
  if (kind === "singleHeader") return { part: "header", name: headerShape.parse(field[kind]).name };
  const part = parts[kind];
  if (part === undefined) throw new Unenforceable(`looks into ${kind}`);
  return { part };
}

function transformationsOf(given: readonly { readonly priority: number; readonly type: string }[]): Transformation[] {
  return given
    .toSorted((a, b) => a.priority - b.priority)
    .filter(({ type }) => type !== "NONE")
    .map(({ type }) => {
      const known = transformations.find((transformation) => transformation === type);
      if (known === undefined) throw new Unenforceable(`transforms by ${type}`);
      return known;
    });
}

function inspected(part: unknown): Inspected {
  const { fieldToMatch, textTransformations } = inspectionShape.parse(part);
  return { field: fieldOf(fieldToMatch ?? {}), transformations: transformationsOf(textTransformations) };
}

const byteShape = z.object({ positionalConstraint: text(""), searchString: text("") });
const regexShape = z.object({ regexString: text("") });
const sizeShape = z.object({ comparisonOperator: text(""), size: number(0) });
const labelShape = z.object({ scope: text(""), key: text("") });
const ipsShape = z.object({ arn: text(""), ipSetForwardedIpConfig: z.unknown().optional() });

function sizeStatement(part: unknown): Statement {
  const { comparisonOperator, size } = sizeShape.parse(part);
  const comparison = comparisons.find((known) => known === comparisonOperator.toLowerCase());
  if (comparison === undefined) throw new Unenforceable(`compares by ${comparisonOperator}`);
  const { fieldToMatch } = inspectionShape.parse(part);
  const isBody = fieldToMatch?.["body"] !== undefined && fieldToMatch["body"] !== null;
  return isBody ? { kind: "bodySize", comparison, size } : { kind: "size", comparison, size, ...inspected(part) };
}

function ips(part: unknown, { ipSets }: StatementContext): Statement {
  const { arn, ipSetForwardedIpConfig } = ipsShape.parse(part);
  if (ipSetForwardedIpConfig) throw new Unenforceable("takes the address from a header");
  const ranges = ipSets.get(arn);
  if (ranges === undefined) throw new Unenforceable("names an IP set that the program did not make");
  return { kind: "ips", ranges };
}

function label(part: unknown, { labels }: StatementContext): Statement {
  const { scope, key } = labelShape.parse(part);
  if (scope === "LABEL" && labels.has(key)) return { kind: "label", label: key };
  throw new Unenforceable(`asks for the label ${key}, which no rule before it puts on here`);
}

function nested(part: unknown, context: StatementContext): readonly Statement[] {
  const { statements, statement } = nestedShape.parse(part);
  return [...statements, ...(statement ? [statement] : [])].map((one) => statementOf(one, context));
}

function textStatement(part: unknown): Statement {
  const { positionalConstraint, searchString } = byteShape.parse(part);
  const position = positions[positionalConstraint];
  if (position === undefined) throw new Unenforceable(`searches by ${positionalConstraint}`);
  return { kind: "text", position, value: searchString, ...inspected(part) };
}

const readers: Readonly<Record<string, Reader>> = {
  andStatement: (part, context) => ({ kind: "all", of: nested(part, context) }),
  orStatement: (part, context) => ({ kind: "any", of: nested(part, context) }),
  notStatement: (part, context) => ({ kind: "not", of: { kind: "all", of: nested(part, context) } }),
  ipSetReferenceStatement: ips,
  labelMatchStatement: label,
  byteMatchStatement: textStatement,
  regexMatchStatement: (part) => ({
    kind: "text",
    position: "regex",
    value: regexShape.parse(part).regexString,
    ...inspected(part),
  }),
  sizeConstraintStatement: sizeStatement,
};

const reasons: Readonly<Record<string, string>> = {
  geoMatchStatement: "needs the countries of addresses",
  asnMatchStatement: "needs the networks (ASN) of addresses",
  sqliMatchStatement: "needs AWS's detection of SQL",
  xssMatchStatement: "needs AWS's detection of scripts",
  ruleGroupReferenceStatement: "is a rule group",
  regexPatternSetReferenceStatement: "names a set of patterns",
};

/** What kind of statement it is, and the statement. */
export function kindOf(statement: Part): readonly [kind: string, part: unknown] {
  return Object.entries(statement).find(([, part]) => part !== null && part !== undefined) ?? ["nothing", undefined];
}

/** @throws Unenforceable where this machine cannot tell whether it holds */
export function statementOf(statement: Part, context: StatementContext): Statement {
  const [kind, part] = kindOf(statement);
  const reader = readers[kind];
  if (reader === undefined) throw new Unenforceable(reasons[kind] ?? `asks by ${kind}`);
  return reader(part, context);
}
