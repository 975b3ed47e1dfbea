import type { Structural } from "./schema";

const generated = "// Generated from the published definition by `npm run crds`: do not edit.";

const isName = (text: string) => /^[A-Za-z_$][\w$]*$/.test(text);

/** A schema as a type, everything readonly. */
export function typeText(schema: Structural): string {
  if (schema["x-kubernetes-int-or-string"] === true) return "number | string";
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.properties !== undefined) return objectText(schema);
  if (schema.items !== undefined) return `readonly (${typeText(schema.items)})[]`;
  if (typeof schema.additionalProperties === "object")
    return `Readonly<Record<string, ${typeText(schema.additionalProperties)}>>`;
  switch (schema.type) {
    case "string":
    case "boolean":
      return schema.type;
    case "integer":
    case "number":
      return "number";
    case "object":
      return schema["x-kubernetes-preserve-unknown-fields"] === true
        ? "Readonly<Record<string, unknown>>"
        : "Readonly<Record<string, never>>";
    case undefined:
    default:
      return "unknown";
  }
}

function objectText({ properties = {}, required = [] }: Structural): string {
  const lines = Object.entries(properties).map(([name, child]) => {
    const key = isName(name) ? name : JSON.stringify(name);
    return `readonly ${key}${required.includes(name) ? "" : "?"}: ${typeText(child)};`;
  });
  return `{ ${lines.join(" ")} }`;
}

export interface TypedKind {
  readonly kind: string;
  /** `gateway.networking.k8s.io/v1`. */
  readonly apiVersion: string;
  /** Module and version that the definition was read from. */
  readonly source: string;
  readonly spec: Structural;
}

/** The file of one kind: the object as the API server takes it, with the part of its spec that our components use. */
export function kindFile({ kind, apiVersion, source, spec }: TypedKind): string {
  return [
    generated,
    `// Source: ${source}. What our components do not use is left out.`,
    'import type { Metadata } from "./metadata";',
    "",
    `export interface ${kind}Spec ${objectText(spec)}`,
    "",
    `export interface ${kind} { readonly apiVersion: "${apiVersion}"; readonly kind: "${kind}"; readonly metadata: Metadata; readonly spec: ${kind}Spec }`,
    "",
  ].join("\n");
}
