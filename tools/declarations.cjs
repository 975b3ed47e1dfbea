"use strict";
// The last step of packing: keeps the declarations that the package's entries lead to, and writes the schema that editors read without its
// indentation. The other declarations would be half of the package, and the types of what is not public.
const fs = require("node:fs");
const path = require("node:path");

const root = path.resolve(__dirname, "..");

/**
 * The declarations of the package's entries, and all that they import, relative to the root.
 * @param {string} folder
 */
function reachable(folder) {
  /** @type {{ exports: Record<string, string | { types?: string }> }} */
  const { exports } = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));
  const open = Object.values(exports).flatMap((entry) =>
    typeof entry === "string" || !entry.types ? [] : [entry.types],
  );
  const found = new Set();
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    const name = path.normalize(file);
    if (found.has(name)) continue;
    found.add(name);
    const text = fs.readFileSync(path.join(folder, name), "utf8");
    for (const [, target = ""] of text.matchAll(/(?:from |import\()"(\.[^"]*)"/g)) {
      const base = path.join(path.dirname(name), target);
      const candidates = [`${base}.d.ts`, path.join(base, "index.d.ts")];
      open.push(...candidates.filter((candidate) => fs.existsSync(path.join(folder, candidate))).slice(0, 1));
    }
  }
  return found;
}

/** @param {string} folder */
function keepReachable(folder) {
  const kept = reachable(folder);
  for (const entry of fs.readdirSync(path.join(folder, "dist"), { recursive: true, encoding: "utf8" })) {
    const name = path.join("dist", entry);
    if (name.endsWith(".d.ts") && !kept.has(name)) fs.rmSync(path.join(folder, name));
  }
}

/** @param {string} folder */
function writeSchema(folder) {
  const name = path.join("schema", "stack.schema.json");
  const schema = JSON.parse(fs.readFileSync(path.join(folder, "docs", name), "utf8"));
  fs.mkdirSync(path.join(folder, "dist", "schema"), { recursive: true });
  fs.writeFileSync(path.join(folder, "dist", name), JSON.stringify(schema));
}

module.exports = { reachable };
if (require.main === module) {
  keepReachable(root);
  writeSchema(root);
}
