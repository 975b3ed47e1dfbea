import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseDocument } from "yaml";
import { z } from "zod";
import { UserError } from "../errors";

/** A Pulumi project on disk, and one of its stacks, read without the engine. */
export interface StackFiles {
  readonly folder: string;
  readonly project: string;
  readonly stack: string;
  readonly configFile: string;
  /** Every config value as the runtime wants it: text as it is, the rest as JSON. */
  readonly config: Readonly<Record<string, string>>;
  /** Keys whose values are encrypted: they cannot be read here, so a placeholder stands in `config`. */
  readonly secretKeys: readonly string[];
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
  const { config, secretKeys } = flatten(parseYaml(configFile, stackFile).config);
  return { folder, project: name, stack, configFile, config, secretKeys, entry: resolve(folder, main ?? ".") };
}

const encrypted = z.strictObject({ secure: z.string() });

function flatten(values: Readonly<Record<string, unknown>>) {
  const config: Record<string, string> = {};
  const secretKeys: string[] = [];
  for (const [key, value] of Object.entries(values)) {
    if (encrypted.safeParse(value).success) {
      secretKeys.push(key);
      config[key] = "[secret]";
    } else {
      config[key] = typeof value === "string" ? value : JSON.stringify(value);
    }
  }
  return { config, secretKeys };
}
