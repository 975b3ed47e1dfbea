"use strict";
// Keeps dist/ in step with the TypeScript sources: transpiles only what changed, checks no types (`npm run check` does).
const fs = require("node:fs");
const path = require("node:path");

const root = path.resolve(__dirname, "..");
const folders = [
  ...["model", "platforms", "components", "engine", "stacks", "policies", "twin", "cli", "tools"],
  ...["test", "bench", "examples"],
];

/**
 * An installed package carries compiled code only: there is nothing to keep in step, and nothing may be removed.
 */
const isCheckout = () => fs.existsSync(path.join(root, "tsconfig.json"));

/**
 * The files below a folder of the project whose names pass, relative to the root.
 * @param {string} folder
 * @param {(name: string) => boolean} wanted
 * @param {string[]} [found]
 */
function walk(folder, wanted, found = []) {
  for (const entry of fs.readdirSync(path.join(root, folder), { withFileTypes: true })) {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== "node_modules") walk(name, wanted, found);
    else if (entry.isFile() && wanted(name)) found.push(name);
  }
  return found;
}

/** @param {string} folder */
const exists = (folder) => fs.existsSync(path.join(root, folder));

/**
 * Set-up's first stage runs before anything is installed, so it is plain JavaScript; the second stage imports its base.
 * @param {string} name
 */
const isSource = (name) =>
  (name.endsWith(".ts") && !name.endsWith(".d.ts")) ||
  (name.startsWith(path.join("tools", "base")) && name.endsWith(".cjs"));

/** Every source below the project's folders, relative to the root. */
const sources = () => folders.filter(exists).flatMap((folder) => walk(folder, isSource));

/** @param {string} source */
const output = (source) => path.join(root, "dist", source.replace(/\.ts$/, ".js"));

/** @param {string} file */
const modified = (file) => fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/**
 * An output carries its source's time of change, so that a source replaced by an older file counts as changed too.
 * @param {string} source
 */
const isStale = (source) => Math.abs(modified(path.join(root, source)) - modified(output(source))) > 1;

/** Outputs of another version of this file may differ: then all are made anew. */
const stamp = path.join("dist", ".compiler");
const readStamp = () => (exists(stamp) ? fs.readFileSync(path.join(root, stamp), "utf8").split(" ") : []);

/**
 * Rename is atomic: a second run at the same time never reads half a file.
 * @param {string} target
 * @param {string} content
 * @param {Date} [time]
 */
function write(target, content, time) {
  const draft = `${target}.${process.pid}`;
  fs.writeFileSync(draft, content);
  if (time) fs.utimesSync(draft, time, time);
  fs.renameSync(draft, target);
}

/**
 * Names the file of each import of our own: otherwise Node looks for one that is called exactly so, for a folder, for its package.json,
 * at every start of every command and for each of hundreds of modules.
 * @param {string} code
 * @param {string} source
 */
const withFileNames = (code, source) =>
  code.replaceAll(/\brequire\("(\.\.?(?:\/[^"]*)?)"\)/g, (whole, name) => {
    const target = path.join(path.dirname(source), name);
    if (exists(`${target}.ts`)) return `require("${name}.js")`;
    return exists(path.join(target, "index.ts")) ? `require("${name}/index.js")` : whole;
  });

/** @param {string} source */
function transpile(source) {
  const file = path.join(root, source);
  const target = output(source);
  const time = fs.statSync(file).mtime;
  const text = fs.readFileSync(file, "utf8");
  fs.mkdirSync(path.dirname(target), { recursive: true });
  if (source.endsWith(".cjs")) return write(target, text, time);
  const { code, map } = require("esbuild").transformSync(text, {
    loader: "ts",
    format: "cjs",
    platform: "node",
    target: "node20",
    // A command loads its own modules on demand: the ES module loader would take longer than they do.
    supported: { "dynamic-import": false },
    sourcemap: "external",
    sourcefile: path.relative(path.dirname(target), file),
    logLevel: "silent",
  });
  write(`${target}.map`, map);
  write(target, `${withFileNames(code, source)}//# sourceMappingURL=${path.basename(target)}.map\n`, time);
}

/** Outputs whose source is gone would still be imported, or run as tests. */
function prune() {
  for (const folder of folders.map((name) => path.join("dist", name)).filter(exists)) {
    for (const name of walk(folder, (file) => /\.c?js(\.map)?$/.test(file))) {
      const source = path.relative("dist", name).replace(/\.js(\.map)?$/, ".ts");
      if (!exists(source)) fs.rmSync(path.join(root, name), { force: true });
    }
  }
}

/**
 * @param {string} source
 * @returns {string[]} what is wrong with it
 */
function problems(source) {
  try {
    transpile(source);
    return [];
  } catch (error) {
    if (!(error instanceof Error && "errors" in error && Array.isArray(error.errors))) throw error;
    return error.errors.map(({ text, location }) => `${source}:${location?.line ?? 1}: ${text}`);
  }
}

let isDone = false;

/**
 * Transpiles the sources that differ from their output, all that can be. Returns how many there were. It looks once a process: commands
 * compile, and so does the program that they run.
 */
function compile() {
  if (isDone || !isCheckout()) return 0;
  const [compiler, count] = readStamp();
  const now = String(modified(__filename));
  const all = sources();
  const stale = compiler === now ? all.filter(isStale) : all;
  const found = stale.flatMap(problems);
  // A source that is gone or renamed changes the number or the time of some; only then is the whole of dist/ looked through.
  if (stale.length > 0 || count !== String(all.length)) prune();
  if (found.length > 0) throw Object.assign(new Error(found.join("\n")), { name: "SetupError" });
  if (stale.length > 0 || count !== String(all.length)) write(path.join(root, stamp), `${now} ${all.length}`);
  isDone = true;
  return stale.length;
}

module.exports = { compile, sources };
if (require.main === module) {
  try {
    compile();
  } catch (error) {
    process.stderr.write(`${error instanceof Error && error.name === "SetupError" ? error.message : error}\n`);
    process.exitCode = 1;
  }
}
