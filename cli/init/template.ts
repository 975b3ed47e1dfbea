import { lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { UserError } from "../../model/user-error";
import { createFolder } from "../../tools/base/folders.cjs";

/** What the template calls the project. */
const placeholder = "my-cluster";

/** npm leaves a file of this name out of a package. */
const otherNames: Readonly<Record<string, string>> = { gitignore: ".gitignore" };

/** A file of a new project: its path in the project's folder, with `/`, and its text. */
interface ProjectFile {
  readonly path: string;
  readonly text: string;
}

const versions = z.record(z.string(), z.string());

const manifest = z.looseObject({ name: z.string(), dependencies: versions, devDependencies: versions });

/** Versions of what a new project depends on, by the name of the package. */
export type Versions = Readonly<Record<string, string>>;

/** What a package may be called. Source: https://docs.npmjs.com/cli/v10/configuring-npm/package-json#name, without its scopes. */
const projectName = /^[a-z][a-z0-9-]{0,23}$/;

/** A cluster's name is part of many others, which the vendor keeps short. */
const longest = 24;

/** The project's name, from its folder. Throws UserError, with exit code 2, when it cannot be one. */
export function nameOf(folder: string, named: string | undefined): string {
  const name =
    named ??
    basename(folder)
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^[^a-z]+|-+$/g, "");
  if (projectName.test(name) && !name.endsWith("-")) return name;
  const from =
    named === undefined ? `the folder ${folder} makes no name for a project` : "--name is no name for a project";
  throw new UserError(
    `${from}, got "${name}"; a letter, then letters, digits and dashes in lower case, ${longest} at most; for example --name shop`,
    2,
  );
}

/** The files of a new project. */
export function projectFiles(template: string, name: string, packages: Versions): readonly ProjectFile[] {
  return walk(template, "").map((path) => {
    const text = readFileSync(join(template, path), "utf8");
    const own = path === "package.json" ? withVersions(text, packages) : text;
    return { path: otherNames[path] ?? path, text: own.replaceAll(placeholder, name) };
  });
}

function walk(folder: string, path: string): readonly string[] {
  return readdirSync(join(folder, path), { withFileTypes: true })
    .flatMap((entry) => {
      const below = path === "" ? entry.name : `${path}/${entry.name}`;
      return entry.isDirectory() ? walk(folder, below) : [below];
    })
    .sort();
}

function withVersions(text: string, packages: Versions): string {
  const raw = manifest.parse(JSON.parse(text));
  const fill = (names: Versions) =>
    Object.fromEntries(Object.keys(names).map((name) => [name, packages[name] ?? names[name] ?? ""]));
  const filled = { ...raw, dependencies: fill(raw.dependencies), devDependencies: fill(raw.devDependencies) };
  return `${JSON.stringify(filled, undefined, 2)}\n`;
}

/** Writes the files. Throws UserError, and writes nothing, when one of them is there, or the folder cannot be written to. */
export function writeProject(folder: string, files: readonly ProjectFile[]): void {
  const inTheWay = files.map(({ path }) => path).filter((path) => isThere(join(folder, path)));
  if (inTheWay.length > 0)
    throw new UserError(`${folder} has ${inTheWay.join(", ")} already: nothing is overwritten; name an empty folder`);
  const made: string[] = [];
  try {
    for (const { path, text } of files) {
      const file = join(folder, path);
      const folders = missingFolders(dirname(file));
      createFolder(dirname(file));
      made.push(...folders);
      writeFileSync(file, text, { flag: "wx" });
      made.push(file);
    }
  } catch (error) {
    for (const path of made.reverse()) rmSync(path, { recursive: true, force: true });
    throw new UserError(`cannot write to ${folder}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The folders that are not there yet, the outermost first. */
const missingFolders = (folder: string): readonly string[] =>
  isThere(folder) || folder === dirname(folder) ? [] : [...missingFolders(dirname(folder)), folder];

/** A link that leads nowhere is there too. */
function isThere(file: string): boolean {
  try {
    lstatSync(file);
    return true;
  } catch {
    return false;
  }
}
