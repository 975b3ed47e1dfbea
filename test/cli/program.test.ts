import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, test } from "node:test";
import { loadProgram } from "../../engine/program/load";
import { root } from "../../tools/setup";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "vipkit-program-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function put(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

const typed = 'import { size } from "./size";\nenum Color { red = 1 }\nexport const sum: number = size + Color.red;\n';
const size = "export const size: number = 2;\n";
const esm = '{ "type": "module" }';

/** Files of a project, its `main`, and what its program exports. */
const programs: Record<string, { files: Record<string, string>; main?: string; exports: unknown }> = {
  "CommonJS, the folder's index": { files: { "index.js": "exports.a = 1;" }, exports: { a: 1 } },
  "CommonJS, package.json's main": {
    files: { "package.json": '{ "main": "bin/start.cjs" }', "bin/start.cjs": "exports.a = 1;" },
    exports: { a: 1 },
  },
  "CommonJS, Pulumi.yaml's main without its extension": {
    files: { "src/start.js": "module.exports = { a: 1 };" },
    main: "src/start",
    exports: { a: 1 },
  },
  "TypeScript, the folder's index": { files: { "index.ts": typed, "size.ts": size }, exports: { sum: 3 } },
  "TypeScript, a file": { files: { "src/a.ts": typed, "src/size.ts": size }, main: "src/a.ts", exports: { sum: 3 } },
  "TypeScript, a file without its extension": {
    files: { "src/a.ts": typed, "src/size.ts": size },
    main: "src/a",
    exports: { sum: 3 },
  },
  "TypeScript beside its JavaScript: the engine takes that": {
    files: { "index.js": "exports.a = 1;", "index.ts": "export const a = 2;" },
    exports: { a: 1 },
  },
  "an ES module that awaits": {
    files: { "package.json": esm, "index.js": "export const a = await Promise.resolve(1);" },
    exports: { a: 1 },
  },
  "an ES module by its extension": { files: { "index.mjs": "export const a = 1;" }, exports: { a: 1 } },
  "CommonJS by its extension": {
    files: { "package.json": esm, "a.cjs": "exports.a = 1;" },
    main: "a.cjs",
    exports: { a: 1 },
  },
  "an ES module in TypeScript": {
    files: { "package.json": esm, "index.ts": typed.replace("./size", "./size.js"), "size.ts": size },
    exports: { sum: 3 },
  },
  "an ES module's default export": {
    files: { "package.json": esm, "index.js": "export default { a: 1 };" },
    exports: { a: 1 },
  },
};

describe("a program", () => {
  for (const [name, { files, main = "", exports }] of Object.entries(programs)) {
    test(`is loaded: ${name}`, async () => {
      put(files);
      const loaded = await loadProgram(join(folder, main));
      assert.deepEqual({ ...(loaded as object) }, exports);
    });
  }

  test("may be a function", async () => {
    put({ "a.ts": "export = async () => ({ a: 1 });", "b.mjs": "export default async () => ({ a: 1 });" });
    for (const name of ["a.ts", "b.mjs"]) {
      const program = (await loadProgram(join(folder, name))) as () => Promise<unknown>;
      assert.deepEqual(await program(), { a: 1 }, name);
    }
  });

  test("that is not there is missed by name, with what was looked for", async () => {
    put({ "index.json": "{}" });
    await assert.rejects(loadProgram(join(folder, "bin")), {
      message: `no program at ${join(folder, "bin")}: neither a file nor a folder with index.js, index.mjs, index.ts or index.mts; name it in Pulumi.yaml or package.json as \`main\``,
    });
  });

  test("with a default export and others is refused, as by the engine", async () => {
    put({ "a.mjs": "export default 1; export const b = 2;" });
    await assert.rejects(loadProgram(join(folder, "a.mjs")), /a default export and others/);
  });

  test("that cannot be read says where", async () => {
    put({ "a.ts": "export const a: = 1;", "package.json": "{" });
    await assert.rejects(loadProgram(join(folder, "a.cts")), /no program/);
    await assert.rejects(loadProgram(join(folder, "a.ts")), /package\.json: not a package's manifest: .*JSON/);
    put({ "package.json": "{}" });
    await assert.rejects(loadProgram(join(folder, "a.ts")), /a\.ts:1:1\d/);
  });
});

test("vipkit plan takes a project of TypeScript as Pulumi's own template has it", () => {
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  put({
    "Pulumi.yaml": "name: typed\nruntime: nodejs\n",
    "Pulumi.dev.yaml": "config: {}\n",
    "index.ts": [
      'import * as pulumi from "@pulumi/pulumi";',
      'import * as s3 from "@pulumi/aws/s3";',
      "const tags: Record<string, string> = { stack: pulumi.getStack() };",
      'export const bucket = new s3.Bucket("logs", { bucket: "of-a-test", tags }).bucket;',
    ].join("\n"),
  });
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "cli/bin.cjs"), "plan", "dev", "--json"], {
    cwd: folder,
    encoding: "utf8",
  });
  assert.equal(status, 0, stderr);
  const { resources, outputs } = JSON.parse(stdout);
  assert.deepEqual(outputs, { bucket: "of-a-test" });
  assert.deepEqual(
    resources.map(({ type }: { type: string }) => type),
    ["pulumi:pulumi:Stack", "aws:s3/bucket:Bucket"],
  );
});
