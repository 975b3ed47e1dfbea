import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseDocument } from "yaml";
import { z } from "zod";
import { UserError } from "../errors";

/** Steps into a config value: names of maps, positions in lists. */
export type ConfigPath = readonly (string | number)[];

/** What stands for an encrypted value in `StackFiles.config`. */
export const secretPlaceholder = "[secret]";

/** A Pulumi project on disk, and one of its stacks, read without the engine. */
export interface StackFiles {
  readonly folder: string;
  readonly project: string;
  readonly stack: string;
  readonly configFile: string;
  /** Every config value as the runtime wants it: text as it is, the rest as JSON. */
  readonly config: Readonly<Record<string, string>>;
  /** Keys that hold something encrypted, at whatever depth: the engine marks the whole key as secret. Sorted. */
  readonly secretKeys: readonly string[];
  /**
   * Where the encrypted values stand, by key: paths into the value, the empty path for the whole of it. They cannot be read here, so
   * {@link secretPlaceholder} stands in `config`.
   */
  readonly secretPaths: Readonly<Record<string, readonly ConfigPath[]>>;
  /** Where the program is: a file, or a folder that has one. */
  readonly entry: string;
}

const projectFile = z.looseObject({
  name: z.string(),
  main: z.string().optional(),
  stackConfigDir: z.string().optional(),
});

const stackFile = z.looseObject({ config: z.record(z.string(), z.unknown()).default({}) });

function parseYaml<T>(file: string, schema: z.ZodType<T>): T {
  const document = parseDocument(readFileSync(file, "utf8"));
  const broken = document.errors[0];
  if (broken) throw new UserError(`${file}: not valid YAML: ${broken.message}`);
  const parsed = schema.safeParse(document.toJS() ?? {});
  if (parsed.success) return parsed.data;
  throw new UserError(`${file}: ${z.prettifyError(parsed.error)}`);
}

/** The folder of the nearest Pulumi.yaml, from `start` upwards. Throws UserError where there is none. */
export function findProject(start: string): string {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    if (existsSync(join(folder, "Pulumi.yaml"))) return folder;
    if (folder === dirname(folder)) {
      throw new UserError(`no Pulumi.yaml in ${start} or above it; run this in a Pulumi project's folder`);
    }
  }
}

/** The names of the project's stacks: its Pulumi.<stack>.yaml files, sorted. */
export function listStacks(folder: string): string[] {
  const { configFolder } = readProject(folder);
  return readdirSync(configFolder)
    .map((name) => /^Pulumi\.(.+)\.yaml$/.exec(name)?.[1])
    .filter((name) => name !== undefined)
    .sort();
}

function readProject(folder: string) {
  const project = parseYaml(join(folder, "Pulumi.yaml"), projectFile);
  return { name: project.name, main: project.main, configFolder: join(folder, project.stackConfigDir ?? ".") };
}

/** Reads one stack's files. Throws UserError naming the stacks there are when this one is none of them. */
export function readStack(folder: string, stack: string): StackFiles {
  const { name, main, configFolder } = readProject(folder);
  const configFile = join(configFolder, `Pulumi.${stack}.yaml`);
  if (!existsSync(configFile)) {
    throw new UserError(`no stack "${stack}" in this project; it has ${listStacks(folder).join(", ") || "none"}`);
  }
  const { config, secretKeys, secretPaths } = flatten(parseYaml(configFile, stackFile).config);
  return {
    folder,
    project: name,
    stack,
    configFile,
    config,
    secretKeys,
    secretPaths,
    entry: resolve(folder, main ?? "."),
  };
}

const encrypted = z.strictObject({ secure: z.string() });

function flatten(values: Readonly<Record<string, unknown>>) {
  const config: Record<string, string> = {};
  const secretPaths: Record<string, readonly ConfigPath[]> = {};
  for (const [key, value] of Object.entries(values)) {
    const paths: ConfigPath[] = [];
    const readable = withoutSecrets(value, [], paths);
    config[key] = typeof readable === "string" ? readable : JSON.stringify(readable);
    if (paths.length > 0) secretPaths[key] = paths;
  }
  return { config, secretPaths, secretKeys: Object.keys(secretPaths).sort() };
}

/** The value with the placeholder for everything encrypted, whose paths are noted. */
function withoutSecrets(value: unknown, path: ConfigPath, found: ConfigPath[]): unknown {
  if (encrypted.safeParse(value).success) {
    found.push(path);
    return secretPlaceholder;
  }
  if (Array.isArray(value)) return value.map((item: unknown, index) => withoutSecrets(item, [...path, index], found));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]: [string, unknown]) => [key, withoutSecrets(item, [...path, key], found)]),
  );
}
