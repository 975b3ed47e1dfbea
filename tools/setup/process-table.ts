import { readdirSync, readFileSync } from "node:fs";

/** A process told from a later one of the same number. */
export interface Identity {
  readonly pid: number;
  /** Clock ticks from the machine's boot to its start; empty where the system does not say. */
  readonly started: string;
}

/** Fields of /proc/<pid>/stat from the third (state) on. The second may itself hold spaces and brackets. */
function statOf(pid: number): readonly string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}

export const identify = (pid: number): Identity => ({ pid, started: statOf(pid)[19] ?? "" });

/** Whether it still runs. A zombie has ended; only its parent has not asked yet. */
export function isRunning({ pid, started }: Identity): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
  const [state = "", ...rest] = statOf(pid);
  return state !== "Z" && (rest[18] ?? "") === started;
}

/** 0 when it is not known. */
export const parentOf = (pid: number): number => Number(statOf(pid)[1] ?? 0);

/** Its children and theirs, as far as the system tells. */
export function descendantsOf(pid: number): Identity[] {
  const children = new Map<number, number[]>();
  for (const each of processIds()) {
    const parent = parentOf(each);
    children.set(parent, [...(children.get(parent) ?? []), each]);
  }
  const collect = (parent: number): number[] =>
    (children.get(parent) ?? []).flatMap((child) => [child, ...collect(child)]);
  return collect(pid).map(identify);
}

/** Every process of the machine; none where the system does not tell. */
export function processIds(): number[] {
  try {
    return readdirSync("/proc").map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

/** A variable that a process was started with; undefined when there is none, or it is another user's. */
export function variableOf(pid: number, name: string): string | undefined {
  try {
    const variables = readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
    return variables.find((variable) => variable.startsWith(`${name}=`))?.slice(name.length + 1);
  } catch {
    return undefined;
  }
}
