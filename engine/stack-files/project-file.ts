import { type ConfigPath, isEncrypted, toJson } from "./config-value";
import { parseKey } from "./keys";
import { type ReadFile, readFileText } from "./parse";
import type { Problems } from "./problems";
import { type ProjectType, readType } from "./project-types";
import { Float, keyText, List, Mapping, Time, type Value } from "./values";

/** One key under `config:` of Pulumi.yaml. */
export interface ProjectKey {
  /** With its namespace. */
  readonly key: string;
  /** As it is written. */
  readonly written: string;
  readonly offset: number | undefined;
  /** What every stack has that does not set the key: the engine's text, and whether that is JSON of a map or a list. */
  readonly given: { readonly text: string; readonly isObject: boolean; readonly value: Value } | undefined;
  /** What every stack's value must be. */
  readonly type: ProjectType | undefined;
  /** Whether every stack must have it encrypted. */
  readonly isSecret: boolean;
}

/** What a Pulumi.yaml says, as far as a stack's config goes. */
export interface ProjectFile {
  readonly read: ReadFile;
  readonly name: string;
  /** The runtime's name, such as `nodejs`. */
  readonly runtime: string;
  readonly main: string | undefined;
  /** Where the stacks' files are, below the project's folder. */
  readonly stackConfigDir: string | undefined;
  readonly config: readonly ProjectKey[];
}

const attributes = ["type", "items", "description", "secret", "default", "value"];

/**
 * Reads a project's file by the rules of sdk/go/common/workspace (project.go, project.json).
 * @throws StackFileError with everything that is wrong
 */
export function readProjectFile(file: string, bytes: Uint8Array): ProjectFile {
  const read = readFileText(file, bytes);
  const { problems, value } = read;
  if (!(value instanceof Mapping)) {
    problems.add(undefined, "not a project: a map with name and runtime is needed");
    problems.throwAny();
  }
  const root = value instanceof Mapping ? value : new Mapping([], true);
  for (const { key, offset } of root.hasTextKeys ? [] : root.entries) {
    if (typeof key !== "string") problems.add(offset, `the key ${keyText(key)} is no text; put it in quotes`);
  }
  for (const name of ["description", "author", "website", "license"]) textOption(root, name, problems, true);
  const text = (name: string) => textOption(root, name, problems);
  const name = text("name") ?? "";
  if (name === "" && root.get("name") === undefined) problems.add(undefined, "has no name; write name: my-project");
  const runtime = runtimeOf(root, problems);
  const config = root.get("config");
  const stackConfigDir = stackConfigDirOf(root, problems);
  const keys =
    config instanceof Mapping ? config.entries.map((entry) => readKey(entry, name, problems)) : noKeys(root, problems);
  problems.throwAny();
  const sorted = keys.flatMap((key) => key ?? []).sort((a, b) => (a.written < b.written ? -1 : 1));
  return { read, name, runtime, main: text("main"), stackConfigDir, config: sorted };
}

function textOption(root: Mapping, name: string, problems: Problems, mayBeEmpty = false): string | undefined {
  const entry = root.entry(name);
  if (entry === undefined || entry.value === null) return undefined;
  if (typeof entry.value === "string" && (mayBeEmpty || entry.value !== "")) return entry.value;
  problems.add(entry.offset, `${name} is no text; put it in quotes`);
  return undefined;
}

function runtimeOf(root: Mapping, problems: Problems): string {
  const entry = root.entry("runtime");
  const value = entry?.value instanceof Mapping ? entry.value.get("name") : entry?.value;
  if (typeof value === "string" && value !== "") return value;
  problems.add(entry?.offset, "has no runtime; write runtime: nodejs");
  return "";
}

/** Before `stackConfigDir` there was `config: <folder>`. */
function stackConfigDirOf(root: Mapping, problems: Problems): string | undefined {
  const old = root.get("config");
  if (typeof old !== "string") return textOption(root, "stackConfigDir", problems);
  if (root.get("stackConfigDir") !== undefined) {
    problems.add(root.entry("config")?.offset, "config and stackConfigDir both name a folder; keep stackConfigDir");
  }
  return old;
}

function noKeys(root: Mapping, problems: Problems): readonly undefined[] {
  const entry = root.entry("config");
  if (entry !== undefined && entry.value !== null && typeof entry.value !== "string") {
    problems.add(entry.offset, "config is no map of keys");
  }
  return [];
}

