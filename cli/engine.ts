import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { EngineProgress } from "../engine/events/progress";
import type { HostedProvider } from "../engine/provider/hosted";
import { UserError } from "../model/user-error";
import { cacheFolder } from "../tools/base/cache.cjs";
import { report } from "../tools/base/report.cjs";
import { type Engine, engineHome, root } from "../tools/setup";
import { watchNpm } from "../tools/setup/guard";
import { nodeOptions } from "../tools/setup/node-options";
import { lastLines, runQuietly } from "../tools/setup/processes";
import { guardEngine, ownerOfEngine } from "./engine-guard";
import { hostProvider } from "./host-provider";
import { readCheckpoint, releaseDeadLocks, type StateFiles, stateFiles } from "./local-state";
import { passphraseOf } from "./passphrase";
import { twinVariables } from "./plan/twin-variables";
import { keepPrivate, makePrivate } from "./private-folder";
import type { StackFiles } from "./project";
import { isKubernetesStack } from "./stack-values";
import { withTwinEndpoint } from "./twin-program";
import { isTwinProgram } from "./twin-stack";

type Environment = Readonly<Record<string, string | undefined>>;

/** What would lead the engine to the user's own login, stacks or secrets. */
const usersOwn = [
  "PULUMI_ACCESS_TOKEN",
  "PULUMI_CONFIG",
  "PULUMI_CONFIG_PASSPHRASE_FILE",
  "PULUMI_ORGANIZATION",
  "PULUMI_STACK",
];

/** Where an engine keeps a stack that is none of the user's own. */
interface PrivateBackend {
  readonly backend: string;
  readonly passphrase: string;
}

/** The engine's environment for a local stack: a home, a backend and a passphrase of its own. */
export function engineEnvironment(
  engine: Engine,
  { backend, passphrase }: PrivateBackend,
  env: Environment = process.env,
): Environment {
  const kept = Object.entries(env).filter(([name]) => !usersOwn.includes(name));
  return {
    ...Object.fromEntries(kept),
    PATH: [engine.folder, dirname(process.execPath), env.PATH].join(delimiter),
    PULUMI_HOME: engineHome(env),
    PULUMI_BACKEND_URL: `file://${backend}`,
    PULUMI_CONFIG_PASSPHRASE: passphrase,
    PULUMI_SKIP_UPDATE_CHECK: "true",
    // The only plugin is installed; looking for others would hold up a machine without a network.
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    NODE_COMPILE_CACHE: env.NODE_COMPILE_CACHE ?? join(cacheFolder(env), "compiled"),
    NODE_OPTIONS: nodeOptions(env),
    VIPKIT_ROOT: root,
  };
}

/** A local stack and the engine that runs it. */
interface LocalStack {
  readonly files: StackFiles;
  readonly engine: Engine;
}

export const stateOf = ({ folder, project, stack }: StackFiles): StateFiles => stateFiles(folder, project, stack);

/** Brings the stack to what its program says, streaming the engine's own progress. Throws UserError when it cannot. */
export async function up(local: LocalStack, env: Environment = process.env): Promise<void> {
  await operate(local, "up", env);
}

/** Removes every resource of the stack. Throws UserError when the engine cannot. */
export async function destroy(local: LocalStack, env: Environment = process.env): Promise<void> {
  await operate(local, "destroy", env);
}

/** Operations at a time. With the engine's own default, four for each processor, a first start takes a few percent longer. */
const sideBySide = 64;

async function operate(local: LocalStack, operation: "up" | "destroy", env: Environment): Promise<void> {
  keepPrivate();
  makePrivate(local.files.folder);
  const secrets = secretsEnvironment(local.files, env);
  const { backend, checkpoint } = stateOf(local.files);
  const passphrase = passphraseOf(local.files, !existsSync(checkpoint));
  const own = engineEnvironment(local.engine, { backend, passphrase }, env);
  const environment = { ...own, ...secrets, ...twinVariables(local.files) };
  const { provider, ready } = await hostProvider(local.files, environment);
  try {
    await operateWith(provider, local, operation, environment);
    await ready;
  } catch (error) {
    // Where the twin itself has not come up, that is the better message.
    await ready;
    throw error;
  } finally {
    provider.close();
  }
}

async function operateWith(
  provider: HostedProvider,
  local: LocalStack,
  operation: "up" | "destroy",
  environment: Environment,
): Promise<void> {
  const { files, engine } = local;
  const { config, isNew } = await prepare(local, environment);
  const args = [
    operation,
    "--yes",
    "--skip-preview",
    "--stack",
    files.stack,
    "--config-file",
    config,
    "--suppress-outputs",
    "--parallel",
    `${sideBySide}`,
  ];
  const variables = { PULUMI_DEBUG_PROVIDERS: provider.address, ...(isNew ? withoutCheckpoints : {}) };
  const options = { cwd: files.folder, env: { ...environment, ...variables } };
  const ending = follow(engine.program, args, options, isNew || operation === "destroy");
  await provider.load();
  const code = await ending;
  if (code !== 0)
    throw new UserError(`the engine could not finish "${operation}" of stack "${files.stack}": see above`);
}

