"use strict";
// Keeps dist/ in step with the TypeScript sources: transpiles only what changed, checks no types (`npm run check` does).
const fs = require("node:fs");
const path = require("node:path");

const root = path.resolve(__dirname, "..");
const product = [
  "model",
  "platforms",
  "components",
  "engine",
  "stacks",
  "policies",
  "twin",
  "operate",
  "cli",
  "tools",
  "examples",
];
const everything = [...product, "test", "bench"];

/**
 * Folders that the rest imports by their index alone: it becomes one file, since finding, reading and wrapping a hundred small modules takes
 * longer than what is in them. Their other outputs stay, for tests of single modules.
 */
const bundles = [
  path.join("policies", "rules"),
  path.join("policies", "rules", "kubernetes"),
  path.join("twin", "control", "services"),
];

/** What a browser runs: its modules and styles become one file each, with the packages that they need. */
const page = path.join("cli", "page", "browser");
const isOfPage = (/** @type {string} */ source) => source.startsWith(`${page}${path.sep}`);

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
    const name = `${folder}${path.sep}${entry.name}`;
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
  (name.endsWith(".cjs") && name.startsWith(base)) ||
  (name.endsWith(".css") && isOfPage(name));

const base = path.join("tools", "base");

/**
 * The sources below these folders, relative to the root.
 * @param {readonly string[]} [folders]
 */
const sources = (folders = everything) => folders.filter(exists).flatMap((folder) => walk(folder, isSource));

/** @param {string} source */
const output = (source) => path.join(root, "dist", source.replace(/\.ts$/, ".js"));

/** @param {string} file */
const modified = (file) => fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/**
 * What dist/ was made of: the time of change of each source, so that one replaced by an older file counts as changed too, and of this file,
 * whose other versions may write other outputs.
 */
const stamp = path.join(root, "dist", ".compiled.json");

/** @returns {Record<string, number>} */
function readStamp() {
  try {
    const { compiler, files } = JSON.parse(fs.readFileSync(stamp, "utf8"));
    return compiler === modified(__filename) ? files : {};
  } catch {
    return {};
  }
}

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

/** @type {import("esbuild").CommonOptions & { format: "cjs" }} */
const settings = {
  format: "cjs",
  platform: "node",
  target: "node20",
  // A command loads its own modules on demand: the ES module loader would take longer than they do.
  supported: { "dynamic-import": false },
  // A tenth of what users download is indentation. Names stay, and with them what a stack trace says.
  minifyWhitespace: true,
  minifySyntax: true,
  sourcemap: "external",
  logLevel: "silent",
};

/**
 * @param {string} target
 * @param {string} source
 */
const sourcePath = (target, source) => path.relative(path.dirname(target), path.join(root, source));

/** @param {string} source */
function transpile(source) {
  const file = path.join(root, source);
  const target = output(source);
  const time = fs.statSync(file).mtime;
  const text = fs.readFileSync(file, "utf8");
  fs.mkdirSync(path.dirname(target), { recursive: true });
  if (source.endsWith(".cjs")) return write(target, text, time);
  const { code, map } = require("esbuild").transformSync(text, {
    ...settings,
    loader: "ts",
    sourcefile: sourcePath(target, source),
  });
  write(`${target}.map`, map);
  write(target, `${withFileNames(code, source)}//# sourceMappingURL=${path.basename(target)}.map\n`, time);
}

/** The sources that dist/ has outputs of, by their names. */
const madeSources = () =>
  everything
    .filter((name) => exists(path.join("dist", name)))
    .flatMap((name) => walk(path.join("dist", name), (file) => /\.c?js$/.test(file)))
    .map((file) => path.relative("dist", file).replace(/\.js$/, ".ts"));

/**
 * Everything beside a folder and beside those above it: a bundle takes none of that in.
 * @param {string} folder
 * @returns {string[]}
 */
function beside(folder) {
  const above = path.dirname(folder);
  const names =
    above === "." ? everything : fs.readdirSync(path.join(root, above)).map((name) => path.join(above, name));
  const others = names.filter((name) => name !== folder).map((name) => path.join(root, name));
  const found = others.map((file) => (path.extname(file) === "" ? `${file}${path.sep}*` : file));
  return above === "." ? found : [...found, ...beside(above)];
}

