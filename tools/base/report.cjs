"use strict";
/**
 * One line of progress with the time since the command began. On standard error: a command's own output stays clean.
 * @param {string} text
 */
function report(text) {
  process.stderr.write(`[${String(Math.round(process.uptime())).padStart(3)} s] ${text}\n`);
}

/**
 * Reports an unfinished step now and then, so that a long one does not look stuck. Returns the function that stops it.
 * @param {() => string} text
 * @param {number} [every] seconds
 */
function reportEvery(text, every = 15) {
  const timer = setInterval(() => report(text()), every * 1000);
  timer.unref();
  return () => clearInterval(timer);
}

module.exports = { report, reportEvery };