/**
 * Writing the whole state down after each of a hundred resources is most of the engine's own work. For a stack that is new, an
 * interrupted run loses nothing by doing it once: the twin knows what was left behind, and takes it up in the next run.
 */
const withoutCheckpoints = { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" };

/** Makes sure that the engine knows the stack, and that it reads the user's own config. */
async function prepare({ files, engine }: LocalStack, env: Environment) {
  const state = stateOf(files);
  const checkpoint = readCheckpoint(state);
  if (checkpoint) await releaseDeadLocks(state);
  else await createStack(files, engine, env);
  const config = copyConfig(files, join(files.folder, ".vipkit", "config"));
  if (isTwinProgram(files) && !isKubernetesStack(files))
    writeFileSync(config, withTwinEndpoint(files, readFileSync(config, "utf8")), { mode: 0o600 });
  return {
    config,
    isNew: (checkpoint?.size ?? 0) === 0,
  };
}

/**
 * Copies a stack's file, byte for byte, to where the engine may add the passphrase's salt: the user's file is the user's.
 * Returns the copy's path, where nothing is when the stack has no file.
 */
export function copyConfig({ configFile }: StackFiles, folder: string): string {
  mkdirSync(folder, { recursive: true });
  const copy = join(folder, basename(configFile));
  rmSync(copy, { force: true });
  // Not a copy of the file's mode: what is in `.vipkit` is its owner's alone.
  if (existsSync(configFile)) writeFileSync(copy, readFileSync(configFile), { mode: 0o600 });
  return copy;
}

/**
 * What lets the engine decrypt the stack's values: the user's own passphrase, where the stack's file has a salt of its own.
 * Throws UserError where only the user's login could.
 */
export function secretsEnvironment(
  { encryption, configFile, secretKeys, stack }: StackFiles,
  env: Environment,
): Environment {
  if (encryption === "service" || encryption === "provider") {
    const what =
      encryption === "service"
        ? `${secretKeys.join(", ")} can be decrypted by Pulumi Cloud`
        : "its secretsprovider opens";
    throw new UserError(
      `${configFile}: ${what} with your login alone; this command has a state of its own and no login.
Offline, encrypted values are unknown:   vipkit plan ${stack}
With your login:                         pulumi preview --stack ${stack}`,
    );
  }
  const fallback = { PULUMI_FALLBACK_TO_STATE_SECRETS_MANAGER: "true" };
  const { PULUMI_CONFIG_PASSPHRASE: passphrase, PULUMI_CONFIG_PASSPHRASE_FILE: file } = env;
  if (encryption === "none" || (passphrase === undefined && file === undefined)) return fallback;
  return { ...fallback, PULUMI_CONFIG_PASSPHRASE: passphrase, PULUMI_CONFIG_PASSPHRASE_FILE: file };
}

/** Has the engine create an empty stack, away from the project for the same reason. */
async function createStack(files: StackFiles, engine: Engine, env: Environment): Promise<void> {
  mkdirSync(stateOf(files).backend, { recursive: true });
  const scratch = mkdtempSync(join(tmpdir(), "vipkit-stack-"));
  try {
    writeFileSync(join(scratch, "Pulumi.yaml"), `name: ${JSON.stringify(files.project)}\nruntime: nodejs\n`);
    const args = ["stack", "init", files.stack, "--non-interactive"];
    const { code, output } = await runQuietly(engine.program, args, { cwd: scratch, env, timeout: 60 });
    if (code !== 0)
      throw new UserError(`the engine could not create stack "${files.stack}":
${lastLines(output)}`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Runs the engine to its end, telling its progress. It ends in order when it is interrupted: this process must outlive it. */
function follow(
  file: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: Environment },
  isWhole: boolean,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const plain = ["--non-interactive", "--json", "--color", "never"];
    const child = spawn(file, [...args, ...plain], {
      ...options,
      // Here and not in the environment of all: the twin's daemon outlives the engine.
      env: { ...options.env, ...ownerOfEngine() },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const output = new EngineProgress({ print: (line) => console.log(line), isWhole });
    const timer = setInterval(() => {
      const progress = output.progress();
      if (progress !== undefined) report(progress);
    }, 1000);
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on("line", (line) => output.onLine(line));
    }
    const wait = () => undefined; // a terminal interrupts the whole group
    const pass = () => child.kill("SIGINT");
    process.on("SIGINT", wait).on("SIGTERM", pass).on("SIGHUP", pass);
    const unguard = child.pid === undefined ? () => undefined : guardEngine(child.pid);
    const unwatch = watchNpm(pass);
    const finish = () => {
      unguard();
      unwatch();
      clearInterval(timer);
      process.off("SIGINT", wait).off("SIGTERM", pass).off("SIGHUP", pass);
    };
    child.on("error", (error) => {
      finish();
      reject(new UserError(`the engine cannot be started: ${error.message}`));
    });
    child.on("close", (code) => {
      finish();
      output.end();
      resolve(code ?? 1);
    });
  });
}
