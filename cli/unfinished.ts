/**
 * Waits for work that runs a user's program, which may end this process: by `process.exit`, or by leaving nothing to wait for.
 * Then `say` is told how, as the last thing that happens; the exit code is never 0.
 */
export async function unlessEnded<T>(work: Promise<T>, say: (how: string) => void): Promise<T> {
  let isDrained = false;
  const drained = () => {
    isDrained = true;
  };
  const ended = (code: number) => {
    if (code === 0) process.exitCode = 1;
    say(
      isDrained
        ? "program did not finish: a Promise or Output was never resolved"
        : `program did not finish: it ended the process with exit code ${code}`,
    );
  };
  process.once("beforeExit", drained).once("exit", ended);
  try {
    return await work;
  } finally {
    process.off("beforeExit", drained).off("exit", ended);
  }
}

/** For commands that have nothing else to leave behind. */
export const sayEnded = (how: string): void => {
  process.stderr.write(`${how}\n`);
};
