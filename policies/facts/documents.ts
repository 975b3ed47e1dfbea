import { isList, isRecord, NotKnownYet, Secret, Unknown, type Value, type View } from "../../model/graph";

export interface Statement {
  readonly allows: boolean;
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  /** Everybody is `*`. */
  readonly principals: readonly string[];
  readonly conditions: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Of a JSON or YAML document that a property holds as text. */
type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The statements of an IAM policy document, as text or as an object; undefined when it cannot be read as one. Throws NotKnownYet. */
export function statementsOf(view: View, property: string): readonly Statement[] | undefined {
  const part = view.at(property);
  const value = part.known();
  return readDocument(typeof value === "string" ? parseJson(value) : plain(value, part));
}

/** By hand: a schema library would double the time that the policy pack takes to start. */
function readDocument(document: unknown): readonly Statement[] | undefined {
  if (!isFields(document) || document.Statement === undefined) return undefined;
  const { Statement } = document;
  try {
    return (Array.isArray(Statement) ? Statement : [Statement]).map(readStatement);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

class Unreadable extends Error {}

function readStatement(raw: unknown): Statement {
  if (!isFields(raw) || typeof raw.Effect !== "string") throw new Unreadable();
  return {
    allows: raw.Effect === "Allow",
    actions: texts(raw.Action),
    notActions: texts(raw.NotAction),
    resources: texts(raw.Resource),
    notResources: texts(raw.NotResource),
    principals: isFields(raw.Principal) ? Object.values(raw.Principal).flatMap(texts) : texts(raw.Principal),
    conditions: Object.fromEntries(Object.entries(fields(raw.Condition)).map(([test, keys]) => [test, fields(keys)])),
  };
}

/** One text, a list of them, or none. */
function texts(value: unknown): readonly string[] {
  const list: readonly unknown[] = value === undefined ? [] : Array.isArray(value) ? value : [value];
  return list.map((item) => {
    if (typeof item !== "string") throw new Unreadable();
    return item;
  });
}

function fields(value: unknown): Fields {
  if (value === undefined) return {};
  if (!isFields(value)) throw new Unreadable();
  return value;
}

/** A document that the program writes as an object: a part that is not known yet may be what decides. */
function plain(value: Value | undefined, part: View): unknown {
  if (value instanceof Unknown) throw new NotKnownYet(part.resource.urn, part.path, "unknown");
  if (value instanceof Secret) throw new NotKnownYet(part.resource.urn, part.path, "secret");
  if (isList(value)) return value.map((item) => plain(item, part));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item, part)]));
}

/** Everybody, and nothing that narrows it. */
export const admitsAnybody = ({ allows, principals, conditions }: Statement): boolean =>
  allows && principals.includes("*") && Object.keys(conditions).length === 0;

/** Whether everybody is refused one of these actions over plain HTTP. */
export const deniesPlainHttp = (statement: Statement, actions: readonly string[]): boolean =>
  !statement.allows &&
  statement.principals.includes("*") &&
  statement.actions.some((action) => actions.includes(action)) &&
  String(statement.conditions.Bool?.["aws:SecureTransport"]) === "false";

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
