import { z } from "zod";
import type { View } from "../../model/graph";

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

/** The statements of an IAM policy document; undefined when it cannot be read as one. Throws NotKnownYet. */
export function statementsOf(view: View, property: string): readonly Statement[] | undefined {
  const text = view.text(property);
  if (text === undefined) return undefined;
  const parsed = documentSchema.safeParse(parseJson(text));
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

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
