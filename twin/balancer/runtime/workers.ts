import { parseStats, readStats, type StatLine } from "../stats";
import type { HaproxyProcess } from "./process";

const cutCommand = /^shutdown sessions server (\S+)$/;

/**
 * Cuts in the workers of earlier configurations what is cut in the present one. They refuse commands about servers, whose proxies are
 * closed there, so their sessions are ended one by one. Their clients get a last answer each and then meet the present worker.
 */
export async function cutFormer(process: HaproxyProcess, commands: readonly string[]): Promise<void> {
  const servers = new Set(commands.flatMap((command) => cutCommand.exec(command)?.[1] ?? []));
  if (servers.size === 0) return;
  const { old } = await process.workers();
  for (const pid of old) {
    const sessions = await process.askMaster(`@!${pid} show sess`).catch(() => "");
    for (const [, id = "", backend = "", server = ""] of sessions.matchAll(
      /^(0x[0-9a-f]+): .* be=(\S+) srv=(\S+) /gm,
    )) {
      if (servers.has(`${backend}/${server}`)) await process.askMaster(`@!${pid} shutdown session ${id}`);
    }
  }
}

export interface WorkerStats {
  readonly current: readonly StatLine[];
  /** By process id, the present one's included: every worker counts from 0. */
  readonly all: ReadonlyMap<string, readonly StatLine[]>;
}

export async function readWorkers(process: HaproxyProcess): Promise<WorkerStats> {
  const { current: pid, old } = await process.workers();
  const current = await readStats(process.adminSocket);
  const others = await Promise.all(
    old.map(async (worker): Promise<[string, StatLine[]]> => {
      return [String(worker), parseStats(await process.askMaster(`@!${worker} show stat`).catch(() => ""))];
    }),
  );
  return { current, all: new Map([[String(pid), current], ...others]) };
}
