import { type ConfigPath, type ConfigValue, configValue, offsetAt } from "./config-value";
import { parseKey } from "./keys";
import type { ReadFile } from "./parse";
import { type FileProblem, Problems, StackFileError } from "./problems";
import type { ProjectFile, ProjectKey } from "./project-file";
import { keyText, List, Mapping, Time, type Value } from "./values";

/** A stack's whole configuration, as the engine hands it to the program. */
export interface StackConfigText {
  /** By key with its namespace: text as it is, the rest as JSON; a placeholder stands for what is encrypted. */
  readonly config: Readonly<Record<string, string>>;
  /** Keys that hold something encrypted, sorted. */
  readonly secretKeys: readonly string[];
  /** Where, by key. */
  readonly secretPaths: Readonly<Record<string, readonly ConfigPath[]>>;
  /** What the user should know of and what stops nothing. */
  readonly notes: readonly FileProblem[];
  /** What opens the file's encrypted values; `service` when there are some and the file does not say. */
  readonly encryption: "none" | "passphrase" | "provider" | "service";
  /** Pulumi ESC environments that the file names: their values are not to be had without the service. */
  readonly hasEnvironment: boolean;
  /** The line of a key, or of the deepest part of a path into its value that is written down. */
  readonly locate: (key: string, path?: ConfigPath) => { readonly file: string; readonly line: number };
}

interface StackKey {
  readonly key: string;
  readonly offset: number | undefined;
  readonly raw: Value;
  readonly value: ConfigValue;
}

/**
 * What a stack's file (undefined when there is none) and its project's file give together, by `LoadProjectStackBytes` and
 * `ValidateStackConfigAndApplyProjectConfig` of sdk/go/common/workspace.
 * @throws StackFileError with everything that is wrong in either
 */
export function readStackConfig(project: ProjectFile, stack: ReadFile | undefined): StackConfigText {
  const problems = stack?.problems ?? new Problems(project.read.file);
  const keys = stack === undefined ? [] : readKeys(stack, project.name);
  const projectProblems = project.read.problems;
  const own = new Map(keys.map((entry) => [entry.key, entry]));
  for (const declared of project.config) checkDeclared(declared, own.get(declared.key), project, problems);
  const found = [...projectProblems.all, ...(stack?.problems.all ?? [])];
  if (found.length > 0) throw new StackFileError(found);
  const given = project.config.flatMap(({ key, given: value }) =>
    own.has(key) || value === undefined ? [] : [[key, value.text] as const],
  );
  // Of two spellings of one key in the project's file the engine takes the first in the order of letters.
  const config = Object.fromEntries([...given.reverse(), ...keys.map(({ key, value }) => [key, value.text] as const)]);
  const secretPaths = Object.fromEntries(
    keys.flatMap(({ key, value }) => (value.secretPaths.length === 0 ? [] : [[key, value.secretPaths] as const])),
  );
  const secretKeys = Object.keys(secretPaths).sort();
  return {
    config,
    secretKeys,
    secretPaths,
    notes: stack === undefined ? [] : notesOf(stack, keys),
    encryption: encryptionOf(stack, secretKeys.length > 0),
    hasEnvironment: isGiven(rootOf(stack)?.get("environment")),
    locate: locator(project, stack, own),
  };
}

const rootOf = (stack: ReadFile | undefined): Mapping | undefined =>
  stack?.value instanceof Mapping ? stack.value : undefined;

const isGiven = (value: Value | undefined): boolean => value !== undefined && value !== null;

function readKeys({ value: root, problems, file }: ReadFile, project: string): readonly StackKey[] {
  if (root === null) return [];
  const config = root instanceof Mapping ? root.get("config") : undefined;
  if (!(root instanceof Mapping)) problems.add(undefined, "not a stack's file: a map with config is needed");
  else if (!root.hasTextKeys) refuseOtherKeys(root, problems);
  if (root instanceof Mapping) refuseOtherForms(root, problems);
  if (config === undefined || config === null) return [];
  if (!(config instanceof Mapping)) {
    problems.add(
      root instanceof Mapping ? root.entry("config")?.offset : undefined,
      "config is no map of keys and values",
    );
    return [];
  }
  const keys = config.entries.flatMap(({ key: written, value, offset }) => {
    const key = typeof written === "string" && config.hasTextKeys ? parseKey(written, project) : undefined;
    if (key === undefined) {
      problems.add(
        offset,
        `${keyText(written)} is no configuration key; write <namespace>:<name>, or <name> for ${project}:<name>`,
      );
      return [];
    }
    const refuse = (path: ConfigPath) =>
      problems.add(
        offsetAt(value, path) ?? offset,
        `${key}: JSON has no such number; put it in quotes, or write another`,
      );
    // encoding/json tells null from a missing value, yaml.v3 does not.
    const text = value === null && file.endsWith(".json") ? "null" : undefined;
    const read = configValue(value, refuse);
    return [{ key, offset, raw: value, value: text === undefined ? read : { ...read, text } }];
  });
  refuseDoubles(keys, problems);
  return keys;
}

function refuseOtherForms(root: Mapping, problems: Problems): void {
  for (const name of ["encryptionsalt", "encryptedkey", "secretsprovider"]) {
    const entry = root.entry(name);
    if (entry?.value instanceof Mapping || entry?.value instanceof List)
      problems.add(entry.offset, `${name} is no text`);
  }
}

