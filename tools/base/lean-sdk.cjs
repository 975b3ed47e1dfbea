"use strict";
// Preloaded where the Pulumi SDK is: two thirds of the SDK's start go into what only serialises functions, the TypeScript compiler,
// npm's reader of trees and a debugger. All wait here until somebody serialises a function. Half of what a program costs after that are
// stack traces that nobody reads; they are left out.
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

/**
 * The SDK's view into V8, opened when somebody serialises a function: a debugger that listens makes every module load a fifth slower.
 */
function hooksOnDemand() {
  const urls = new Map();
  /** @type {Promise<import("node:inspector").Session> | undefined} */
  let opened;
  const open = async () => {
    const { Session } = require("node:inspector");
    const session = new Session();
    session.connect();
    // Once it is on, the debugger tells of every script that is loaded already.
    session.on("Debugger.scriptParsed", ({ params }) => urls.set(params.scriptId, params.url));
    session.post("Debugger.enable");
    return session;
  };
  return {
    getSessionAsync: () => (opened ??= open()),
    isInitializedAsync: () => Promise.resolve(),
    getScriptUrl: (/** @type {string} */ id) => urls.get(id),
  };
}

/**
 * The SDK notes a stack trace for every property of every resource, and shows it only to those who look for promises that never end.
 * @param {() => { debuggablePromise: (...args: unknown[]) => unknown }} load
 */
function withoutNotes(load) {
  /** @param {unknown[]} args */
  const debuggablePromise = (...args) => {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    try {
      return load().debuggablePromise(...args);
    } finally {
      Error.stackTraceLimit = limit;
    }
  };
  return new Proxy(
    {},
    { get: (_, name) => (name === "debuggablePromise" ? debuggablePromise : Reflect.get(load(), name)) },
  );
}

/** @param {string} sdk the SDK's folder */
function lighten(sdk) {
  if (!process.env.PULUMI_DEBUG_PROMISE_LEAKS) postpone(path.join(sdk, "runtime", "debuggable.js"), withoutNotes);
  postpone(path.join(sdk, "typescript-shim.js"), (/** @type {() => object} */ load) => {
    return new Proxy({}, { get: (_, name) => Reflect.get(load(), name) });
  });
  postpone(path.join(sdk, "runtime", "closure", "v8Hooks.js"), hooksOnDemand);
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
    if (require(manifest).version === version) lighten(path.dirname(manifest));
  } catch {
    // Not there, or not yet: whoever needs it says so.
  }
}

for (const folder of new Set([process.cwd(), __dirname])) leanSdkOf(folder);
