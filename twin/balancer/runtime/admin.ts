import { connect } from "node:net";

/** HAProxy reads a line of commands into one buffer of 16 KiB. */
const lineLimit = 12_000;
const answerTimeout = 5_000;

/** What HAProxy answers when it did not do as told. Every other answer is data or a confirmation. */
const refusal =
  /^(No such|Unknown|Can't|Cannot|Invalid|Permission denied|Require|'.*' expects|Missing|.*(?:not found|failed)\b)/im;

class AdminError extends Error {}

/** Asks one question of HAProxy's admin or master socket. @throws AdminError when nothing answers. */
export function ask(socketPath: string, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(socketPath);
    const fail = (why: string) => {
      socket.destroy();
      reject(new AdminError(`HAProxy does not answer on ${socketPath}: ${why}`));
    };
    socket.setTimeout(answerTimeout, () => fail(`no answer within ${answerTimeout / 1000} s`));
    socket.on("error", (error) => fail(error.message));
    socket.on("data", (chunk: Buffer) => chunks.push(chunk));
    socket.on("close", () => resolve(Buffer.concat(chunks).toString("utf8")));
    // Ending our side makes HAProxy close the connection once it has answered.
    socket.end(`${command}\n`);
  });
}

/** Runs commands in order, as few lines as possible. @throws AdminError with HAProxy's own words when one is refused. */
export async function run(socketPath: string, commands: readonly string[]): Promise<void> {
  for (const line of packed(commands)) {
    const refused = refusal.exec(await ask(socketPath, line));
    if (refused !== null) throw new AdminError(`HAProxy refused a command: ${refused[0]} (${line.slice(0, 200)})`);
  }
}

function packed(commands: readonly string[]): string[] {
  const lines: string[] = [];
  for (const command of commands) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + command.length < lineLimit) lines[lines.length - 1] = `${last}; ${command}`;
    else lines.push(command);
  }
  return lines;
}