/** @param {string} folder */
function bundle(folder) {
  const source = path.join(folder, "index.ts");
  const target = output(source);
  // Made as if it lay beside its source: so the imports that stay, and the map, lead from there as they do from dist/.
  const { outputFiles } = require("esbuild").buildSync({
    ...settings,
    entryPoints: [path.join(root, source)],
    outfile: path.join(root, folder, "index.js"),
    bundle: true,
    write: false,
    packages: "external",
    external: beside(folder),
  });
  const [map = "", code = ""] = outputFiles.map(({ text }) => text);
  write(
    `${target}.map`,
    map.replaceAll(/"([^"]+\.ts)"/g, (_, name) => `"${sourcePath(target, path.join(folder, name))}"`),
  );
  const own = withFileNames(code.replaceAll(/(\brequire\("\.[^"]*)\.ts"\)/g, '$1")'), source);
  write(target, `${own}//# sourceMappingURL=${path.basename(target)}.map\n`);
}

/** The licence of a package that is taken into a file goes with it. */
const licence = (/** @type {string} */ name) =>
  `/*! ${name}\n${fs.readFileSync(path.join(root, "node_modules", name, "LICENSE"), "utf8").trim()}\n*/`;

function bundlePage() {
  const { outputFiles } = require("esbuild").buildSync({
    entryPoints: [path.join(root, page, "index.ts"), path.join(root, page, "page.css")].map((file) => ({
      in: file,
      out: "page",
    })),
    outdir: path.join(root, "dist", page),
    absWorkingDir: root,
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
    minify: true,
    banner: { js: licence("uplot") },
    logLevel: "silent",
  });
  fs.mkdirSync(path.join(root, "dist", page), { recursive: true });
  for (const { path: file, text } of outputFiles) write(file, text);
}

/**
 * @param {string} source
 * @returns {string[]} what is wrong with it
 */
function problems(source) {
  // What is wrong with it is said by the bundle that it is a part of.
  if (isOfPage(source)) return [];
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
 * Transpiles the sources that differ from what dist/ was made of, all that can be, and removes outputs whose source is gone: they would still be
 * imported, or run as tests. Returns how many it transpiled. It looks once a process: commands compile, and so does the program that they run.
 * @param {readonly string[]} [folders] default: all that a user runs
 */
function compile(folders = product) {
  if (isDone || !isCheckout()) return 0;
  const before = readStamp();
  const files = Object.fromEntries(sources(folders).map((source) => [source, modified(`${root}${path.sep}${source}`)]));
  const stale = Object.keys(files).filter((source) => files[source] !== before[source]);
  const isLookedAt = (/** @type {string} */ source) => folders.includes(source.split(path.sep, 1)[0] ?? "");
  // Without a stamp it is not known what dist/ was made of.
  const made = Object.keys(before).length > 0 ? Object.keys(before) : madeSources();
  const gone = made.filter((source) => isLookedAt(source) && files[source] === undefined);
  for (const source of gone) for (const end of ["", ".map"]) fs.rmSync(`${output(source)}${end}`, { force: true });
  const found = stale.flatMap(problems);
  if (found.length > 0) throw Object.assign(new Error(found.join("\n")), { name: "SetupError" });
  const changed = [...stale, ...gone];
  for (const name of bundles) if (changed.some((source) => source.startsWith(`${name}${path.sep}`))) bundle(name);
  if (changed.some(isOfPage)) bundlePage();
  if (changed.length > 0) {
    const kept = Object.entries(before).filter(([source]) => !isLookedAt(source));
    write(stamp, JSON.stringify({ compiler: modified(__filename), files: { ...Object.fromEntries(kept), ...files } }));
  }
  isDone = true;
  return stale.length;
}

module.exports = { compile, everything, sources };
if (require.main === module) {
  try {
    compile(everything);
  } catch (error) {
    process.stderr.write(`${error instanceof Error && error.name === "SetupError" ? error.message : error}\n`);
    process.exitCode = 1;
  }
}
