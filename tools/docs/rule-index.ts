import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

const generated = "// Generated from the files of this folder by `npm run docs`.";
const rulesFolder = "policies/rules";

const camelCase = (text: string): string => text.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

interface Folder {
  /** Below policies/rules: `topology`, `aws/elb`. */
  readonly path: string;
  /** Files that export a rule, without their extension, sorted. */
  readonly files: readonly string[];
}

/** Files that export no rule of their name are for the others: provers, and what several rules share. */
function ruleFiles(root: string, path: string): readonly string[] {
  const folder = join(root, rulesFolder, path);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && entry.name !== "index.ts")
    .map(({ name }) => basename(name, ".ts"))
    .filter((name) =>
      new RegExp(`^export const ${camelCase(name)}\\b`, "m").test(readFileSync(join(folder, `${name}.ts`), "utf8")),
    )
    .sort();
}

const subfolders = (root: string, path: string): readonly string[] =>
  readdirSync(join(root, rulesFolder, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

/** What a request passes comes first, then the platforms' services. */
const foldersOf = (root: string): readonly Folder[] =>
  ["topology", ...subfolders(root, "aws").map((service) => `aws/${service}`)].map((path) => ({
    path,
    files: ruleFiles(root, path),
  }));

const listName = (path: string): string => `${camelCase(basename(path))}Rules`;

/** On one line where it fits, as the formatter has it. */
function list(head: string, names: readonly string[]): readonly string[] {
  const line = `${head}${names.join(", ")}];`;
  return line.length <= 120 ? [line] : [head, ...names.map((name) => `  ${name},`), "];"];
}

function folderIndex({ path, files }: Folder): string {
  const up = "../".repeat(path.split("/").length + 1);
  return [
    generated,
    `import type { Rule } from "${up}rule";`,
    ...files.map((file) => `import { ${camelCase(file)} } from "./${file}";`),
    "",
    ...list(`export const ${listName(path)}: readonly Rule[] = [`, files.map(camelCase)),
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

/** The lists of rules: their path below the project's root, and their text. A rule is in the pack by lying in a folder. */
export function ruleIndexes(root: string): readonly (readonly [string, string])[] {
  const folders = foldersOf(root);
  return [
    [`${rulesFolder}/index.ts`, wholeIndex(folders)],
    ...folders.map((folder) => [`${rulesFolder}/${folder.path}/index.ts`, folderIndex(folder)] as const),
  ];
}