function readKey({ key: written, value, offset }: Mapping["entries"][number], project: string, problems: Problems) {
  const name = typeof written === "string" ? written : undefined;
  const key = name === undefined ? undefined : parseKey(name, project);
  if (name === undefined || key === undefined) {
    problems.add(
      offset,
      `${keyText(written)} is no configuration key; write <namespace>:<name>, or <name> for the project's own`,
    );
    return undefined;
  }
  if (/[.[\]"]/.test(key.slice(key.indexOf(":") + 1))) {
    problems.add(
      offset,
      `${name}: the engine takes dots and brackets here for a path into another key; name the key without them`,
    );
    return undefined;
  }
  const isOwn = !name.includes(":") || name.startsWith(`${project}:`);
  return new KeyReader({ written: name, key, offset, isOwn }, problems).read(value);
}

interface KeyPlace extends Pick<ProjectKey, "key" | "written" | "offset"> {
  /** Whether the key is the project's own: only then it may have a type and a default. */
  readonly isOwn: boolean;
}

class KeyReader {
  constructor(
    private readonly place: KeyPlace,
    private readonly problems: Problems,
  ) {}

  read(value: Value): ProjectKey {
    // A quirk of project.json: the name itself is taken for the attribute.
    if (this.place.written === "secret" && typeof value !== "boolean") {
      this.#refuse(
        "the engine takes a key of this name for true or false only; write it with the project's name in front",
      );
    }
    const isWhole = typeof value === "bigint" && value < 2n ** 63n;
    const isShort = isWhole || typeof value === "string" || typeof value === "boolean";
    if (isShort || value instanceof List) return this.#key({ given: this.#given(value) });
    if (!(value instanceof Mapping)) {
      this.#refuse("takes a text, a whole number, true or false, a list, or a map with type, default or value");
      return this.#key({});
    }
    return this.#declared(value);
  }

  #declared(declaration: Mapping): ProjectKey {
    for (const { key, offset } of declaration.entries) {
      if (typeof key === "string" && attributes.includes(key)) continue;
      this.problems.add(
        offset,
        `${this.place.written}.${keyText(key)}: unknown attribute; one of ${attributes.join(", ")}; a map as the value goes under value:`,
      );
    }
    const [initial, fixed] = [declaration.get("default") ?? null, declaration.get("value") ?? null];
    const type = readType(declaration, (text) => this.#refuse(text));
    const isSecret = declaration.get("secret") ?? false;
    if (typeof isSecret !== "boolean") this.#refuse("secret takes true or false");
    const description = declaration.get("description");
    if (description !== undefined && typeof description !== "string")
      this.#refuse("description is no text; put it in quotes");
    if (initial !== null && fixed !== null) this.#refuse("has a default and a value; keep one");
    if (!this.place.isOwn) this.#refuseForeign(type, initial, fixed);
    const value = initial ?? fixed;
    if (initial !== null && type !== undefined && !type.admits(initial)) {
      this.#refuse(`the default is not of type ${type.name}`);
    }
    return this.#key({ given: value === null ? undefined : this.#given(value), type, isSecret: isSecret === true });
  }

  #refuseForeign(type: ProjectType | undefined, initial: Value, fixed: Value): void {
    if (type !== undefined) this.#refuse("only the project's own keys take a type");
    if (initial !== null) this.#refuse("only the project's own keys take a default; write value: instead");
    else if (fixed === null) this.#refuse("needs value:");
  }

  #key(parts: Partial<Pick<ProjectKey, "given" | "type" | "isSecret">>): ProjectKey {
    const { key, written, offset } = this.place;
    return { key, written, offset, given: parts.given, type: parts.type, isSecret: parts.isSecret ?? false };
  }

  /** `createConfigValue` of config.go. */
  #given(value: Value): NonNullable<ProjectKey["given"]> {
    if (typeof value === "string") return { text: value, isObject: false, value };
    if (typeof value === "boolean" || (typeof value === "bigint" && value < 2n ** 63n)) {
      return { text: String(value), isObject: false, value };
    }
    if (value instanceof Time) return { text: value.rfc3339, isObject: true, value };
    if (value instanceof Float && Number.isInteger(value.value) && Math.abs(value.value) < 1e6) {
      return { text: String(value.value), isObject: false, value };
    }
    this.#refuseUnsayable(value);
    const refuse = () => this.#refuse("holds a number that JSON cannot say");
    return { text: toJson(value, { refuse, momentText: ({ rfc3339 }) => rfc3339 }), isObject: true, value };
  }

  #refuseUnsayable(value: Value, path: ConfigPath = []): void {
    if (isEncrypted(value))
      this.#refuse("is encrypted; the engine decrypts only what stands in a stack's file, put it there");
    if (value instanceof Mapping) {
      if (!value.hasTextKeys) this.#refuse("has a key that is no text; put the key in quotes");
      for (const { key, value: item } of value.entries) this.#refuseUnsayable(item, [...path, keyText(key)]);
    }
    if (value instanceof List) value.items.forEach((item, index) => this.#refuseUnsayable(item, [...path, index]));
  }

  #refuse(text: string): void {
    this.problems.add(this.place.offset, `${this.place.written}: ${text}`);
  }
}
