import { readdirSync, readFileSync } from "node:fs";

/** What the processes of a group have used. */
export interface Usage {
  /** Seconds of a processor since they began. */
  readonly cpu: number;
  /** Bytes in memory now. */
  readonly memory: number;
}

/** USER_HZ: fixed at 100 in what the kernel shows to programs. */
const ticksPerSecond = 100;
const pageSize = 4096;

/** Every process of this machine, added up by its group: a container leads a group of its own. */
export function usageByGroup(): ReadonlyMap<number, Usage> {
  const groups = new Map<number, Usage>();
  for (const pid of processIds()) {
    const stat = read(`/proc/${pid}/stat`);
    // The second field may itself hold spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const number = (index: number) => Number(fields[index] ?? 0);
    const before = groups.get(number(2)) ?? { cpu: 0, memory: 0 };
    const cpu = before.cpu + (number(11) + number(12) + number(13) + number(14)) / ticksPerSecond;
    groups.set(number(2), { cpu, memory: before.memory + number(21) * pageSize });
  }
  return groups;
}

function processIds(): string[] {
  try {
    return readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
