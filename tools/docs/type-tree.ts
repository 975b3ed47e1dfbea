import { z } from "zod";

/** What a user writes, or what becomes of it when every default is resolved. */
export type Side = "input" | "output";

/** The type of a schema, as far as its declaration needs it. */
export type TypeTree =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "object"; readonly members: readonly TypeMember[] }
  | { readonly kind: "list"; readonly element: TypeTree }
  | { readonly kind: "map"; readonly value: TypeTree }
  | { readonly kind: "union"; readonly options: readonly TypeTree[] };

export interface TypeMember {
  readonly name: string;
  readonly isOptional: boolean;
  /** What it means, what is allowed, and its default. */
  readonly doc: string;
  readonly type: TypeTree;
}

const text = (words: string): TypeTree => ({ kind: "text", text: words });

const schemaOf = (schema: unknown): z.ZodType => {
  if (schema instanceof z.ZodType) return schema;
  throw new Error("a schema that is not one of zod's");
};

/** The type of a schema. Throws for a kind of schema that no setting has had so far: its declaration would be a guess. */
export function typeTree(schema: z.ZodType, side: Side): TypeTree {
  if (schema instanceof z.ZodObject) return { kind: "object", members: membersOf(schema, side) };
  if (schema instanceof z.ZodArray) return { kind: "list", element: typeTree(schemaOf(schema.element), side) };
  if (schema instanceof z.ZodRecord) return { kind: "map", value: typeTree(schemaOf(schema.valueType), side) };
  if (schema instanceof z.ZodUnion) return unionOf(schema.options.map((option) => typeTree(schemaOf(option), side)));
  if (schema instanceof z.ZodLiteral) return unionOf([...schema.values].map((value) => text(literalText(value))));
  if (schema instanceof z.ZodEnum) {
    return isLong(schema) ? text("string") : unionOf(schema.options.map((value) => text(JSON.stringify(value))));
  }
  if (schema instanceof z.ZodPipe) return typeTree(schemaOf(side === "input" ? schema.in : schema.out), side);
  const inner = innerOf(schema);
  if (inner !== undefined) return typeTree(inner, side);
  if (schema instanceof z.ZodString || schema instanceof z.ZodURL) return text("string");
  if (schema instanceof z.ZodNumber) return text("number");
  if (schema instanceof z.ZodBoolean) return text("boolean");
  throw new Error(`no declaration is known for a schema of type ${schema.type}`);
}

/** More names than a reader of a type wants to see come from a table of the vendor's; its type is text. */
const isLong = ({ options }: z.ZodEnum): boolean => options.length > 12;

const literalText = (value: unknown): string => (value === undefined ? "undefined" : JSON.stringify(value));

/** Values of a type beside the type itself say nothing more: 0 beside number. */
function isAbsorbed(option: TypeTree, all: readonly TypeTree[]): boolean {
  if (option.kind !== "text") return false;
  const wide = option.text.startsWith('"') ? "string" : /^-?\d/.test(option.text) ? "number" : "boolean";
  return option.text !== wide && all.some((other) => other.kind === "text" && other.text === wide);
}

/** A union in a union is one union; what stands twice counts once. */
function unionOf(options: readonly TypeTree[]): TypeTree {
  const flat = options.flatMap((option) => (option.kind === "union" ? option.options : [option]));
  const wide = flat.filter((option) => !isAbsorbed(option, flat));
  const unique = [...new Map(wide.map((option) => [JSON.stringify(option), option])).values()];
  const [only, ...rest] = unique;
  return only !== undefined && rest.length === 0 ? only : { kind: "union", options: unique };
}

/** The schema below one that only says what happens when there is no value. */
function innerOf(schema: z.ZodType): z.ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return schemaOf(schema.unwrap());
  }
  return undefined;
}

function membersOf(schema: z.ZodObject, side: Side): readonly TypeMember[] {
  return Object.entries(schema.shape).map(([name, option]) => {
    const own = schemaOf(option);
    return { name, isOptional: isOptional(own, side), doc: docOf(own), type: typeTree(own, side) };
  });
}

const isOptional = (schema: z.ZodType, side: Side): boolean =>
  side === "input" ? schema.isOptional() : schema instanceof z.ZodOptional;

/** The text that the pages and the JSON Schema have as well, then the range with its unit and source, then the default. */
function docOf(schema: z.ZodType): string {
  const chain = [schema];
  for (let inner = innerOf(schema); inner !== undefined; inner = innerOf(inner)) chain.push(inner);
  const description = chain.map((part) => part.description).find((words) => words !== undefined) ?? "";
  const allowed = chain.map(allowedBy).find((words) => words !== undefined);
  const fallback = chain.find((part) => part instanceof z.ZodDefault);
  return [
    description,
    ...(allowed === undefined ? [] : [`Allowed: ${allowed}.`]),
    ...(fallback instanceof z.ZodDefault ? defaultText(fallback.def.defaultValue) : []),
  ]
    .filter((part) => part !== "")
    .join(" ");
}

function defaultText(value: unknown): readonly string[] {
  const shown = JSON.stringify(value);
  return shown === "{}" ? [] : [`Default: \`${shown}\`.`];
}

/** What its message says is allowed, as `5 to 300 seconds (limit ..., read ...)`. A word alone, such as `text`, says no more than the type. */
function allowedBy(schema: z.ZodType): string | undefined {
  const isText = schema instanceof z.ZodString || (schema instanceof z.ZodEnum && isLong(schema));
  if (!isText && !(schema instanceof z.ZodNumber || schema instanceof z.ZodUnion)) return undefined;
  const words = schema.safeParse(Symbol("no value")).error?.issues[0]?.message;
  return schema.def.error !== undefined && words?.includes(" ") === true ? words : undefined;
}
