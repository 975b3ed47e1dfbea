"use strict";

/** Node 22 and later start sooner with the code they compiled before. */
function keepCompiledCode() {
  const { enableCompileCache } = /** @type {{ enableCompileCache?: () => void }} */ (require("node:module"));
  enableCompileCache?.();
}

/** Names of errors whose message is for the user as it is. */
const expected = ["SetupError", "UserError"];

/**
 * What the user is told: mistakes and the machine's own failures (a full disk, a folder that may not be written to) as they
 * are, and that anything else is our defect. `--verbose` adds the stack trace.
 * @param {unknown} error
 * @param {boolean} [isVerbose]
 */
function explain(error, isVerbose = process.argv.includes("--verbose")) {
  if (!(error instanceof Error)) return String(error);
  const trace = isVerbose && error.stack !== undefined ? `\n${error.stack}` : "";
  if (expected.includes(error.name) || "syscall" in error) return `${error.message}${trace}`;
  const hint = isVerbose ? "" : "; --verbose shows where";
  return `${error.name}: ${error.message}\nThis is a defect of vipkit, not of your project${hint}.${trace}`;
}

/** @param {unknown} error */
function exitCodeOf(error) {
  return error instanceof Error && "exitCode" in error && typeof error.exitCode === "number" ? error.exitCode : 1;
}

/** @param {unknown} error */
const codeOf = (error) => (error instanceof Error && "code" in error ? error.code : undefined);

/**
 * A reader that has gone (`vipkit plan | head`) ends nothing and changes no exit code; output that cannot be written for another
 * reason, a full disk, is a failure.
 * @returns {() => boolean} whether output was lost
 */
function watchOutput() {
  let isLost = false;
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error) => {
      if (codeOf(error) === "EPIPE" || codeOf(error) === "ERR_STREAM_DESTROYED") return;
      if (!isLost && stream === process.stdout) process.stderr.write(`cannot write the output: ${error.message}\n`);
      isLost = true;
      process.exitCode = 1;
    });
  }
  return () => isLost;
}

/** Standard output itself: a command may have turned `process.stdout.write` to standard error, and its answer must be out before the end. */
const writeOut = process.stdout.write.bind(process.stdout);

/**
 * Ends the process with a command's exit code, or with the message of what it threw. Until then the exit code is 1: a command
 * that never comes to its end has not succeeded.
 * @param {Promise<number>} command
 */
async function settle(command) {
  const wasLost = watchOutput();
  process.exitCode = 1;
  let code = 1;
  try {
    code = await command;
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    code = exitCodeOf(error);
  }
  // What a user's program left running, a timer or a server, must not keep the command from ending.
  writeOut("", () => process.stderr.write("", () => process.exit(wasLost() ? 1 : code)));
}

module.exports = { explain, keepCompiledCode, settle };
