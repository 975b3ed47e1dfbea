import { type ChildProcess, spawn } from "node:child_process";

/**
 * Reads `+ <pid>` and `- <pid>`, a line each, until the pipe ends, which is when its owner is gone however it went; then ends the groups of
 * all processes that are still on the list.
 */
const script = `
list=' '
while read -r change pid; do
  case $change in
    +) list="$list$pid " ;;
    -) case $list in *" $pid "*) list="\${list%%" $pid "*} \${list#*" $pid "}" ;; esac ;;
  esac
done
for pid in $list; do kill -KILL "-$pid" 2>/dev/null; done
`;

/** Sees to it that no process outlives this one, not even when this one is killed: `kill -9` leaves no time for anything. */
export class ProcessGuard {
  private readonly shell: ChildProcess;

  constructor() {
    this.shell = spawn("/bin/sh", ["-c", script], { detached: true, stdio: ["pipe", "ignore", "ignore"] });
    this.shell.on("error", () => undefined);
    this.shell.stdin?.on("error", () => undefined);
    this.shell.unref();
  }

  /** Guards a process that leads a group of its own, until it ends. */
  take(child: ChildProcess): void {
    const { pid } = child;
    if (pid === undefined) return;
    this.shell.stdin?.write(`+ ${pid}\n`);
    // A number may be another process's by the time that the guard acts.
    child.once("exit", () => this.shell.stdin?.write(`- ${pid}\n`));
  }

  /** Ends whatever is still guarded. */
  close(): void {
    this.shell.stdin?.end();
  }
}