function refuseOtherKeys(root: Mapping, problems: Problems): void {
  for (const { key, offset } of root.entries) {
    if (typeof key !== "string") problems.add(offset, `the key ${keyText(key)} is no text; put it in quotes`);
  }
}

/** `cluster` and `vipkit:cluster` in one file: the engine takes one of them by chance. */
function refuseDoubles(keys: readonly StackKey[], problems: Problems): void {
  const seen = new Map<string, StackKey>();
  for (const entry of keys) {
    const first = seen.get(entry.key);
    if (first === undefined) seen.set(entry.key, entry);
    else {
      const where = first.offset === undefined ? "" : `, first on line ${problems.lineAt(first.offset)}`;
      problems.add(
        entry.offset,
        `${entry.key} stands twice${where}, once by another spelling; the engine takes one by chance, keep one`,
      );
    }
  }
}

/** A key that the project declares: whether the stack has it, encrypted where that is asked for, and of its type. */
function checkDeclared(declared: ProjectKey, set: StackKey | undefined, { name, read }: ProjectFile, stack: Problems) {
  const { key, written, type, isSecret, given } = declared;
  if (set === undefined && given === undefined) {
    const missing = `${key} is missing: ${read.file} declares it and has no default for it`;
    if (key.startsWith(`${name}:`)) stack.add(undefined, missing);
    return;
  }
  if (type === undefined) return;
  const report = (text: string) =>
    set === undefined
      ? read.problems.add(declared.offset, `${written}: ${text}`)
      : stack.add(set.offset, `${key}: ${text}`);
  if (isSecret && (set?.value.secretPaths.length ?? 0) === 0) {
    report(`must be encrypted, since ${read.file} says secret: true; pulumi config set --secret ${written} <value>`);
    return;
  }
  if (set === undefined ? given !== undefined && !type.admits(contentOf(given)) : !admitsSet(type, set)) {
    report(`must be of type ${type.name}, since ${read.file} says so`);
  }
}

/** The engine compares what it has made text of with the type: only maps and lists keep their form. */
const contentOf = ({ isObject, value, text }: NonNullable<ProjectKey["given"]>): Value => (isObject ? value : text);

const admitsSet = (type: NonNullable<ProjectKey["type"]>, { value, raw }: StackKey): boolean =>
  type.admits(value.isObject || value.secretPaths.length > 0 ? raw : value.text);

function notesOf({ value: root, problems, file, isCutShort }: ReadFile, keys: readonly StackKey[]): FileProblem[] {
  const notes: FileProblem[] = [];
  const line = (offset: number | undefined) => (offset === undefined ? undefined : problems.lineAt(offset));
  if (isCutShort) notes.push({ file, line: undefined, text: "only its first document is read, by the engine too" });
  const environment = root instanceof Mapping ? root.entry("environment") : undefined;
  if (environment !== undefined && isGiven(environment.value)) {
    const text =
      "environment: what Pulumi ESC adds is missing here; keys that only it sets are unset, others keep this file's value";
    notes.push({ file, line: line(environment.offset), text });
  }
  for (const { key, offset, raw } of keys) {
    for (const { moment, at } of momentsIn(raw, offset)) {
      const day = moment.text.slice(0, 10);
      const text = `${key}: ${day} without quotes reaches the program as "${moment.text}"; put it in quotes`;
      notes.push({ file, line: line(at), text });
    }
    if (raw === null)
      notes.push({ file, line: line(offset), text: `${key} has no value; the program gets an empty text` });
  }
  return notes;
}

interface FoundMoment {
  readonly moment: Time;
  readonly at: number | undefined;
}

/** Dates without quotes: what becomes of them is hardly ever meant. */
function momentsIn(value: Value, at: number | undefined): readonly FoundMoment[] {
  if (value instanceof Time) return [{ moment: value, at }];
  if (value instanceof List) return value.items.flatMap((item, index) => momentsIn(item, value.offsets[index] ?? at));
  if (!(value instanceof Mapping)) return [];
  return value.entries.flatMap(({ key, value: item, offset = at }) => [
    ...(key instanceof Time ? [{ moment: key, at: offset }] : []),
    ...momentsIn(item, offset),
  ]);
}

/** A file that names a way is opened that way, even when nothing in it is encrypted. */
function encryptionOf(stack: ReadFile | undefined, hasSecrets: boolean): StackConfigText["encryption"] {
  const root = rootOf(stack);
  const provider = root?.get("secretsprovider");
  if (isGiven(provider) && provider !== "passphrase" && provider !== "default") return "provider";
  if (isGiven(root?.get("encryptionsalt"))) return "passphrase";
  return hasSecrets ? "service" : "none";
}

function locator(project: ProjectFile, stack: ReadFile | undefined, own: ReadonlyMap<string, StackKey>) {
  const declared = new Map(project.config.map((entry) => [entry.key, entry]));
  return (key: string, path: ConfigPath = []) => {
    const set = own.get(key);
    if (stack !== undefined && set !== undefined) {
      const offset = offsetAt(set.raw, path) ?? set.offset;
      return { file: stack.file, line: offset === undefined ? 1 : stack.problems.lineAt(offset) };
    }
    const entry = declared.get(key);
    const file = entry === undefined && stack !== undefined ? stack.file : project.read.file;
    const offset = entry === undefined ? undefined : (offsetAt(entry.given?.value ?? null, path) ?? entry.offset);
    return { file, line: offset === undefined ? 1 : project.read.problems.lineAt(offset) };
  };
}
