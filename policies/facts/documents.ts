import { z } from "zod";
import { isList, isRecord, NotKnownYet, Secret, Unknown, type Value, type View } from "../../model/graph";

const oneOrMany = z.union([z.string(), z.array(z.string())]).optional();
const lists = (value: z.infer<typeof oneOrMany>) => (typeof value === "string" ? [value] : (value ?? []));

const statementSchema = z.looseObject({
  Effect: z.string(),
  Action: oneOrMany,
  NotAction: oneOrMany,
  Resource: oneOrMany,
  NotResource: oneOrMany,
  Principal: z.union([z.string(), z.record(z.string(), oneOrMany)]).optional(),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
});

const documentSchema = z.looseObject({ Statement: z.union([statementSchema, z.array(statementSchema)]) });

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

/** The statements of an IAM policy document, as text or as an object; undefined when it cannot be read as one. Throws NotKnownYet. */
export function statementsOf(view: View, property: string): readonly Statement[] | undefined {
  const part = view.at(property);
  const value = part.known();
  const parsed = documentSchema.safeParse(typeof value === "string" ? parseJson(value) : plain(value, part));
  if (!parsed.success) return undefined;
  const { Statement } = parsed.data;
  return (Array.isArray(Statement) ? Statement : [Statement]).map((statement) => ({
    allows: statement.Effect === "Allow",
    actions: lists(statement.Action),
    notActions: lists(statement.NotAction),
    resources: lists(statement.Resource),
    notResources: lists(statement.NotResource),
    principals:
      typeof statement.Principal === "string"
        ? [statement.Principal]
        : Object.values(statement.Principal ?? {}).flatMap(lists),
    conditions: statement.Condition ?? {},
  }));
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
