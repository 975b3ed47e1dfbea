import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** A run's own folder for temporary files is not the place to keep away from other runs. */
const shared = process.env.VIPKIT_TEST_SLOTS ?? tmpdir();
const first = 200;
const last = 249;

/** A slot of loopback addresses that no other running test has, in this run or another one. It is given back at the end of the process. */
export function reserveSlot(): number {
  for (let slot = first; slot <= last; slot++) {
    const folder = path.join(shared, `vipkit-test-slot-${slot}`);
    if (isListenedOn(slot) || !take(folder)) continue;
    process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
    return slot;
  }
  throw new Error(`every slot from ${first} to ${last} is taken by a running test`);
}

/** A test that was killed leaves HAProxy behind, as a daemon does. Addresses in /proc are hexadecimal, last octet first. */
function isListenedOn(slot: number): boolean {
  const listening = new RegExp(`^ *\\d+: .{4}${slot.toString(16).padStart(2, "0")}7F:.{4} \\S+ 0A `, "im");
  try {
    return listening.test(readFileSync("/proc/net/tcp", "utf8"));
  } catch {
    return false;
  }
}

function take(folder: string): boolean {
  if (isAbandoned(folder)) rmSync(folder, { recursive: true, force: true });
  try {
    mkdirSync(folder);
    writeFileSync(path.join(folder, "pid"), String(process.pid));
    return true;
  } catch {
    return false;
  }
}

/** Its owner was killed. A folder without a number is being taken this moment. */
function isAbandoned(folder: string): boolean {
  try {
    process.kill(Number(readFileSync(path.join(folder, "pid"), "utf8")), 0);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}
