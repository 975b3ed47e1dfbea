"use strict";
// Keeps dist/ in step with the TypeScript sources: transpiles only what changed, checks no types (`npm run check` does).
const fs = require("node:fs");
const path = require("node:path");

const root = path.resolve(__dirname, "..");
const folders = ["model", "components", "stacks", "policies", "twin", "cli", "test", "bench", "examples"];

/** Every TypeScript source below the project's folders, relative to the root. */
function sources() {
  const found = [];
  const walk = (folder) => {
    for (const entry of fs.readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const name = path.join(folder, entry.name);
      if (entry.isDirectory() && entry.name !== "node_modules") walk(name);
      else if (entry.isFile() && name.endsWith(".ts") && !name.endsWith(".d.ts")) found.push(name);
    }
  };
  for (const folder of folders) if (fs.existsSync(path.join(root, folder))) walk(folder);
  return found;
}

const output = (source) => path.join(root, "dist", source.replace(/\.ts$/, ".js"));
const modified = (file) => fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Transpiles the sources newer than their output. Returns how many there were. */
function compile() {
  const stale = sources().filter((source) => modified(path.join(root, source)) > modified(output(source)));
  if (stale.length === 0) return 0;
  const { transformSync } = require("esbuild");
  for (const source of stale) {
    const file = path.join(root, source);
    const target = output(source);
    const { code, map } = transformSync(fs.readFileSync(file, "utf8"), {
      loader: "ts",
      format: "cjs",
      target: "node20",
      sourcemap: "external",
      sourcefile: path.relative(path.dirname(target), file),
    });
    fs.mkdirSync(path.dirname(target), { recursive: true });
    // Rename is atomic: a second run at the same time never reads half a file.
    const draft = `${target}.${process.pid}`;
    fs.writeFileSync(`${target}.map`, map);
    fs.writeFileSync(draft, `${code}//# sourceMappingURL=${path.basename(target)}.map\n`);
    fs.renameSync(draft, target);
  }
  return stale.length;
}

module.exports = { compile, sources };
if (require.main === module) compile();
