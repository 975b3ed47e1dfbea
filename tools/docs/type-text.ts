import type { Side, TypeMember, TypeTree } from "./type-tree";

/** One declaration of a generated file. */
interface Declaration {
  readonly name: string;
  readonly lines: readonly string[];
}

/** What a file of declarations starts from. */
export interface DeclarationRoot {
  /** Begins the names of everything below it: `TargetGroup`. */
  readonly prefix: string;
  /** Of the root itself: `TargetGroupInput`. */
  readonly name: string;
  readonly doc: string;
  readonly tree: TypeTree;
}

const suffixes: Readonly<Record<Side, string>> = { input: "Input", output: "Settings" };
const width = 120;

const pascal = (words: string): string =>
  words.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, first: string) => first.toUpperCase());

/** The name of one entry of a map or list: `listeners` has a `Listener`. */
const singular = (name: string): string =>
  name
    .replace(/ies$/, "y")
    .replace(/(ss|x)es$/, "$1")
    .replace(/([^s])s$/, "$1");

const literalOf = ({ members }: { readonly members: readonly TypeMember[] }): string | undefined =>
  members.flatMap(({ type }) => (type.kind === "text" && type.text.startsWith('"') ? [type.text] : []))[0];

/** What tells one object of a union from the others: its literal, or the one option that it has alone. */
function variantName(option: TypeTree, all: readonly TypeTree[], isRoot: boolean): string {
  const objects = all.filter(({ kind }) => kind === "object");
  if (option.kind !== "object" || objects.length < 2) return "";
  const literal = literalOf(option);
  if (literal !== undefined) return pascal(literal.replaceAll('"', ""));
  const single = singleName(option.members);
  if (single !== undefined) return pascal(single);
  // A whole component is made new, or is an existing one that its only option names.
  return isRoot ? "New" : pascal(option.members.find(({ isOptional }) => !isOptional)?.name ?? "");
}

const singleName = ([only, ...more]: readonly TypeMember[]): string | undefined =>
  more.length === 0 ? only?.name : undefined;

/** The declarations of one file. `known`: types that other files declare, by their tree as JSON. */
export function declarations(
  roots: readonly DeclarationRoot[],
  side: Side,
  known: ReadonlyMap<string, string>,
): { readonly declared: readonly Declaration[]; readonly used: ReadonlySet<string> } {
  const declared = new Map<string, Declaration>();
  const names = new Map<string, string>();
  const used = new Set<string>();

  /** The shortest name that is free: with as much of the path in front as it takes. */
  function freeName(prefix: string, path: readonly string[]): string {
    for (let length = 1; length <= path.length; length += 1) {
      const name = `${prefix}${path.slice(-length).join("")}${suffixes[side]}`;
      if (!declared.has(name)) return name;
    }
    throw new Error(`two types have the path ${prefix} ${path.join(" ")}`);
  }

  function named(tree: TypeTree, prefix: string, path: readonly string[]): string {
    const key = JSON.stringify(tree);
    const elsewhere = known.get(key);
    if (elsewhere !== undefined) used.add(elsewhere);
    const name = elsewhere ?? names.get(key);
    if (name !== undefined) return name;
    if (tree.kind !== "object") return expression(tree, prefix, path).join(" | ");
    const own = freeName(prefix, path);
    names.set(key, own);
    declare({ prefix, name: own, doc: "", tree }, path);
    return own;
  }

  /** The alternatives that a type is written as. */
  function expression(tree: TypeTree, prefix: string, path: readonly string[]): readonly string[] {
    if (known.has(JSON.stringify(tree))) return [named(tree, prefix, path)];
    const [above, own] = [path.slice(0, -1), path.at(-1) ?? ""];
    const entry = [...above, singular(own)];
    if (tree.kind === "text") return [tree.text];
    if (tree.kind === "list") {
      const element = named(tree.element, prefix, entry);
      return [element.includes(" | ") ? `(${element})[]` : `${element}[]`];
    }
    if (tree.kind === "map") return [`Record<string, ${named(tree.value, prefix, entry)}>`];
    if (tree.kind === "object") return [named(tree, prefix, path)];
    return tree.options.map((option) =>
      named(
        option,
        prefix,
        [...above, `${variantName(option, tree.options, own === "")}${own}`].filter((part) => part !== ""),
      ),
    );
  }

  function declare({ prefix, name, doc, tree }: DeclarationRoot, path: readonly string[]): void {
    // Its place comes before the places of what it refers to.
    declared.set(name, { name, lines: [] });
    const head = doc === "" ? [] : [comment("", doc)];
    const lines =
      tree.kind === "object"
        ? [
            ...head,
            `export interface ${name} {`,
            ...tree.members.flatMap((option) => member(option, prefix, [...path, pascal(option.name)])),
            "}",
          ]
        : [...head, ...broken(`export type ${name} =`, expression(tree, prefix, path), "")];
    declared.set(name, { name, lines });
  }

  function member({ name, isOptional, doc, type }: TypeMember, prefix: string, path: readonly string[]): string[] {
    const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
    const options = expression(type, prefix, path);
    const all = isOptional && !options.includes("undefined") ? [...options, "undefined"] : options;
    // Programs put inputs together step by step; what they were resolved to stays.
    const head = `  ${side === "input" ? "" : "readonly "}${key}${isOptional ? "?" : ""}:`;
    return [...(doc === "" ? [] : [comment("  ", doc)]), ...broken(head, all, "  ")];
  }

  for (const root of roots) {
    names.set(JSON.stringify(root.tree), root.name);
    declare(root, []);
  }
  return { declared: [...declared.values()], used };
}

/** On one line where it fits; otherwise an alternative a line. */
function broken(head: string, options: readonly string[], indent: string): readonly string[] {
  const line = `${head} ${options.join(" | ")};`;
  if (line.length <= width || options.length === 1) return [line];
  return [head, ...options.map((option, at) => `${indent}  | ${option}${at === options.length - 1 ? ";" : ""}`)];
}

const comment = (indent: string, words: string): string => `${indent}/** ${words.replaceAll("*/", "*\\/")} */`;
