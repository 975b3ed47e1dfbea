import { toValues } from "../../engine/wire/values";
import { Graph, type GraphResource, type ResourceOptions, unknown, type Values } from "../../model/graph";
import { canonicalType } from "../../platforms/graph";

/** A resource of a test's program; `$name` anywhere in its inputs refers to the resource of that name. */
export interface Planned {
  readonly type: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly options?: Partial<ResourceOptions>;
}

export type Program = Readonly<Record<string, Planned>>;

/** `$name`; `$Latest` is a text of the vendor's. */
export const isReference = (text: string) => /^\$[a-z]/.test(text);

export const urnOf = (name: string, type: string) => `urn:pulumi:test::shop::${type}::${name}`;
/** Services whose resources have no other id than their ARN. */
const namedByArn = ["lb", "alb"];

export function idOf(name: string, type = ""): string {
  const [, service = "", kind = ""] = type.split(/[:/]/);
  return namedByArn.includes(service) ? `arn:aws:${service}:eu-west-1:123456789012:${kind}/${name}` : `id-of-${name}`;
}

/** The graph of a program, with every id known, or as a first preview has it: none. */
export function graphOf(program: Program, ids: "known" | "unknown" = "known"): Graph {
  return new Graph(
    "shop",
    "test",
    Object.entries(program).map(([name, { type, inputs, options }]) => ({
      ...node(name, type, inputs, { program, ids }),
      options: { protect: false, deleteBeforeReplace: false, ignoreChanges: [], ...options },
    })),
  );
}

function node(
  name: string,
  type: string,
  inputs: Readonly<Record<string, unknown>>,
  { program, ids }: { readonly program: Program; readonly ids: "known" | "unknown" },
): GraphResource {
  const references: Record<string, readonly string[]> = {};
  const values: Record<string, unknown> = {};
  for (const [key, raw] of Object.entries(inputs)) {
    const behind = new Set<string>();
    values[key] = resolve(raw, program, ids, behind);
    references[key] = [...behind];
  }
  return {
    type: canonicalType(type),
    token: type,
    name,
    urn: urnOf(name, type),
    parent: undefined,
    custom: true,
    id: ids === "known" ? idOf(name, type) : undefined,
    inputs: toValues(values),
    outputs: {},
    region: typeof inputs["region"] === "string" ? inputs["region"] : undefined,
    references,
  };
}

function resolve(raw: unknown, program: Program, ids: "known" | "unknown", behind: Set<string>): unknown {
  if (typeof raw === "string" && isReference(raw)) {
    const name = raw.slice(1);
    behind.add(urnOf(name, program[name]?.type ?? "missing"));
    return ids === "known" ? idOf(name, program[name]?.type) : unknown;
  }
  if (Array.isArray(raw)) return raw.map((item) => resolve(item, program, ids, behind));
  if (typeof raw !== "object" || raw === null || raw === unknown) return raw;
  return Object.fromEntries(Object.entries(raw).map(([key, item]) => [key, resolve(item, program, ids, behind)]));
}

/** The program with one property of one resource set; `undefined` takes it away. Paths as in findings: `a.b`, `list[0].c`. */
export function withProperty(program: Program, name: string, path: string, value: unknown): Program {
  const resource = program[name];
  if (!resource) throw new Error(`no resource "${name}"`);
  const inputs = set(
    resource.inputs,
    path.split(/[.[\]]+/).filter((key) => key !== ""),
    value,
  );
  return { ...program, [name]: { ...resource, inputs: inputs as Record<string, unknown> } };
}

function set(holder: unknown, [key = "", ...rest]: readonly string[], value: unknown): unknown {
  const inner =
    rest.length === 0 ? value : set((holder as Record<string, unknown> | undefined)?.[key] ?? {}, rest, value);
  if (Array.isArray(holder)) return holder.map((item: unknown, index) => (String(index) === key ? inner : item));
  const copy: Record<string, unknown> = { ...(holder as Record<string, unknown>) };
  if (inner === undefined) delete copy[key];
  else copy[key] = inner;
  return copy;
}

export function without(program: Program, name: string): Program {
  if (!program[name]) throw new Error(`no resource "${name}"`);
  return Object.fromEntries(Object.entries(program).filter(([other]) => other !== name));
}

export const valuesOf = (values: Readonly<Record<string, unknown>>): Values => toValues(values);
