"use strict";

/** Node 22 and later start sooner with the code they compiled before. */
function keepCompiledCode() {
  const { enableCompileCache } = /** @type {{ enableCompileCache?: () => void }} */ (require("node:module"));
  enableCompileCache?.();
}

/**
 * What the user is told: mistakes and the machine's own failures (a full disk, a folder that may not be written to) as they
 * are; a stack trace only for what is our defect.
 * @param {unknown} error
 */
function explain(error) {
  if (!(error instanceof Error)) return String(error);
  const isExpected = error.name === "SetupError" || error.name === "UserError" || "syscall" in error;
  return isExpected ? error.message : (error.stack ?? error.message);
}

/** @param {unknown} error */
function exitCodeOf(error) {
  return error instanceof Error && "exitCode" in error && typeof error.exitCode === "number" ? error.exitCode : 1;
}

/**
 * Ends the process with a command's exit code, or with the message of what it threw.
 * @param {Promise<number>} command
 */
async function settle(command) {
  try {
    process.exitCode = await command;
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = exitCodeOf(error);
  }
}

module.exports = { explain, keepCompiledCode, settle };
