import { z } from "zod";

/** One line of an options table. */
interface OptionRow {
  /** `healthCheck.interval`; `<key>` stands for the user's name in a map. */
  readonly path: string;
  readonly type: string;
  readonly default: string;
  readonly description: string;
}

/** What is read of a JSON Schema; `z.toJSONSchema` writes it. */
interface JsonSchema {
  readonly type?: string | undefined;
  readonly description?: string | undefined;
  readonly default?: unknown;
  readonly enum?: readonly unknown[] | undefined;
  readonly const?: unknown;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly properties?: Readonly<Record<string, JsonSchema>> | undefined;
  readonly required?: readonly string[] | undefined;
  readonly additionalProperties?: boolean | JsonSchema | undefined;
  readonly items?: JsonSchema | undefined;
  readonly anyOf?: readonly JsonSchema[] | undefined;
  readonly oneOf?: readonly JsonSchema[] | undefined;
}

const jsonSchema: z.ZodType<JsonSchema> = z.lazy(() =>
  z.looseObject({
    type: z.string().optional(),
    description: z.string().optional(),
    default: z.unknown().optional(),
    enum: z.array(z.unknown()).optional(),
    const: z.unknown().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    properties: z.record(z.string(), jsonSchema).optional(),
    required: z.array(z.string()).optional(),
    additionalProperties: z.union([z.boolean(), jsonSchema]).optional(),
    items: jsonSchema.optional(),
    anyOf: z.array(jsonSchema).optional(),
    oneOf: z.array(jsonSchema).optional(),
  }),
);

/** Every option of a settings schema, in the order of the schema. */
export function optionRows(schema: z.ZodType): OptionRow[] {
  return rowsBelow(jsonSchema.parse(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" })), "");
}

const join = (path: string, name: string) => (path === "" ? name : `${path}.${name}`);

function rowsBelow(schema: JsonSchema, path: string): OptionRow[] {
  const variants = schema.oneOf ?? schema.anyOf;
  if (variants) return unique(variants.flatMap((variant) => rowsBelow(variant, variantPath(variant, path))));
  const own = Object.entries(schema.properties ?? {})
    .filter(([, option]) => option.const === undefined)
    .flatMap(([name, option]) => {
      const required = schema.required?.includes(name) === true;
      return [row(join(path, name), option, required), ...rowsBelow(option, join(path, name))];
    });
  const entries = schema.additionalProperties;
  const mapped = typeof entries === "object" ? rowsBelow(entries, join(path, "<key>")) : [];
  const listed = schema.items ? rowsBelow(schema.items, `${path}[]`) : [];
  return [...own, ...mapped, ...listed];
}

/** A variant is named by its discriminator: `stickiness(lb_cookie)`. */
function variantPath(variant: JsonSchema, path: string): string {
  const kind = Object.values(variant.properties ?? {}).find((option) => option.const !== undefined)?.const;
  return typeof kind === "string" && path !== "" ? `${path}(${kind})` : path;
}

function unique(rows: readonly OptionRow[]): OptionRow[] {
  return [...new Map(rows.map((entry) => [entry.path, entry])).values()];
}

function row(path: string, option: JsonSchema, required: boolean): OptionRow {
  return {
    path,
    type: typeOf(option),
    default: option.default === undefined ? (required ? "required" : "-") : shown(option.default),
    description: option.description ?? "",
  };
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text === "{}" ? "see below" : `\`${text}\``;
}

function typeOf(option: JsonSchema): string {
  if (option.const !== undefined) return `\`${JSON.stringify(option.const)}\``;
  if (option.enum) return option.enum.map((value) => `\`${String(value)}\``).join(", ");
  const variants = option.oneOf ?? option.anyOf;
  if (variants) return [...new Set(variants.map(variantName))].join(" or ");
  if (option.type === "array") return `list of ${option.items ? typeOf(option.items) : "values"}`;
  if (option.type === "object") return typeof option.additionalProperties === "object" ? "map" : "object";
  return `${option.type ?? "value"}${range(option)}`;
}

function variantName(variant: JsonSchema): string {
  const kind = Object.values(variant.properties ?? {}).find((option) => option.const !== undefined)?.const;
  return typeof kind === "string" ? `\`type: ${kind}\`` : typeOf(variant);
}

function range({ type, minimum, maximum }: JsonSchema): string {
  if (type !== "integer" && type !== "number") return "";
  // The widest integer that JSON can carry is no range that was set.
  const upper = maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum;
  const lower = minimum === undefined || minimum === Number.MIN_SAFE_INTEGER ? undefined : minimum;
  if (lower === undefined && upper === undefined) return "";
  if (upper === undefined) return `, ${lower} or more`;
  return lower === undefined ? `, ${upper} or less` : `, ${lower} to ${upper}`;
}
