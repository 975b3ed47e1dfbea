import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { z } from "zod";
import { SetupError } from "../setup/errors";
import { root } from "../setup/packages";
import { lastLines, runQuietly } from "../setup/processes";
import type { Outcome, Project } from "./steps";
import type { Combination } from "./versions";

/** As in a user's shell: nothing of the npm that runs this command, and no settings of this project's Node. */
const plain = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^npm_|^NODE_OPTIONS$|^NODE_COMPILE_CACHE$|^INIT_CWD$/i.test(name)),
);

/** Seconds at most for npm, and for a command of vipkit's. */
const timeout = 15 * 60;

/** Runs a program in a folder, with this Node in front of the PATH. */
function runWith(node: string, cwd: string, program: string, args: readonly string[]): Promise<Outcome> {
  const path = [dirname(node), process.env.PATH].join(delimiter);
  return runQuietly(program, args, { cwd, timeout, env: { ...plain, PATH: path, NO_COLOR: "1" } });
}

async function must(answer: Promise<Outcome>, what: string): Promise<string> {
  const { code, output } = await answer;
  if (code === 0) return output;
  throw new SetupError(`${what} ended with code ${code}:\n${lastLines(output)}`);
}

const quiet = ["--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];

/** What npm knows of a package. */
export const npmView = (name: string, field: string): Promise<string> =>
  must(runWith(process.execPath, root, "npm", ["view", name, field, "--json"]), `npm view ${name}`);

/** Packs vipkit into a folder. Returns the package's file. */
export async function packInto(folder: string): Promise<string> {
  await must(runWith(process.execPath, root, "npm", ["pack", "--silent", "--pack-destination", folder]), "npm pack");
  const name = readdirSync(folder).find((file) => file.endsWith(".tgz"));
  if (name === undefined) throw new SetupError(`npm pack wrote no package into ${folder}`);
  return join(folder, name);
}

/** A Node of a major version: the one that runs this, or one from npm. Returns its program. */
export async function nodeOf(version: string, folder: string): Promise<string> {
  if (process.versions.node.split(".")[0] === version) return process.execPath;
  const own = join(folder, `node-${version}`);
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, "package.json"), '{ "private": true }');
  await must(
    runWith(process.execPath, own, "npm", ["install", `node@${version}`, ...quiet]),
    `npm install node@${version}`,
  );
  const program = join(own, "node_modules", "node", "bin", "node");
  const said = await must(runWith(program, own, program, ["--version"]), `node@${version}`);
  if (!said.startsWith(`v${version}.`)) throw new SetupError(`node@${version} says that it is ${said.trim()}`);
  return program;
}

/** Where the projects of a combination go, and what they are made of. */
export interface Place {
  /** Empty. */
  readonly folder: string;
  /** The program of its Node. */
  readonly node: string;
  /** The package of vipkit. */
  readonly tarball: string;
}

/** What a program preloads, relative to the package. */
const preload = "tools/base/lean-sdk.cjs";

/** Two projects that share what npm installed for the first. */
interface Projects {
  /** Runs `vipkit` as the project's user does. What it says of its folder is left out: each combination has another. */
  run(project: Project, args: readonly string[]): Promise<Outcome>;
  /** Whether a project has a twin's folder. */
  hasTwin(project: Project): boolean;
  /** What the SDK loads at the start of a program that preloads `lean-sdk.cjs`, though only serialising needs it. */
  loadedTooSoon(): Promise<string>;
}

/** A project as `vipkit init` writes it, in an empty folder, with the packages of a combination, and our own stacks below it. */
export async function makeProjects({ sdk }: Combination, { folder, node, tarball }: Place): Promise<Projects> {
  const init = ["init", folder, "--name", "shop", "--package", `file:${tarball}`];
  await must(runWith(node, root, node, [join(root, "cli", "bin.cjs"), ...init]), "vipkit init");
  await must(runWith(node, folder, "npm", ["install", ...quiet]), "npm install");
  // Our own stacks are for Kubernetes too, which users add by themselves.
  const wanted = [`@pulumi/pulumi@${sdk}`, `@pulumi/kubernetes@${ownVersionOf("@pulumi/kubernetes")}`];
  const exact = ["install", "--save-exact", ...wanted, ...quiet];
  await must(runWith(node, folder, "npm", exact), `npm install ${wanted.join(" ")}`);
  requireOneSdk(folder, sdk);
  const own = join(folder, "own");
  copyOwnStacks(own);
  const folders: Readonly<Record<Project, string>> = { init: folder, own };
  const vipkit = join(folder, "node_modules", ".bin", "vipkit");
  return {
    hasTwin: (project) => existsSync(join(folders[project], ".vipkit")),
    async run(project, args) {
      const { code, output } = await runWith(node, folders[project], vipkit, args);
      return { code, output: output.replaceAll(folder, "") };
    },
    async loadedTooSoon() {
      const script =
        'require("@pulumi/pulumi"); console.log(["typescript", "@npmcli/arborist"].filter((name) => ' +
        'Object.keys(require.cache).some((file) => file.includes("/node_modules/" + name + "/"))).join());';
      const args = ["--require", `./node_modules/vipkit/${preload}`, "--eval", script];
      return (await must(runWith(node, folder, node, args), "the SDK")).trim();
    },
  };
}

const manifest = z.object({ devDependencies: z.record(z.string(), z.string()) });

/** The version of a package that this checkout is tested with. */
function ownVersionOf(name: string): string {
  const { devDependencies } = manifest.parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));
  const version = devDependencies[name];
  if (version === undefined) throw new SetupError(`package.json has no ${name} among its devDependencies`);
  return version;
}

/** Two copies of the SDK in one program know nothing of each other's resources. */
function requireOneSdk(folder: string, sdk: string): void {
  const version = (path: string): string => {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, path, "package.json"), "utf8"));
    return typeof manifest === "object" && manifest !== null && "version" in manifest ? String(manifest.version) : "";
  };
  const name = "node_modules/@pulumi/pulumi";
  if (version(name) !== sdk) throw new SetupError(`npm installed the SDK ${version(name)} in place of ${sdk}`);
  for (const owner of ["node_modules/vipkit", "node_modules/@pulumi/aws"]) {
    const second = `${owner}/${name}`;
    if (existsSync(join(folder, second)))
      throw new SetupError(`a second copy of the SDK, ${version(second)}, in ${second}`);
  }
}

/** Our own environments, with the program of the package. */
function copyOwnStacks(own: string): void {
  mkdirSync(join(own, "stacks"), { recursive: true });
  const isStack = (name: string) => /^Pulumi\..+\.yaml$/.test(name);
  for (const name of readdirSync(join(root, "stacks")).filter(isStack))
    cpSync(join(root, "stacks", name), join(own, "stacks", name));
  cpSync(join(root, "vipkit.policies.yaml"), join(own, "vipkit.policies.yaml"));
  const settings = readFileSync(join(root, "Pulumi.yaml"), "utf8");
  writeFileSync(
    join(own, "Pulumi.yaml"),
    settings.replace(`./${preload}`, `../node_modules/vipkit/${preload}`).replace(/^main: .*\n/m, ""),
  );
  const main = "../node_modules/vipkit/stacks/main.cjs";
  writeFileSync(join(own, "package.json"), JSON.stringify({ name: "own", private: true, main }));
}
