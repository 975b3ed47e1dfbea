import { z } from "zod";

/** What is read of a structural schema. */
export interface Structural {
  readonly type?: string | undefined;
  readonly description?: string | undefined;
  readonly properties?: Readonly<Record<string, Structural>> | undefined;
  readonly items?: Structural | undefined;
  readonly additionalProperties?: boolean | Structural | undefined;
  readonly required?: readonly string[] | undefined;
  readonly enum?: readonly (string | number | boolean | null)[] | undefined;
  readonly "x-kubernetes-int-or-string"?: boolean | undefined;
  readonly "x-kubernetes-preserve-unknown-fields"?: boolean | undefined;
}

export const structural: z.ZodType<Structural> = z.lazy(() =>
  z.looseObject({
    type: z.string().optional(),
    description: z.string().optional(),
    properties: z.record(z.string(), structural).optional(),
    items: structural.optional(),
    additionalProperties: z.union([z.boolean(), structural]).optional(),
    required: z.array(z.string()).optional(),
    enum: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
    "x-kubernetes-int-or-string": z.boolean().optional(),
    "x-kubernetes-preserve-unknown-fields": z.boolean().optional(),
  }),
);

/** A definition: its group, its kind and the version that is stored. */
export const definition = z.looseObject({
  kind: z.literal("CustomResourceDefinition"),
  spec: z.looseObject({
    group: z.string(),
    names: z.looseObject({ kind: z.string(), plural: z.string() }),
    scope: z.enum(["Namespaced", "Cluster"]),
    versions: z.array(
      z.looseObject({
        name: z.string(),
        storage: z.boolean(),
        schema: z.looseObject({ openAPIV3Schema: structural }),
      }),
    ),
  }),
});

const isPart = (path: readonly string[], field: readonly string[]): boolean =>
  path.every((key, index) => field[index] === undefined || field[index] === key);

/** The schema with nothing below it but what the fields name; lists are looked through. */
export function selected(schema: Structural, fields: readonly string[], path: readonly string[] = []): Structural {
  const keys = fields.map((field) => field.split("."));
  if (schema.items !== undefined) return { ...schema, items: selected(schema.items, fields, path) };
  if (schema.properties === undefined) return schema;
  const properties = Object.entries(schema.properties).flatMap(([name, child]) => {
    const own = [...path, name];
    if (!keys.some((field) => isPart(own, field))) return [];
    return [[name, selected(child, fields, own)] as const];
  });
  const names = properties.map(([name]) => name);
  const required = schema.required?.filter((name) => names.includes(name));
  return { ...schema, properties: Object.fromEntries(properties), ...(required === undefined ? {} : { required }) };
}

const kept = new Set([
  ...["type", "properties", "items", "additionalProperties", "required", "enum", "pattern"],
  ...["minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems"],
  ...["x-kubernetes-int-or-string", "x-kubernetes-preserve-unknown-fields", "$ref", "allOf", "oneOf", "anyOf"],
]);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A schema without what a validator does not read. Keys of `properties` are names, whatever they look like. */
export function bare(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(bare);
  if (!isRecord(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema).flatMap(([key, value]): [string, unknown][] => {
      if (!kept.has(key)) return [];
      if (key === "properties" && isRecord(value))
        return [[key, Object.fromEntries(Object.entries(value).map(([name, child]) => [name, bare(child)]))]];
      return [[key, bare(value)]];
    }),
  );
}
