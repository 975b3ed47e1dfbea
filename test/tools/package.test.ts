import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { z } from "zod";

const root = join(__dirname, "../../..");
const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), "utf8"));

const manifest = z
  .object({
    exports: z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())])),
    files: z.array(z.string()),
    dependencies: z.record(z.string(), z.string()),
    peerDependencies: z.record(z.string(), z.string()),
    peerDependenciesMeta: z.record(z.string(), z.object({ optional: z.literal(true) })),
  })
  .parse(read("package.json"));

const targets = Object.values(manifest.exports).flatMap((entry) =>
  Object.entries(typeof entry === "string" ? { default: entry } : entry),
);

test("everything that the package exports is built from a source that is there", () => {
  for (const [, target] of targets.filter(([condition]) => condition !== "types")) {
    assert.ok(existsSync(join(root, target)), target);
  }
});

test("everything that the package exports has types, and packing writes them", () => {
  const { include } = z.object({ include: z.array(z.string()) }).parse(read("tsconfig.package.json"));
  const types = targets.filter(([condition]) => condition === "types").map(([, target]) => target);
  assert.ok(types.length >= 3);
  for (const target of types) {
    const source = target.replace("./dist/", "").replace(/\.d\.ts$/, ".ts");
    assert.ok(existsSync(join(root, source)), source);
    assert.ok(
      include.some((path) => source === path || source.startsWith(`${path}/`)),
      `${source} is not in ${include.join()}`,
    );
  }
});

test("the package carries no tests", () => {
  for (const folder of ["test", "bench", "examples"]) assert.ok(manifest.files.includes(`!dist/${folder}`), folder);
});

test("users get ranges, so that one copy of the SDK serves their program and ours; the lock file pins versions", () => {
  const ranges = { ...manifest.dependencies, ...manifest.peerDependencies };
  for (const [name, range] of Object.entries(ranges)) assert.match(range, /^\^\d+\.\d+\.\d+$/, name);
});

test("the SDKs are peers, so that a program never gets a second copy of them; what only Kubernetes needs is optional", () => {
  assert.deepEqual(Object.keys(manifest.peerDependencies).sort(), [
    "@kubernetes/client-node",
    "@pulumi/aws",
    "@pulumi/kubernetes",
    "@pulumi/pulumi",
  ]);
  assert.deepEqual(Object.keys(manifest.peerDependenciesMeta).sort(), [
    "@kubernetes/client-node",
    "@pulumi/kubernetes",
  ]);
  for (const name of Object.keys(manifest.peerDependencies))
    assert.equal(Reflect.has(manifest.dependencies, name), false);
});

test("compiled code imports its own modules by their file's name, so that Node looks for nothing else", () => {
  const folder = join(root, "dist", "platforms");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".js"));
  const imports = files.flatMap((name) =>
    [...readFileSync(join(folder, name), "utf8").matchAll(/\brequire\("(\.[^"]*)"\)/g)].map(([, path = ""]) => path),
  );
  assert.ok(imports.length > 100);
  assert.deepEqual(
    imports.filter((path) => !/\.c?js$/.test(path)),
    [],
  );
});

test("the package has every file that a file of it imports", () => {
  const [packed] = z.tuple([z.object({ files: z.array(z.object({ path: z.string() })) })]).parse(
    JSON.parse(
      execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
        cwd: root,
        encoding: "utf8",
        maxBuffer: 2 ** 26,
      }),
    ),
  );
  const files = new Set(packed.files.map(({ path }) => path));
  const missing = [...files]
    .filter((file) => /\.c?js$/.test(file))
    .flatMap((file) =>
      [...readFileSync(join(root, file), "utf8").matchAll(/\brequire\("(\.\.?\/[^"]*)"\)/g)]
        .map(([, path = ""]) => join(file, "..", path))
        .filter((path) => ![path, `${path}.js`, join(path, "index.js")].some((name) => files.has(name)))
        .map((path) => `${file} imports ${path}`),
    );
  assert.deepEqual(missing, []);
});
