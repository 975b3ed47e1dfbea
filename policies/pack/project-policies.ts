import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { loadModule } from "../../engine/program/load";
import { type OwnRules, readOwnRules } from "../own-rules";
import { rulesFromOf } from "../parse-settings";
import type { Rule } from "../rule";
import { knownIds } from "../rule-metadata";
import type { ParsedSettings } from "../settings";
import { readRaw, readSettings } from "../settings-file";
import { resourcesHead, settingsHead, unknownHead } from "./policy-metadata";

/** What a project sets about policies, with its own rules beside ours. */
export interface ProjectPolicies extends ParsedSettings {
  /** The project's own. */
  readonly own: readonly Rule[];
}

/** Ids that no rule of a project can have, each with whose it is. */
const taken: ReadonlyMap<string, string> = new Map([
  ...knownIds.map((id) => [id, "one of vipkit's own rules"] as const),
  ...[settingsHead, resourcesHead, unknownHead].map(({ name }) => [name, "a policy of the pack itself"] as const),
]);

/** Reads a settings file and loads the rules that it names. Never throws for what is in them: what is wrong is listed. */
export async function readPolicies(file: string | undefined): Promise<ProjectPolicies> {
  const { rules: own, problems } = await loadOwnRules(file);
  const ids = own.map(({ id }) => id);
  const parsed = readSettings(file, { own: problems.length > 0 ? "unknown" : ids });
  return {
    settings: parsed.settings,
    problems: [...problems.map((problem) => `rulesFrom: ${problem}`), ...parsed.problems],
    own,
  };
}

async function loadOwnRules(file: string | undefined): Promise<OwnRules> {
  const named = file === undefined ? [] : rulesFromOf(readRaw(file));
  const all: Rule[] = [];
  const problems: string[] = [];
  for (const name of named) {
    const known = new Map([...taken, ...all.map(({ id }) => [id, "a rule of another file"] as const)]);
    const found = await loadFile(resolve(dirname(file ?? ""), name), name, known);
    all.push(...found.rules);
    problems.push(...found.problems);
  }
  return { rules: all, problems };
}

async function loadFile(path: string, name: string, known: ReadonlyMap<string, string>): Promise<OwnRules> {
  if (!existsSync(path)) {
    const near = [".ts", ".js", ".cjs", ".mjs", "/index.ts", "/index.js"].find((end) => existsSync(path + end));
    const fix = near === undefined ? "it counts from the settings file's folder" : `did you mean ${name}${near}?`;
    return { rules: [], problems: [`no file ${name}; ${fix}`] };
  }
  try {
    return readOwnRules(name, await toStandardError(() => loadModule(path)), known);
  } catch (error) {
    return { rules: [], problems: [`${name}: cannot be loaded: ${reasonOf(error, path)}`] };
  }
}

/** The first line says it; what names the machine's folders names the project's. */
function reasonOf(error: unknown, path: string): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const lines = text.replaceAll(dirname(path) + "/", "").split("\n");
  // A mistake of grammar says where in its second line.
  const said = lines.slice(0, /ParseError|SyntaxError/.test(lines[0] ?? "") ? 2 : 1).map((line) => line.trim());
  return said.join(" ").replaceAll(join(process.cwd(), "/"), relative(process.cwd(), "./"));
}

/** The engine reads the pack's port from standard output, and a build server the report: neither is for what a file prints when it is loaded. */
async function toStandardError<T>(load: () => Promise<T>): Promise<T> {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  try {
    return await load();
  } finally {
    process.stdout.write = write;
  }
}
