"use strict";

/** A frame like `node_modules/@scope/file.ts:1:2`, a file right below a scope, as the SDK's own source maps name theirs. */
const scopeless = /node_modules[\\/]@[^\\/]+[\\/][^\\/]+$/;

/** @param {unknown} error */
function withoutScopeless(error) {
  const seen = new Set();
  for (let cause = error; cause instanceof Error && cause.stack && !seen.has(cause); cause = cause.cause) {
    seen.add(cause);
    const lines = cause.stack.split("\n");
    cause.stack = lines.filter((line) => !scopeless.test(line)).join("\n");
  }
}

/**
 * Node 20 never gets to the end of such a frame when it colours a stack trace: it fills the memory for half a minute, then gives
 * up. The SDK colours the stack of every error that ends a program, so these frames go before it sees them.
 */
function keepErrorsQuick() {
  process.prependListener("uncaughtException", withoutScopeless);
  process.prependListener("unhandledRejection", withoutScopeless);
}

module.exports = { keepErrorsQuick, withoutScopeless };
