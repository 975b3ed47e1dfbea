import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { root } from "../../tools/setup";

export const folders = [
  ...["model", "platforms", "components", "engine", "stacks", "policies", "twin", "operate", "cli", "tools"],
  ...["test", "bench", "examples"],
];

const present = (project: string) => folders.filter((folder) => existsSync(join(project, folder)));

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
  readonly to: string;
}

interface Cruise {
  readonly modules: readonly CruisedModule[];
  readonly summary: { readonly violations: readonly Violation[]; readonly totalCruised: number };
}

function cruise(project: string): Cruise {
  const program = join(root, "node_modules", ".bin", "depcruise");
  const rules = join(root, ".dependency-cruiser.cjs");
  const args = [...present(project), "--config", rules, "--output-type", "json"];
  const { stdout, stderr } = spawnSync(program, args, { cwd: project, encoding: "utf8", maxBuffer: 1e8 });
  if (stdout === "") throw new Error(`depcruise said nothing: ${stderr}`);
  const found = JSON.parse(stdout) as Cruise;
  if (found.summary.totalCruised === 0) throw new Error("depcruise looked at nothing");
  return found;
}

/** What the rules of .dependency-cruiser.cjs find in a project, as `rule: from -> to`. */
export const brokenImports = (project: string): string[] =>
  cruise(project).summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);

interface CruisedModule {
  readonly source: string;
  readonly dependencies: readonly { readonly resolved: string }[];
}

const folderOf = (file: string): string => dirname(file);
const isWithin = (folder: string, other: string) => folder === other || folder.startsWith(`${other}/`);

/** Folders, and those outside of themselves whose files theirs import: a folder and its own subfolders are one house. */
function folderImports(modules: readonly CruisedModule[]): ReadonlyMap<string, ReadonlySet<string>> {
  const imports = new Map<string, Set<string>>();
  for (const { source, dependencies } of modules) {
    const from = folderOf(source);
    for (const { resolved } of dependencies) {
      const to = folderOf(resolved);
      if (to.includes("node_modules") || isWithin(from, to) || isWithin(to, from)) continue;
      imports.set(from, (imports.get(from) ?? new Set()).add(to));
    }
  }
  return imports;
}

/** Folders that import one another, in whatever number of steps: each group once, sorted. Imports of types count as well. */
export function folderCycles(project: string): string[] {
  const imports = folderImports(cruise(project).modules.filter(({ source }) => !/^(?:test|dist)\//.test(source)));
  const reach = (start: string): ReadonlySet<string> => {
    const found = new Set<string>();
    const open = [...(imports.get(start) ?? [])];
    for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
      if (found.has(folder)) continue;
      found.add(folder);
      open.push(...(imports.get(folder) ?? []));
    }
    return found;
  };
  const reached = new Map([...imports.keys()].map((folder) => [folder, reach(folder)] as const));
  const groups = [...reached].flatMap(([folder, all]) =>
    all.has(folder)
      ? [
          [...all]
            .filter((other) => reached.get(other)?.has(folder))
            .sort()
            .join(", "),
        ]
      : [],
  );
  return [...new Set(groups)].sort();
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

/** Folders of a developer's machine (a node's own `/root/.docker` is none), and addresses that only some networks can reach. */
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
