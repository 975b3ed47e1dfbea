"use strict";
// Preloaded where the Pulumi SDK is: two thirds of the SDK's start go into what only serialises functions, the TypeScript compiler,
// npm's reader of trees and a debugger. All wait here until a function is serialised. Half of what a program costs after that are
// stack traces that are never read; they are left out.
const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");

/**
 * What a module of the SDK exports, as its text says: loading it is what must not happen yet.
 * @param {string} file
 * @returns {readonly { name: string, isFunction: boolean }[]} nothing where there is no such file, or it is written in another way
 */
function exportsOf(file) {
  if (!fs.existsSync(file)) return [];
  const text = fs.readFileSync(file, "utf8");
  return [...text.matchAll(/^exports\.(\w+) = (\w+)?/gm)].map(([, name = "", value]) => ({
    name,
    isFunction: value !== undefined && new RegExp(`^(async )?function ${value}\\(`, "m").test(text),
  }));
}

/**
 * Stands in the place of a module that exports functions only: each loads the module when it is called. Another module is left alone.
 * @param {string} file
 */
function postponeFunctions(file) {
  const found = exportsOf(file);
  if (found.length === 0 || found.some(({ isFunction }) => !isFunction)) return;
  postpone(file, (/** @type {() => object} */ load) =>
    Object.fromEntries(
      found.map(({ name }) => [name, (/** @type {unknown[]} */ ...args) => Reflect.get(load(), name)(...args)]),
    ),
  );
}

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

/**
 * The SDK's view into V8, opened when a function is serialised: a debugger that listens makes every module load a fifth slower.
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
  return viewOf({}, load, (name) => (name === "debuggablePromise" ? debuggablePromise : Reflect.get(load(), name)));
}

/**
 * Looks like a module that is loaded when it is looked at, to the serialiser of functions too, which asks for descriptors.
 * @param {object} target what the module says of itself without being loaded
 * @param {() => object} whole
 * @param {(name: string | symbol) => unknown} get
 */
const viewOf = (target, whole, get) =>
  new Proxy(target, {
    get: (_, name) => get(name),
    set: (_, name, value) => Reflect.set(whole(), name, value),
    has: (_, name) => Reflect.has(whole(), name),
    ownKeys: () => Reflect.ownKeys(whole()),
    // A proxy may claim to be fixed only what its target has.
    getOwnPropertyDescriptor(_, name) {
      const found = Reflect.getOwnPropertyDescriptor(whole(), name);
      return found && { ...found, configurable: true };
    },
  });

/**
 * Stands in the place of a whole module that others keep as one value: whatever is asked of it but its kind loads it. It says that it is
 * an ES module, since compiled code copies every other kind name by name; so its default export is the whole of it where it has none.
 * It stays one value: what looks for it among the loaded modules, as the serialiser of functions does, finds it there.
 * @param {string} file
 */
function postponeModule(file) {
  if (!fs.existsSync(file)) return;
  postpone(file, (/** @type {() => object} */ load) => {
    /** @type {object | undefined} */
    let loaded;
    const whole = () => {
      if (loaded !== undefined) return loaded;
      const real = load();
      const entry = require.cache[file];
      if (entry !== undefined) entry.exports = module;
      loaded = real;
      return real;
    };
    const itself = { __esModule: true };
    const module = viewOf(itself, whole, (name) => {
      if (name === "__esModule") return itself.__esModule;
      const real = whole();
      return name === "default" && !("__esModule" in real) ? real : Reflect.get(real, name);
    });
    return module;
  });
}

/** What our view into V8 offers. An SDK that expects more of it, or less, keeps its own. */
const hooks = ["getSessionAsync", "isInitializedAsync", "getScriptUrl"];

/** @param {string} file */
const offersOurHooks = (file) => {
  const names = exportsOf(file).map(({ name }) => name);
  return names.length === hooks.length && hooks.every((name) => names.includes(name));
};

/**
 * Each step looks for itself whether this SDK has the module in the shape that it knows: no version is asked for.
 * @param {string} sdk the SDK's folder
 */
function lighten(sdk) {
  const debuggable = path.join(sdk, "runtime", "debuggable.js");
  const isTraced = exportsOf(debuggable).some(({ name }) => name === "debuggablePromise");
  if (isTraced && !process.env.PULUMI_DEBUG_PROMISE_LEAKS) postpone(debuggable, withoutNotes);
  const compiler = path.join(sdk, "typescript-shim.js");
  if (fs.existsSync(compiler)) {
    postpone(compiler, (/** @type {() => object} */ load) => viewOf({}, load, (name) => Reflect.get(load(), name)));
  }
  // What drives engines from a program.
  postponeModule(path.join(sdk, "automation", "index.js"));
  const view = path.join(sdk, "runtime", "closure", "v8Hooks.js");
  if (offersOurHooks(view)) postpone(view, hooksOnDemand);
  postponeFunctions(path.join(sdk, "runtime", "closure", "codePaths.js"));
  postponeProtocol(sdk);
}

/**
 * What speaks with an engine: an offline plan has none.
 * @param {string} sdk the SDK's folder
 */
function postponeProtocol(sdk) {
  const protocol = path.join(sdk, "proto");
  if (!fs.existsSync(protocol)) return;
  for (const name of fs.readdirSync(protocol)) {
    if (name.endsWith("_grpc_pb.js")) postponeModule(path.join(protocol, name));
  }
  const { resolve } = Module.createRequire(path.join(sdk, "package.json"));
  for (const name of ["@grpc/grpc-js", "semver"]) postponeModule(resolve(name));
}

/** @param {string} folder whose SDK it is: the program's, or our own */
function leanSdkOf(folder) {
  const { resolve } = Module.createRequire(path.join(folder, "package.json"));
  try {
    lighten(path.dirname(resolve("@pulumi/pulumi/package.json")));
  } catch {
    // Not there, or not yet: what needs it says so.
  }
}

for (const folder of new Set([process.cwd(), __dirname])) leanSdkOf(folder);

try {
  // Messages in fifty languages; ours is loaded by itself.
  postponeModule(path.join(path.dirname(require.resolve("zod/package.json")), "v4", "locales", "index.cjs"));
} catch {
  // Not there, or not yet.
}
