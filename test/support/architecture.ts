import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "../../tools/setup";

export const folders = [
  ...["model", "components", "engine", "stacks", "policies", "twin", "cli", "tools"],
  ...["test", "bench", "examples"],
];

const present = (project: string) => folders.filter((folder) => existsSync(join(project, folder)));

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
  readonly to: string;
}

/** What the rules of .dependency-cruiser.cjs find in a project, as `rule: from -> to`. */
export function brokenImports(project: string): string[] {
  const program = join(root, "node_modules", ".bin", "depcruise");
  const rules = join(root, ".dependency-cruiser.cjs");
  const args = [...present(project), "--config", rules, "--output-type", "json"];
  const { stdout, stderr } = spawnSync(program, args, { cwd: project, encoding: "utf8", maxBuffer: 1e8 });
  if (stdout === "") throw new Error(`depcruise said nothing: ${stderr}`);
  const { summary } = JSON.parse(stdout) as { summary: { violations: Violation[]; totalCruised: number } };
  if (summary.totalCruised === 0) throw new Error("depcruise looked at nothing");
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
}

/** The project's own text files: sources, settings, documents. */
export function textFiles(project: string): string[] {
  const own = (name: string) => /\.(ts|c?js|mjs|json|ya?ml|md|sh)$/.test(name) || name === "run";
  const walk = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      if (entry.isDirectory()) return entry.name === "node_modules" ? [] : walk(join(folder, entry.name));
      return own(entry.name) && entry.name !== "package-lock.json" ? [join(folder, entry.name)] : [];
    });
  const top = readdirSync(project, { withFileTypes: true }).filter((entry) => entry.isFile() && own(entry.name));
  const below = [...present(project), "docs", ".ci"].filter((folder) => existsSync(join(project, folder)));
  return [
    ...top.map(({ name }) => join(project, name)).filter((file) => !file.endsWith("package-lock.json")),
    ...below.flatMap((folder) => walk(join(project, folder))),
  ];
}

const isCode = (file: string) => /\.(ts|c?js|mjs)$/.test(file);

/** Code that has grown past what one can read at once. */
export const longFiles = (project: string, limit = 300): string[] =>
  textFiles(project)
    .filter(isCode)
    .map((file) => ({ file: relative(project, file), lines: readFileSync(file, "utf8").trimEnd().split("\n").length }))
    .filter(({ lines }) => lines > limit)
    .map(({ file, lines }) => `${file}: ${lines} lines`);

/** Folders of somebody's machine (a node's own `/root/.docker` is none), and addresses that only some networks can reach. */
const machine =
  /(^|[^.\w])\/(work|root(?!\/\.docker)|home\/\w+|Users\/\w+)\/|https?:\/\/[a-z0-9.-]*(registry|mirror)[a-z0-9.-]*\//;

export const machinePaths = (project: string): string[] =>
  textFiles(project).flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .flatMap((line, index) =>
        machine.test(line) ? [`${relative(project, file)}:${index + 1}: ${line.trim()}`] : [],
      ),
  );
