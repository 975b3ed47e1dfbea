import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterwards } from "../tools/setup/guard";
import {
  descendantsOf,
  type Identity,
  identify,
  isRunning,
  processIds,
  variableOf,
} from "../tools/setup/process-table";

/** Milliseconds that an engine gets to end in order: it writes its state down and gives its lock back. */
const holdMilliseconds = 5000;

/**
 * In the environment of an engine and of all that it starts: which process runs it, and when that one began. The engine may be gone
 * before the rest: with its reader it loses the pipe that it prints to, and that ends it at once, language host and program left behind.
 */
const ownerVariable = "VIPKIT_ENGINE_OWNER";

const nameOf = ({ pid, started }: Identity) => `${pid} ${started}`;

/** This process, as the environment of its engines names it. */
export const engineOwner = (): string => nameOf(identify(process.pid));

export function ownerOfEngine(): Readonly<Record<string, string>> {
  return { [ownerVariable]: engineOwner() };
}

const ownedBy = (owner: string): readonly Identity[] =>
  processIds()
    .filter((pid) => variableOf(pid, ownerVariable) === owner)
    .map(identify);

/** Ends every engine of an owner at once, with everything it started. Only for engines whose state is thrown away. */
export function endOwned(owner: string): void {
  for (const each of ownedBy(owner)) signal(each, "SIGKILL");
}

/** Whether an engine runs on though the process that ran it was killed. */
export function isOrphan(pid: number): boolean {
  const [owner, started = ""] = variableOf(pid, ownerVariable)?.split(" ") ?? [];
  return owner !== undefined && !isRunning({ pid: Number(owner), started });
}

/** Ends an engine with everything it started: in order, or else at once. `owner`: what its environment says of who ran it. */
export async function endEngine(engine: Identity, owner = variableOf(engine.pid, ownerVariable)): Promise<void> {
  const family = familyOf(engine, owner);
  signal(engine, "SIGINT");
  for (const begin = Date.now(); isRunning(engine) && Date.now() - begin < holdMilliseconds; ) await sleep(50);
  for (const each of [...family, ...familyOf(engine, owner)]) signal(each, "SIGKILL");
}

const familyOf = (engine: Identity, owner: string | undefined): readonly Identity[] => [
  engine,
  ...(isRunning(engine) ? descendantsOf(engine.pid) : []),
  ...(owner === undefined ? [] : ownedBy(owner)),
];

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
  const [engine, owner] = [identify(pid), engineOwner()];
  return afterwards(join(__dirname, "engine-end.js"), [`${pid}`, engine.started, owner]);
}
