import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterwards } from "../tools/setup/guard";
import { descendantsOf, type Identity, identify, isRunning, variableOf } from "../tools/setup/process-table";

/** Milliseconds that an engine gets to end in order: it writes its state down and gives its lock back. */
const patience = 5000;

/** In an engine's environment: which process runs it, and when that one began. */
const ownerVariable = "VIPKIT_ENGINE_OWNER";

export function ownerOfEngine(): Readonly<Record<string, string>> {
  const { pid, started } = identify(process.pid);
  return { [ownerVariable]: `${pid} ${started}` };
}

/** Whether an engine runs on though the process that ran it was killed. */
export function isOrphan(pid: number): boolean {
  const [owner, started = ""] = variableOf(pid, ownerVariable)?.split(" ") ?? [];
  return owner !== undefined && !isRunning({ pid: Number(owner), started });
}

/** Ends an engine with everything it started: in order, or else at once. */
export async function endEngine(engine: Identity): Promise<void> {
  if (!isRunning(engine)) return;
  const family = [engine, ...descendantsOf(engine.pid)];
  signal(engine, "SIGINT");
  for (const begin = Date.now(); isRunning(engine) && Date.now() - begin < patience; ) await sleep(50);
  for (const each of family) signal(each, "SIGKILL");
}

function signal(target: Identity, name: NodeJS.Signals): void {
  if (!isRunning(target)) return;
  try {
    process.kill(target.pid, name);
  } catch {
    // It has just ended.
  }
}

/** Ends the engine when this process is gone, however it went. Returns what calls it off. */
export function guardEngine(pid: number): () => void {
  return afterwards(join(__dirname, "engine-end.js"), [`${pid}`, identify(pid).started]);
}
