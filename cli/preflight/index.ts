import { fork } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { defaultImage } from "../../components/kubernetes/workload/workload-schema";
import { UserError } from "../../model/user-error";
import { engineHome } from "../../tools/setup/plugin";
import { tellNote } from "../notes";
import type { StackFiles } from "../project";
import { isKubernetesStack } from "../stack-values";
import { isTwinProgram } from "../twin-stack";
import { type Findings, findings, type Unplayable } from "./findings";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Plans a program without a spec, or one for Kubernetes, before the engine runs it on the twin: the engine would make everything up to the first
 * resource that cannot be made. Says what is played by something else. Where it cannot be planned, the engine says why.
 * @throws UserError that names all that cannot be made here, and what to do
 */
export async function refuseUnplayable(files: StackFiles, env: Environment): Promise<void> {
  const isCluster = isKubernetesStack(files);
  if (!isTwinProgram(files) && !isCluster) return;
  const found = await plannedApart(files);
  const lines = found === undefined ? [] : isCluster ? describeCluster(found, env) : describe(found, env);
  if (lines.length === 0) {
    for (const note of standInNote(found?.images ?? [])) tellNote(note);
    return;
  }
  throw new UserError([`stack "${files.stack}" cannot come up on the twin; nothing was created`, ...lines].join("\n"));
}

/** That the default image of our own specs is the example server here, its documentation says. */
const standInNote = (images: readonly string[]): readonly string[] => {
  const others = images.filter((image) => image !== defaultImage.image);
  if (others.length === 0) return [];
  return [
    `the example server stands in for ${others.join(", ")}; to run a program of yours:  vipkit:twin: { images: { ${JSON.stringify(others[0])}: [node, server.js] } }`,
  ];
};

function plannedApart({ folder, stack }: StackFiles): Promise<Findings | undefined> {
  return new Promise((resolve) => {
    // What the program prints it prints again when the engine runs it.
    const child = fork(join(__dirname, "worker.js"), [folder, stack], { stdio: ["ignore", "ignore", "ignore", "ipc"] });
    let found: Findings | undefined;
    child.on("message", (message) => {
      found = findings.safeParse(message).data;
    });
    child.on("error", () => resolve(undefined));
    child.on("close", () => resolve(found));
  });
}

function describeCluster({ resources, lookUps, objects }: Findings, env: Environment): readonly string[] {
  const ofAws = resources.filter(({ plugin }) => plugin === "aws");
  const others = resources.filter(({ plugin }) => plugin !== "aws" && !hasPlugin(plugin, env));
  return [
    ...section("the twin for Kubernetes cannot do:", objects),
    ...section("of AWS, which this twin is not:", ofAws.map(shown)),
    ...section("the twin cannot answer:", lookUps),
    ...missingPlugins(others, env),
    ...(ofAws.length + lookUps.length > 0 ? leaveOut : []),
  ];
}

const missingPlugins = (others: readonly Unplayable[], env: Environment): readonly string[] => [
  ...section("made by plugins that the twin's engine does not have:", others.map(shown)),
  ...[...new Set(others.map(({ plugin }) => plugin))].map(
    (plugin) => `install the plugin:  PULUMI_HOME=${engineHome(env)} pulumi plugin install resource ${plugin}`,
  ),
];

function describe({ resources, lookUps, absent, refused }: Findings, env: Environment): readonly string[] {
  const unmodelled = resources.filter(({ plugin }) => plugin === "aws");
  const others = resources.filter(({ plugin }) => plugin !== "aws" && !hasPlugin(plugin, env));
  return [
    ...section("AWS would refuse:", refused),
    ...section("the twin has no model of:", unmodelled.map(shown)),
    ...section("the twin cannot answer:", lookUps),
    ...section("not there, since the twin begins as an empty account, and the program does not make it:", absent),
    ...missingPlugins(others, env),
    ...(unmodelled.length + lookUps.length + absent.length > 0 ? leaveOut : []),
  ];
}

const leaveOut = [
  'leave them out on this machine:  if (new pulumi.Config("vipkit").get("twin") === undefined) { ... }',
  "plan, check, budget and reach take them as they are",
];

const section = (head: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [head, ...lines.map((line) => `  ${line}`)];

const shown = ({ type, name, place }: Unplayable): string =>
  `${type} "${name}"${place === undefined ? "" : `  ${place}`}`;

/** Where the engine looks for a plugin: in its home, and on the path. */
function hasPlugin(name: string, env: Environment): boolean {
  const plugins = join(engineHome(env), "plugins");
  const installed = existsSync(plugins) && readdirSync(plugins).some((entry) => entry.startsWith(`resource-${name}-v`));
  return (
    installed || (env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, `pulumi-resource-${name}`)))
  );
}
