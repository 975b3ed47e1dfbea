import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

const generated = "// Generated from the files of this folder by `npm run docs`.";
const rulesFolder = "policies/rules";

const camelCase = (text: string): string => text.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

interface DeclaredRule {
  readonly id: string;
  /** Its file, without the extension: the rule's id, or `properties` where it is one of the service's one-property rules. */
  readonly file: string;
}

interface Folder {
  /** Below policies/rules: `topology`, `aws/elb`. */
  readonly path: string;
  /** Sorted by id. */
  readonly rules: readonly DeclaredRule[];
}

/** A rule is an export that is named as its id says. What is exported under other names is for the other files. */
const declaration = /^export const (\w+)\b[^=]*= (?:\w+\()?\{\s+id: "([^"]+)"/gm;

function rulesIn(root: string, path: string): readonly DeclaredRule[] {
  const folder = join(root, rulesFolder, path);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && entry.name !== "index.ts")
    .flatMap(({ name }) =>
      [...readFileSync(join(folder, name), "utf8").matchAll(declaration)].flatMap(([, exported, id = ""]) =>
        exported === camelCase(id) ? [{ id, file: basename(name, ".ts") }] : [],
      ),
    )
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

const subfolders = (root: string, path: string): readonly string[] =>
  readdirSync(join(root, rulesFolder, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

const foldersAt = (root: string, paths: readonly string[]): readonly Folder[] =>
  paths.map((path) => ({ path, rules: rulesIn(root, path) }));

/** What a request passes comes first, then the platform's services. */
const foldersOf = (root: string): readonly Folder[] =>
  foldersAt(root, ["topology", ...subfolders(root, "aws").map((service) => `aws/${service}`)]);

/** Rules of objects: most programs have none, and load none of them. */
const objectFolders = (root: string): readonly Folder[] =>
  foldersAt(
    root,
    subfolders(root, "kubernetes").map((group) => `kubernetes/${group}`),
  );

const listName = (path: string): string => `${camelCase(basename(path))}Rules`;

/** On one line where it fits, as the formatter has it. */
function list(head: string, names: readonly string[], [space, end]: readonly [string, string]): readonly string[] {
  const line = `${head}${space}${names.join(", ")}${space}${end}`;
  return line.length <= 120 ? [line] : [head, ...names.map((name) => `  ${name},`), end];
}

function folderIndex({ path, rules }: Folder): string {
  const up = "../".repeat(path.split("/").length + 1);
  const files = [...new Set(rules.map(({ file }) => file))].sort();
  const namesIn = (file: string) => rules.filter((rule) => rule.file === file).map(({ id }) => camelCase(id));
  const names = rules.map(({ id }) => camelCase(id));
  return [
    generated,
    `import type { Rule } from "${up}rule";`,
    ...files.flatMap((file) => list("import {", namesIn(file), [" ", `} from "./${file}";`])),
    "",
    ...list(`export const ${listName(path)}: readonly Rule[] = [`, names, ["", "];"]),
    "",
  ].join("\n");
}

function wholeIndex(folders: readonly Folder[]): string {
  const imports = folders.map(({ path }) => `import { ${listName(path)} } from "./${path}";`).sort();
  return [
    generated.replace("files of this folder", "folders"),
    'import type { Rule } from "../rule";',
    ...imports.sort((a, b) => (a.split('"')[1] ?? "").localeCompare(b.split('"')[1] ?? "")),
    "",
    "/** Every rule of the pack, by folder and name. */",
    "export const rules: readonly Rule[] = [",
    ...folders.map(({ path }) => `  ...${listName(path)},`),
    "];",
    "",
    "export const ruleIds: readonly string[] = rules.map(({ id }) => id);",
    "",
    "/** What AWS or its provider would refuse, found before anything is created: in any program, by the twin's own tables. */",
    "export const refusalRules: readonly Rule[] = rules.filter(({ isRefusal }) => isRefusal === true);",
    "",
  ].join("\n");
}

function objectIndex(folders: readonly Folder[]): string {
  return [
    generated.replace("files of this folder", "folders"),
    'import type { Rule } from "../../rule";',
    ...folders.map(({ path }) => `import { ${listName(path)} } from "./${basename(path)}";`),
    "",
    "/** Every rule of Kubernetes objects, by folder and name. */",
    "export const kubernetesRules: readonly Rule[] = [",
    ...folders.map(({ path }) => `  ...${listName(path)},`),
    "];",
    "",
  ].join("\n");
}

/** Settings name rules of objects, and a program without objects does not load them. */
const objectIds = (folders: readonly Folder[]): string =>
  [
    generated.replace("files of this folder", "folders of rules"),
    "",
    "/** Ids of the rules of Kubernetes objects. */",
    "export const kubernetesRuleIds: readonly string[] = [",
    ...folders.flatMap(({ rules }) => rules.map(({ id }) => `  "${id}",`)),
    "];",
    "",
  ].join("\n");

/** The lists of rules: their path below the project's root, and their text. A rule is in the pack by standing in a file of a folder. */
export function ruleIndexes(root: string): readonly (readonly [string, string])[] {
  const folders = foldersOf(root);
  const objects = objectFolders(root);
  return [
    [`${rulesFolder}/index.ts`, wholeIndex(folders)],
    [`${rulesFolder}/kubernetes/index.ts`, objectIndex(objects)],
    ["policies/kubernetes-rule-ids.ts", objectIds(objects)],
    ...[...folders, ...objects].map(
      (folder) => [`${rulesFolder}/${folder.path}/index.ts`, folderIndex(folder)] as const,
    ),
  ];
}
