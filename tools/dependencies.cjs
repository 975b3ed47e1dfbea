"use strict";
const { spawn } = require("node:child_process");
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");
const { cacheFolder } = require("./base/cache.cjs");
const { withLock } = require("./base/lock.cjs");
const { report, reportEvery } = require("./base/report.cjs");

/** npm writes the lock file and its own copy of it within moments of each other. */
const tolerance = 5000;

/** @param {string} file */
const modified = (file) => fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs;

/** @param {string} text */
const hash = (text) => createHash("sha256").update(text).digest("hex");

/** @param {string} root */
const filesOf = (root) => ({
  lock: path.join(root, "package-lock.json"),
  installed: path.join(root, "node_modules", ".package-lock.json"),
  stamp: path.join(root, "node_modules", ".vipkit-lock"),
});

/**
 * npm writes its copy of the lock file last: an interrupted install has none. A checkout touches the lock file without
 * changing it, hence the stamp.
 * @param {string} root
 */
function areInstalled(root) {
  const { lock, installed, stamp } = filesOf(root);
  const wanted = modified(lock);
  if (wanted === undefined) return true; // an installed package: its user's own npm looks after it
  const present = modified(installed);
  if (present === undefined) return false;
  if (present + tolerance >= wanted) return true;
  return fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === hash(fs.readFileSync(lock, "utf8"));
}

/**
 * npm begins with the reason and goes on with general advice.
 * @param {string} said
 */
const reasonOf = (said) =>
  said
    .split("\n")
    .filter((line) => line.startsWith("npm error") && line.trim() !== "npm error")
    .slice(0, 12)
    .join("\n");

/**
 * @param {string} root
 * @returns {Promise<string | undefined>} what went wrong
 */
function npmCi(root) {
  const npm = process.env.npm_execpath;
  const [command, ...args] = npm?.endsWith(".js") ? [process.execPath, npm] : ["npm"];
  return new Promise((resolve) => {
    const child = spawn(command, [...args, "ci", "--no-fund", "--no-audit", "--prefer-offline"], {
      cwd: root,
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    child.stderr.on("data", (chunk) => {
      said += chunk;
    });
    child.on("error", (error) => resolve(error.message));
    child.on("close", (code) => resolve(code === 0 ? undefined : reasonOf(said) || `npm ended with code ${code}`));
  });
}

/**
 * npm empties what a link leads to: another project's dependencies would be gone.
 * @param {string} folder
 */
function refuseLink(folder) {
  if (!fs.lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  throw Object.assign(
    new Error(`the npm dependencies are out of date, and ${folder} is a link to ${fs.realpathSync(folder)}
Remove the link and run this again, or bring that folder up to date: npm ci`),
    { name: "SetupError" },
  );
}

/** @param {string} root */
async function install(root) {
  const { lock, stamp } = filesOf(root);
  refuseLink(path.join(root, "node_modules"));
  report("installing npm dependencies (once, about a minute)");
  const stop = reportEvery(() => "still installing npm dependencies");
  const failure = await npmCi(root);
  stop();
  if (failure !== undefined) {
    throw Object.assign(
      new Error(`the npm dependencies could not be installed:\n\n${failure}\n\nTo see more, run: npm ci`),
      { name: "SetupError" },
    );
  }
  fs.writeFileSync(stamp, hash(fs.readFileSync(lock, "utf8")));
}

/**
 * Runs `npm ci` when node_modules is missing, incomplete or older than the lock file.
 * @param {string} root
 */
async function ensureDependencies(root) {
  if (areInstalled(root)) return;
  const file = path.join(cacheFolder(), "locks", `dependencies-${hash(root).slice(0, 16)}`);
  await withLock(file, { what: "installing npm dependencies", report }, async () => {
    if (!areInstalled(root)) await install(root);
  });
}

module.exports = { areInstalled, ensureDependencies };
