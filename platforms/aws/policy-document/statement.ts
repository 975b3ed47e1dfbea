import { isEverything, matches, matchesAction } from "./pattern";

export interface Statement {
  readonly allows: boolean;
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  /** Everybody is `*`. */
  readonly principals: readonly string[];
  /** Everybody but these, where the statement names those whom it leaves out. */
  readonly notPrincipals: readonly string[];
  /** By operator and key, as written. */
  readonly conditions: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Of a JSON or YAML document that a property holds as text. */
type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

class UnreadableError extends Error {}

/** A part of a document that is not known yet: it throws what says so, and is called where it is asked for. */
export type NotYet = () => never;

const isNotYet = (value: unknown): value is NotYet => typeof value === "function";

const holdsNotYet = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.some(holdsNotYet);
  return isNotYet(value) || (isFields(value) && Object.values(value).some(holdsNotYet));
};

function asked(value: unknown): unknown {
  if (isNotYet(value)) return value();
  if (Array.isArray(value)) return value.map(asked);
  return isFields(value) ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asked(inner)])) : value;
}

/** Reads a part at once, so that a malformed document is one; a part that is not known only where it is asked for. */
function part<T>(value: unknown, read: (value: unknown) => T): () => T {
  if (holdsNotYet(value)) return () => read(asked(value));
  const found = read(value);
  return () => found;
}

/** The statements of an IAM policy document, in which parts may be {@link NotYet}; undefined when it cannot be read as one. By hand: a schema library would double the time that the policy pack takes to start. */
export function readDocument(document: unknown): readonly Statement[] | undefined {
  if (!isFields(document) || document.Statement === undefined) return undefined;
  const { Statement } = document;
  try {
    if (isNotYet(Statement)) return Statement();
    return (Array.isArray(Statement) ? Statement : [Statement]).map(readStatement);
  } catch (error) {
    if (error instanceof UnreadableError) return undefined;
    throw error;
  }
}

function readStatement(raw: unknown): Statement {
  if (isNotYet(raw)) return raw();
  if (isFields(raw) && isNotYet(raw.Effect)) return raw.Effect();
  if (!isFields(raw) || (raw.Effect !== "Allow" && raw.Effect !== "Deny")) throw new UnreadableError();
  const actions = part(raw.Action, texts);
  const notActions = part(raw.NotAction, texts);
  const resources = part(raw.Resource, texts);
  const notResources = part(raw.NotResource, texts);
  const named = part(raw.Principal, principals);
  const notPrincipals = part(raw.NotPrincipal, principals);
  const conditions = part(raw.Condition, tests);
  return {
    allows: raw.Effect === "Allow",
    get actions() {
      return actions();
    },
    get notActions() {
      return notActions();
    },
    get resources() {
      return resources();
    },
    get notResources() {
      return notResources();
    },
    get principals() {
      return named();
    },
    get notPrincipals() {
      return notPrincipals();
    },
    get conditions() {
      return conditions();
    },
  };
}

const tests = (value: unknown): Statement["conditions"] =>
  Object.fromEntries(Object.entries(fields(value)).map(([test, keys]) => [test, fields(keys)]));

const principals = (value: unknown): readonly string[] =>
  isFields(value) ? Object.values(value).flatMap(texts) : texts(value);

/** One text, a list of them, or none. */
function texts(value: unknown): readonly string[] {
  const list: readonly unknown[] = value === undefined ? [] : Array.isArray(value) ? value : [value];
  return list.map((item) => {
    if (typeof item === "string") return item;
    throw new UnreadableError();
  });
}

function fields(value: unknown): Fields {
  if (value === undefined) return {};
  if (!isFields(value)) throw new UnreadableError();
  return value;
}

/** Whether the statement speaks of an action: by name, by wildcard, or because it is not among those left out. */
export const concernsAction = ({ actions, notActions }: Statement, action: string): boolean =>
  actions.some((pattern) => matchesAction(pattern, action)) ||
  (notActions.length > 0 && !notActions.some((pattern) => matchesAction(pattern, action)));

/** Whether the statement speaks of a resource. One without resources, as a trust policy, speaks of what it belongs to. */
export function concernsResource({ resources, notResources }: Statement, arn: string): boolean {
  if (resources.length === 0 && notResources.length === 0) return true;
  return (
    resources.some((pattern) => matches(pattern, arn)) ||
    (notResources.length > 0 && !notResources.some((pattern) => matches(pattern, arn)))
  );
}

/** Actions of services that have nothing to do with each other: what takes them all in takes in everything. */
const unrelatedActions = ["iam:CreateUser", "s3:DeleteBucket", "ec2:RunInstances", "zz9:Anything"];
const unrelatedArns = ["arn:aws:iam::123456789012:user/a", "arn:aws:s3:::a", "arn:aws-cn:zz9:a:123456789012:b/c"];

/** Every action of every service, or all but those that are left out. */
export const concernsEveryAction = (statement: Statement): boolean =>
  statement.notActions.length > 0 ||
  unrelatedActions.every((action) => statement.actions.some((pattern) => matchesAction(pattern, action)));

export const concernsEveryResource = (statement: Statement): boolean =>
  statement.notResources.length > 0 ||
  unrelatedArns.every((arn) => statement.resources.some((pattern) => matches(pattern, arn)));

/** `arn:aws:iam::156460612806:root` and `156460612806` are the same principal. */
export const principalName = (principal: string): string =>
  /^arn:[^:]+:iam::(\d{12}):root$/.exec(principal)?.[1] ?? principal;

/** Everybody; an Allow that names those whom it leaves out lets in everybody else. */
export const concernsEverybody = ({ principals: named, notPrincipals }: Statement): boolean =>
  named.some(isEverything) || notPrincipals.length > 0;

/** Whether one of those whom a principal may be called is meant. */
export function concernsPrincipal(
  { principals: named, notPrincipals }: Statement,
  names: ReadonlySet<string>,
): boolean {
  if (notPrincipals.length > 0) return !notPrincipals.some((principal) => names.has(principalName(principal)));
  return named.some((principal) => isEverything(principal) || names.has(principalName(principal)));
}
