"use strict";
// The first stage of every npm script: plain Node, so that it runs on a clean clone. It makes sure of the npm dependencies and
// of dist/, then runs the command in this same process: a second one would cost more than the checks do.
const path = require("node:path");
const { keepCompiledCode, settle } = require("./base/process.cjs");

const root = path.resolve(__dirname, "..");

/** @type {Record<string, string>} */
const developerCommands = {
  actions: "dist/tools/actions/index.js",
  bench: "dist/bench/index.js",
  docs: "dist/tools/docs/index.js",
  crds: "dist/tools/crds/index.js",
  limits: "dist/tools/limits/index.js",
  "managed-policies": "dist/tools/managed-policies/index.js",
  matrix: "dist/tools/matrix/index.js",
  replay: "dist/tools/replay/index.js",
  check: "dist/tools/check/index.js",
  test: "dist/tools/test/index.js",
};

/**
 * What npm calls otherwise than the command line does: `npm run check` is the developers' own.
 * @type {Record<string, string>}
 */
const otherNames = { policy: "check" };

/**
 * @param {string[]} argv
 * @returns {Promise<number>}
 */
async function run([command = "", ...args]) {
  keepCompiledCode();
  await require("./dependencies.cjs").ensureDependencies(root);
  require("./base/lean-sdk.cjs");
  const module = developerCommands[command];
  const { compile, everything } = require("./compile.cjs");
  compile(module === undefined ? undefined : everything);
  if (module === undefined)
    return require(path.join(root, "dist/cli/main.js")).main([otherNames[command] ?? command, ...args]);
  return require(path.join(root, module)).main(args);
}

settle(run(process.argv.slice(2)));
