import { ask } from "./admin";
import type { HaproxyProcess } from "./process";
import { readStats, type StatLine } from "./stats";

/** Tells workers that still finish requests of an earlier configuration which targets are out; the rest is no longer theirs. */
export async function broadcast(process: HaproxyProcess, commands: readonly string[]): Promise<void> {
  const relevant = commands.filter((command) => command.endsWith(" state maint") || command.startsWith("shutdown "));
  if (relevant.length === 0) return;
  for (const pid of await process.oldWorkers()) {
    for (const command of relevant) await ask(process.masterSocket, `@!${pid} ${command}`).catch(() => "");
  }
}

/** Statistics of every worker, by a key of its own. The present one's is the number of its configuration. */
export async function readWorkers(process: HaproxyProcess): Promise<ReadonlyMap<string, readonly StatLine[]>> {
  const current = await readStats(process.adminSocket);
  const old = await Promise.all(
    (await process.oldWorkers()).map(async (pid): Promise<[string, StatLine[]]> => {
      const lines = await readStats(process.masterSocket, `@!${pid} `).catch(() => []);
      return [String(pid), lines];
    }),
  );
  return new Map([[String(process.generation), current], ...old]);
}
