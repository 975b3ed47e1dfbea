import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { root } from "../../../tools/setup";

type Schema = Readonly<Record<string, unknown>>;

export interface Published {
  readonly apiVersion: string;
  readonly kind: string;
  readonly scope: "Namespaced" | "Cluster";
  readonly spec: Schema;
}

interface BuiltIn {
  readonly kinds: Readonly<Record<string, string>>;
  readonly schemas: Readonly<Record<string, Schema>>;
}

const folder = join(root, "test/components/kubernetes/schemas");
const read = <T>(file: string): T => JSON.parse(readFileSync(join(folder, file), "utf8")) as T;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Patterns are RE2's: one with flags of its own is the API server's alone to judge. */
const isPattern = (pattern: unknown): boolean => {
  try {
    return typeof pattern === "string" && new RegExp(pattern) instanceof RegExp;
  } catch {
    return false;
  }
};

/** A structural schema in the words of JSON Schema, which refuses what it does not know: an API server with strict field validation does. */
function strict(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strict);
  if (!isRecord(schema)) return schema;
  if (schema["x-kubernetes-int-or-string"] === true) return { anyOf: [{ type: "integer" }, { type: "string" }] };
  if (typeof schema.$ref === "string") return { $ref: schema.$ref.replace("#/components/schemas/", "#/$defs/") };
  if (Array.isArray(schema.allOf) && schema.allOf.length === 1) return strict(schema.allOf[0]);
  const { properties, items, additionalProperties, anyOf, oneOf, ...rest } = schema;
  const isOpen = schema["x-kubernetes-preserve-unknown-fields"] === true;
  delete rest["x-kubernetes-preserve-unknown-fields"];
  if (!isPattern(rest.pattern)) delete rest.pattern;
  // Alternatives repeat parts of what stands beside them: what they add (one of these is required) is the API server's to judge, by CEL and more.
  void [anyOf, oneOf];
  return {
    ...rest,
    ...(isRecord(properties)
      ? {
          properties: Object.fromEntries(Object.entries(properties).map(([key, child]) => [key, strict(child)])),
          ...(isOpen ? {} : { additionalProperties: false }),
        }
      : {}),
    ...(isRecord(additionalProperties) ? { additionalProperties: strict(additionalProperties) } : {}),
    ...(items === undefined ? {} : { items: strict(items) }),
  };
}

/** Definitions of custom resources as they are published, without what components do not use. */
export const published: readonly Published[] = readdirSync(folder)
  .filter((file) => file !== "built-in.json")
  .map((file) => read<Published>(file));
const builtIn = read<BuiltIn>("built-in.json");

/** Quantities and ports are numbers or texts, which the OpenAPI of built-in kinds writes as a text of format int-or-string. */
const intOrString = "io.k8s.apimachinery.pkg.util.intstr.IntOrString";
const quantity = "io.k8s.apimachinery.pkg.api.resource.Quantity";
const numberOrText = { anyOf: [{ type: "integer" }, { type: "string" }] };

const definitions = Object.fromEntries(
  Object.entries(builtIn.schemas).map(([name, schema]) => [
    name,
    name === intOrString || name === quantity ? numberOrText : strict(schema),
  ]),
);

const compiled = new Map<string, z.ZodType>();

/** The published schema of a kind, and whether it lives in a namespace. */
function schemaOf(apiVersion: string, kind: string): z.ZodType {
  const key = `${apiVersion} ${kind}`;
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const made = make(apiVersion, kind);
  compiled.set(key, made);
  return made;
}

function make(apiVersion: string, kind: string): z.ZodType {
  const name = builtIn.kinds[kind];
  if (name !== undefined && !apiVersion.includes(".io/v1alpha1"))
    return z.fromJSONSchema({ $ref: `#/$defs/${name}`, $defs: definitions } as z.core.JSONSchema.BaseSchema);
  const found = published.find((one) => one.apiVersion === apiVersion && one.kind === kind);
  if (found === undefined) throw new Error(`no published schema of ${apiVersion} ${kind}`);
  const metadata = { $ref: "#/$defs/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta" };
  return z.fromJSONSchema({
    type: "object",
    properties: { apiVersion: { const: apiVersion }, kind: { const: kind }, metadata, spec: strict(found.spec) },
    required: ["apiVersion", "kind", "metadata", "spec"],
    additionalProperties: false,
    $defs: definitions,
  } as z.core.JSONSchema.BaseSchema);
}

/** What a published schema says against an object, a line each: the path and what is wrong there. */
export function schemaProblems(object: unknown): readonly string[] {
  const { apiVersion, kind } = z.looseObject({ apiVersion: z.string(), kind: z.string() }).parse(object);
  const result = schemaOf(apiVersion, kind).safeParse(object);
  if (result.success) return [];
  return result.error.issues.map(({ path, message }) => `${kind} ${path.join(".")}: ${message}`);
}
