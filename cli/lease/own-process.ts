import { hostname, userInfo } from "node:os";

/** Who this process is, to others who look at a lease. */
export const ownHolder = (): string => `${userName()}@${hostname()}:${process.pid}`;

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A user id without a name, as in many containers.
    return String(process.getuid?.() ?? "user");
  }
}

/** Whether a holder was a process of this machine, and is no more. */
export function isGone(holder: string): boolean {
  const [, host, pid] = /@(.*):(\d+)$/.exec(holder) ?? [];
  if (host !== hostname() || pid === undefined) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}
