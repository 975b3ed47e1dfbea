import { writeSync } from "node:fs";
import { createRequire } from "node:module";
import { join, sep } from "node:path";
import { root } from "../../tools/setup";
import type { CommandAnswer, CommandCall } from "./commands";

// A process that runs one command after another, each as `cli/bin.cjs` runs it: its modules loaded afresh, its output taken, its
// `process.exit` the end of it. Loading what keeps no state, the schemas and the rules, takes longer than most commands do.

const load = createRequire(__filename);
const bin = join(root, "cli", "bin.cjs");
const exit = process.exit.bind(process);

/** Folders of modules that neither load the SDK nor remember anything of a program: those that may import only each other. */
const kept = ["model", "platforms", "policies"].map((name) => join(root, "dist", name, sep));
const ofPulumi = ["pack", "plan-graph", "state-graph"].map((name) => join(root, "dist", "policies", name));
const packages = join(root, "node_modules", sep);

const isKept = (file: string) =>
  file === __filename ||
  (file.startsWith(packages)
    ? !file.includes(`${sep}@pulumi${sep}`)
    : kept.some((folder) => file.startsWith(folder)) && !ofPulumi.some((start) => file.startsWith(start)));

/** Forgets every module that may remember the last command. */
function forgetModules(): void {
  for (const [file, module] of Object.entries(load.cache)) {
    if (!isKept(file)) delete load.cache[file];
    else if (module) module.children = module.children.filter(({ filename }) => isKept(filename));
  }
}

/** Variables as the command finds them, and nothing beside. */
function setEnvironment(env: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  Object.assign(process.env, env);
}

type Write = typeof process.stdout.write;

/** What a command writes until it ends. */
class Output {
  stdout = "";
  stderr = "";

  take(): void {
    process.stdout.write = this.writer((text) => (this.stdout += text));
    process.stderr.write = this.writer((text) => (this.stderr += text));
  }

  private writer(add: (text: string) => void): Write {
    return ((chunk: string | Uint8Array, ...rest: readonly unknown[]) => {
      add(typeof chunk === "string" ? chunk : Buffer.from(chunk).toString());
      const done = rest.find((one) => typeof one === "function") as (() => void) | undefined;
      if (done) setImmediate(done);
      return true;
    }) as Write;
  }
}

/** What else a command may change of its process. */
const state = () => ({
  folder: process.cwd(),
  // The streams first: each is opened when it is asked for, and is a resource itself.
  listeners: new Map([process, process.stdout, process.stderr].map((one) => [one, listenersOf(one)] as const)),
  resources: process.getActiveResourcesInfo().length,
});

const listenersOf = (emitter: NodeJS.EventEmitter) =>
  new Map(emitter.eventNames().map((name) => [name, new Set(emitter.rawListeners(name))] as const));

/** Gives the process back as it was. Returns whether that was possible: what still runs cannot be stopped. */
function restore(before: ReturnType<typeof state>): boolean {
  process.chdir(before.folder);
  process.exit = exit;
  process.exitCode = undefined;
  Error.stackTraceLimit = 4;
  for (const [emitter, listeners] of before.listeners)
    for (const name of emitter.eventNames())
      for (const one of emitter.rawListeners(name))
        if (!listeners.get(name)?.has(one)) emitter.off(name, one as () => void);
  forgetModules();
  return process.getActiveResourcesInfo().length <= before.resources;
}

async function answer({ args, cwd, env }: CommandCall): Promise<CommandAnswer & { readonly isWorn: boolean }> {
  const before = state();
  const output = new Output();
  const last = () => {
    writeSync(1, output.stdout);
    writeSync(2, output.stderr);
  };
  process.once("exit", last);
  setEnvironment(env);
  process.chdir(cwd);
  process.argv = [process.execPath, bin, ...args];
  output.take();
  const code = await new Promise<number>((resolve) => {
    process.exit = ((given: number) => resolve(given)) as typeof process.exit;
    load(bin);
  });
  const { stdout, stderr } = output;
  return { code, stdout, stderr, isWorn: !restore(before) };
}

// A failure that comes after its command's end is not the next one's.
process.on("unhandledRejection", () => undefined);
process.on("disconnect", () => exit(0));
process.on("message", (call: CommandCall) => {
  // A program that waits for nothing more is told so when nothing is left to wait for: the next call is not its.
  process.channel?.unref();
  void answer(call).then((given) => {
    process.channel?.ref();
    process.send?.(given);
  });
});
