"use strict";
// Preloaded where the Pulumi SDK is: two thirds of the SDK's start go into what only serialises functions, the TypeScript compiler
// and npm's reader of trees. Both wait here until somebody serialises a function.
const Module = require("node:module");
const path = require("node:path");

/** The only version whose modules are known to be these. */
const version = "3.248.0";

/**
 * Stands in a module's place until it is needed. A module that is loaded already is left alone.
 * @template T
 * @param {string} file
 * @param {(load: () => T) => unknown} exportsFor what it exports; `load` gives the module itself
 */
function postpone(file, exportsFor) {
  if (require.cache[file] !== undefined) return;
  const stub = new Module(file);
  let isLoaded = false;
  const load = () => {
    if (!isLoaded) delete require.cache[file];
    isLoaded = true;
    return require(file);
  };
  Object.assign(stub, { filename: file, loaded: true, exports: exportsFor(load) });
  require.cache[file] = stub;
}

/** @typedef {typeof import("@pulumi/pulumi/runtime/closure/codePaths")} CodePaths */

/** @param {string} sdk the SDK's folder */
function postponeSerialising(sdk) {
  postpone(path.join(sdk, "typescript-shim.js"), (/** @type {() => object} */ load) => {
    return new Proxy({}, { get: (_, name) => Reflect.get(load(), name) });
  });
  postpone(path.join(sdk, "runtime", "closure", "codePaths.js"), (/** @type {() => CodePaths} */ load) => ({
    computeCodePaths: (/** @type {Parameters<CodePaths["computeCodePaths"]>} */ ...args) =>
      load().computeCodePaths(...args),
  }));
}

/** @param {string} folder whose SDK it is: the program's, or our own */
function leanSdkOf(folder) {
  const { resolve } = Module.createRequire(path.join(folder, "package.json"));
  try {
    const manifest = resolve("@pulumi/pulumi/package.json");
    if (require(manifest).version === version) postponeSerialising(path.dirname(manifest));
  } catch {
    // Not there, or not yet: whoever needs it says so.
  }
}

for (const folder of new Set([process.cwd(), __dirname])) leanSdkOf(folder);
