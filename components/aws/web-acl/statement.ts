import type { WebAclSettings } from "./resolved";

type Rule = WebAclSettings["rules"][string];
export type Conditions = NonNullable<Rule["match"]>;
type TextMatch = NonNullable<Conditions["path"]>;

interface Transformation {
  readonly priority: number;
  readonly type: string;
}

/** Where in a request something is looked for, in the provider's words. */
interface Field {
  readonly uriPath?: object;
  readonly queryString?: object;
  readonly method?: object;
  readonly singleHeader?: { readonly name: string };
  readonly body?: { readonly oversizeHandling: string };
}

interface Inspection {
  readonly fieldToMatch: Field;
  readonly textTransformations: Transformation[];
}

/** A statement in the provider's shape; ARNs of IP sets are whatever the caller has for them. */
export interface Statement<Arn> {
  readonly andStatement?: { readonly statements: Statement<Arn>[] };
  readonly orStatement?: { readonly statements: Statement<Arn>[] };
  readonly notStatement?: { readonly statement: Statement<Arn> };
  readonly ipSetReferenceStatement?: { readonly arn: Arn };
  readonly geoMatchStatement?: { readonly countryCodes: string[] };
  readonly asnMatchStatement?: { readonly asnLists: number[] };
  readonly labelMatchStatement?: { readonly scope: string; readonly key: string };
  readonly byteMatchStatement?: Inspection & { readonly positionalConstraint: string; readonly searchString: string };
  readonly regexMatchStatement?: Inspection & { readonly regexString: string };
  readonly sizeConstraintStatement?: Inspection & { readonly comparisonOperator: string; readonly size: number };
}

const plain: readonly Transformation[] = [{ priority: 0, type: "NONE" }];
const lower: readonly Transformation[] = [{ priority: 0, type: "LOWERCASE" }];

const positions = [
  ["exactly", "EXACTLY"],
  ["startsWith", "STARTS_WITH"],
  ["endsWith", "ENDS_WITH"],
  ["contains", "CONTAINS"],
] as const;

function textStatements<Arn>(fieldToMatch: Field, match: TextMatch): Statement<Arn>[] {
  const inspection = { fieldToMatch, textTransformations: [...(match.ignoreCase ? lower : plain)] };
  const searches = positions.flatMap(([option, positionalConstraint]) =>
    (match[option] ?? []).map((searchString) => ({
      byteMatchStatement: { ...inspection, positionalConstraint, searchString },
    })),
  );
  const expressions = (match.regex ?? []).map((regexString) => ({
    regexMatchStatement: { ...inspection, regexString },
  }));
  return [...searches, ...expressions];
}

/** Each condition as the statements of which one suffices. `sets`: the IP sets of the condition's ranges, one for each family. */
export function alternatives<Arn>(match: Conditions, sets: readonly Arn[]): Statement<Arn>[][] {
  const { countries, asns, label, methods, path, query, headers = {}, bodyLargerThan } = match;
  const all: Statement<Arn>[][] = [
    sets.map((arn) => ({ ipSetReferenceStatement: { arn } })),
    countries === undefined ? [] : [{ geoMatchStatement: { countryCodes: countries } }],
    asns === undefined ? [] : [{ asnMatchStatement: { asnLists: asns } }],
    label === undefined ? [] : [{ labelMatchStatement: { scope: "LABEL", key: label } }],
    (methods ?? []).flatMap((method) => textStatements<Arn>({ method: {} }, { exactly: [method], ignoreCase: false })),
    path === undefined ? [] : textStatements<Arn>({ uriPath: {} }, path),
    query === undefined ? [] : textStatements<Arn>({ queryString: {} }, query),
    ...Object.entries(headers).map(([name, match]) =>
      textStatements<Arn>({ singleHeader: { name: name.toLowerCase() } }, match),
    ),
    bodyLargerThan === undefined ? [] : [bodyStatement<Arn>(bodyLargerThan)],
  ];
  return all.filter(({ length }) => length > 0);
}

/** What is beyond the inspected part counts as larger. */
const bodyStatement = <Arn>(size: number): Statement<Arn> => ({
  sizeConstraintStatement: {
    fieldToMatch: { body: { oversizeHandling: "MATCH" } },
    textTransformations: [...plain],
    comparisonOperator: "GT",
    size,
  },
});

const anyOf = <Arn>(statements: Statement<Arn>[]): Statement<Arn> => {
  const [only, ...more] = statements;
  return only !== undefined && more.length === 0 ? only : { orStatement: { statements } };
};

/**
 * All of `match`, and nothing of `except`: two operators deep at the most, which is what the provider takes below a rate. Undefined where
 * nothing is asked.
 */
export function statementOf<Arn>(match: Statement<Arn>[][], except: Statement<Arn>[][]): Statement<Arn> | undefined {
  const wanted = match.map((statements) => anyOf(statements));
  const spared = except.flat().map((statement): Statement<Arn> => ({ notStatement: { statement } }));
  const [only, ...more] = [...wanted, ...spared];
  if (only === undefined) return undefined;
  return more.length === 0 ? only : { andStatement: { statements: [only, ...more] } };
}
