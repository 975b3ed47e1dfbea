import { type ChildProcess, execFile, fork } from "node:child_process";
import { join } from "node:path";
import { root } from "../../tools/setup";

/** One call of the `vipkit` command. */
export interface CommandCall {
  readonly args: readonly string[];
  /** Working folder. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

export interface CommandAnswer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Calls after which a host makes room: what programs leave in memory stays. */
const mostCalls = 40;

/** A process that runs one command at a time. */
class Host {
  private calls = 0;
  private readonly child: ChildProcess = fork(join(__dirname, "command-host.js"), { silent: true, execArgv: [] });
  private readonly last = { stdout: "", stderr: "" };

  constructor() {
    for (const name of ["stdout", "stderr"] as const)
      this.child[name]?.setEncoding("utf8").on("data", (text: string) => (this.last[name] += text));
    process.once("exit", () => this.child.kill("SIGKILL"));
    this.hold(false);
  }

  /** The test file's process ends without waiting for a host that has nothing to do. */
  private hold(isBusy: boolean): void {
    const { child } = this;
    for (const one of [child, child.channel, child.stdout, child.stderr]) {
      const handle = one as Pick<ChildProcess, "ref" | "unref"> | null | undefined;
      if (isBusy) handle?.ref();
      else handle?.unref();
    }
  }

  /** Resolves to the answer, and whether this host takes another call. */
  ask(call: CommandCall): Promise<{ readonly answer: CommandAnswer; readonly isDone: boolean }> {
    const { child, last } = this;
    this.hold(true);
    return new Promise((resolve) => {
      const answered = (answer: CommandAnswer & { readonly isWorn: boolean }) => {
        child.off("close", closed);
        this.hold(false);
        const isDone = answer.isWorn || ++this.calls >= mostCalls;
        if (isDone) child.kill("SIGKILL");
        resolve({ answer, isDone });
      };
      // The command ended its process, which is an answer too.
      const closed = (code: number | null) => {
        child.off("message", answered);
        resolve({ answer: { code: code ?? -1, ...last }, isDone: true });
      };
      child.once("message", answered).once("close", closed).send(call);
    });
  }
}

const idle: Host[] = [];

/**
 * Runs the `vipkit` command in a process that has run others before. For commands that only look at a project: what starts something, and what is about
 * how a process ends, is for {@link runAlone}.
 */
export async function runCommand(call: CommandCall): Promise<CommandAnswer> {
  const host = idle.pop() ?? new Host();
  const { answer, isDone } = await host.ask(call);
  if (!isDone) idle.push(host);
  return answer;
}

/** Runs the `vipkit` command in a process of its own. */
export const runAlone = ({ args, cwd, env }: CommandCall): Promise<CommandAnswer> =>
  new Promise((resolve) => {
    const options = { cwd, env, maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, [join(root, "cli", "bin.cjs"), ...args], options, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === "number" ? error.code : error ? -1 : 0, stdout, stderr });
    });
  });
