import { spawn } from "node:child_process";
import { parentOf } from "./process-table";

/**
 * Starts a script of Node when this process is gone, however it went: `kill -9` leaves no time for anything. It waits for the end of a
 * pipe that only this process holds. Returns what calls it off.
 */
export function afterwards(script: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): () => void {
  const wait = 'cat > /dev/null; exec "$0" "$@"';
  const guard = spawn("/bin/sh", ["-c", wait, process.execPath, script, ...args], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
    env,
  });
  guard.on("error", () => undefined);
  guard.stdin.on("error", () => undefined);
  guard.unref();
  return () => {
    if (guard.pid === undefined) return;
    try {
      process.kill(-guard.pid, "SIGKILL");
    } catch {
      // It has ended already.
    }
  };
}

/** Milliseconds between two looks at who started this process. */
const pace = 500;

/**
 * Calls `onGone` once npm, which runs this process by a shell, is gone: killing npm means what it runs. Without npm nothing is
 * watched, since a command may well outlive the shell that began it. Returns what ends the watch.
 */
export function watchNpm(onGone: () => void, env: NodeJS.ProcessEnv = process.env): () => void {
  if (env.npm_lifecycle_event === undefined) return () => undefined;
  const shell = process.ppid;
  const npm = parentOf(shell);
  const timer = setInterval(() => {
    if (process.ppid === shell && parentOf(shell) === npm) return;
    clearInterval(timer);
    onGone();
  }, pace);
  timer.unref();
  return () => clearInterval(timer);
}
