import { readdirSync, readFileSync } from "node:fs";

/** The kernel's clock for processes: it counts a hundred ticks a second wherever Linux runs. */
const ticks = 100;

/** Seconds of processor time that a process and its children have taken so far; of those that have ended it knows nothing. */
export function processorSeconds(pid: number): number {
  const own = secondsOf(pid);
  return childrenOf(pid).reduce((sum, child) => sum + processorSeconds(child), own);
}

/** What follows the program's name, which may hold spaces and parentheses. */
function fieldsOf(pid: number): readonly string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

/** Source: proc(5), /proc/[pid]/stat: utime and stime are the 14th and 15th field, the state is the third. */
function secondsOf(pid: number): number {
  const [user, system] = fieldsOf(pid).slice(11, 13).map(Number);
  return ((user ?? 0) + (system ?? 0)) / ticks;
}

function childrenOf(pid: number): readonly number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8").trim().split(" ").filter(Boolean).map(Number),
  );
}
