import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { ensureEngine, findEngine } from "../../tools/setup/engine";
import { fakeProgram, temporaryFolder } from "../support/temporary";

/** A machine with the system's basic tools, the programs put into `bin`, and a home that nothing else uses. */
function machine(t: TestContext) {
  const folder = temporaryFolder(t);
  const [bin, home, system] = ["bin", "home", "system"].map((name) => join(folder, name)) as [string, string, string];
  for (const path of [bin, home, system]) mkdirSync(path);
  for (const tool of ["sh", "sleep", "cat", "mkdir", "cp", "touch", "printf"]) {
    const file = ["/bin", "/usr/bin"].map((path) => join(path, tool)).find(existsSync);
    if (file) symlinkSync(file, join(system, tool));
  }
  return { bin, cache: join(home, ".cache", "vipkit"), env: { HOME: home, PATH: `${bin}:${system}` } };
}

const pulumi = (bin: string, version: string) => fakeProgram(bin, "pulumi", `echo ${version}`);
const host = (bin: string) => fakeProgram(bin, "pulumi-language-nodejs", "exit 0");
const noNetwork = (bin: string) => fakeProgram(bin, "npm", "echo 'pulumi: fetch failed' >&2; exit 1");

/** A Go that "builds" in an instant, if it knows the packages that are asked for. */
const go = (bin: string) =>
  fakeProgram(
    bin,
    "go",
    `[ "$1" = version ] && { echo go version go1.26.8 linux/amd64; exit 0; }
     while [ $# -gt 1 ]; do [ "$1" = -o ] && target=$2; shift; done
     case $1 in github.com/pulumi/pulumi/*) printf '#!/bin/sh\\necho 3.220.0\\n' > "$target";; *) exit 1;; esac`,
  );

test("a recent engine on the PATH is used, and nothing is kept but its version", async (t) => {
  const { bin, env, cache } = machine(t);
  pulumi(bin, "v3.230.1");
  host(bin);
  const engine = await ensureEngine(env);
  assert.deepEqual(engine, { folder: bin, program: join(bin, "pulumi"), version: "3.230.1" });
  assert.deepEqual(readdirSync(cache), ["versions.json"]);
});

const unusable = [
  ["too old", "v3.219.0", true],
  ["of another major version", "v4.0.0", true],
  ["without a version", "", true],
  ["without its language host", "v3.265.0", false],
] as const;
for (const [title, version, hasHost] of unusable) {
  test(`an engine on the PATH that is ${title} is not used`, async (t) => {
    const { bin, env } = machine(t);
    pulumi(bin, version);
    if (hasHost) host(bin);
    assert.equal(await findEngine(env), undefined);
  });
}

test("an engine that npm put on the PATH is not the machine's", async (t) => {
  const { bin, env } = machine(t);
  const packages = join(bin, "node_modules", ".bin");
  mkdirSync(packages, { recursive: true });
  pulumi(packages, "v3.265.0");
  host(packages);
  assert.equal(await findEngine({ ...env, PATH: `${packages}:${env.PATH}` }), undefined);
});

test("with no network the engine is built, whole or not at all, and then found", async (t) => {
  const { bin, env, cache } = machine(t);
  noNetwork(bin);
  go(bin);
  const engine = await ensureEngine(env);
  assert.equal(engine.version, "3.220.0");
  assert.deepEqual(readdirSync(engine.folder).sort(), [
    ...["nodejs-language-host", "pulumi", "pulumi-analyzer-policy", "pulumi-language-nodejs"],
    "pulumi-resource-pulumi-nodejs",
  ]);
  assert.deepEqual(readdirSync(join(cache, "engine")), ["3.220.0"]);
  assert.deepEqual(readdirSync(join(cache, "locks")), []);
  // Cached: neither npm nor Go is needed any more.
  assert.deepEqual(await ensureEngine({ ...env, PATH: "/nowhere" }), engine);
});

test("what an interrupted build left is not used, and removed by the next", async (t) => {
  const { bin, env, cache } = machine(t);
  const draft = join(cache, "engine", ".3.220.0-abcdef", "bin");
  mkdirSync(draft, { recursive: true });
  writeFileSync(join(draft, "pulumi"), "half");
  assert.equal(await findEngine(env), undefined);
  noNetwork(bin);
  go(bin);
  await ensureEngine(env);
  assert.deepEqual(readdirSync(join(cache, "engine")), ["3.220.0"]);
});

test("two at once build one engine", async (t) => {
  const { bin, env, cache } = machine(t);
  noNetwork(bin);
  go(bin);
  const log = join(cache, "..", "builds");
  fakeProgram(bin, "npm", `echo build >> ${log}; exit 1`);
  const engines = await Promise.all([ensureEngine(env), ensureEngine(env), ensureEngine(env)]);
  assert.equal(new Set(engines.map(({ program }) => program)).size, 1);
  assert.equal(readdirSync(join(cache, "engine")).length, 1);
});

test("a build that fails leaves nothing, and the message says what to do", async (t) => {
  const { bin, env, cache } = machine(t);
  noNetwork(bin);
  fakeProgram(bin, "go", '[ "$1" = version ] && echo go1.26.8 || { echo "go: no such host" >&2; exit 1; }');
  await assert.rejects(ensureEngine(env), (error: Error) => {
    assert.equal(error.name, "SetupError");
    assert.match(error.message, /fetching it: pulumi: fetch failed/);
    assert.match(error.message, /building it: go: no such host/);
    assert.match(error.message, /brew install pulumi/);
    return true;
  });
  assert.deepEqual(readdirSync(join(cache, "engine")), []);
  assert.deepEqual(readdirSync(join(cache, "locks")), []);
});

test("a machine with nothing is told what to install", async (t) => {
  const { env } = machine(t);
  await assert.rejects(
    ensureEngine(env, []),
    /fetching it: npm is not on the PATH\n {2}building it: Go is not on the PATH/,
  );
});

test("a Go that is too old is named", async (t) => {
  const { bin, env } = machine(t);
  noNetwork(bin);
  fakeProgram(bin, "go", "echo go version go1.19.3 linux/amd64");
  await assert.rejects(ensureEngine(env), /building it: Go 1\.21 or later is needed, .*\/go is 1\.19\.3/);
});

test("the official engine is preferred to building one", async (t) => {
  const { bin, env, cache } = machine(t);
  fakeProgram(
    bin,
    "npm",
    'bin="$PULUMI_HOME/versions/$PULUMI_VERSION/bin"; mkdir -p "$bin"; touch "$bin/pulumi" "$bin/pulumi-language-nodejs"',
  );
  const engine = await ensureEngine(env);
  assert.deepEqual(engine, {
    folder: join(cache, "engine", "3.265.0", "bin"),
    program: join(cache, "engine", "3.265.0", "bin", "pulumi"),
    version: "3.265.0",
  });
  assert.deepEqual(readdirSync(join(cache, "engine")), ["3.265.0"]);
});

test("a cache that cannot be written to is named, with what to do", async (t) => {
  const { env, cache } = machine(t);
  writeFileSync(join(cache, "..", "..", ".cache"), "a file in the way");
  await assert.rejects(ensureEngine(env), (error: Error) => {
    assert.match(error.message, /set-up keeps what it fetches in .*\.cache\/vipkit, which cannot be written to: /);
    assert.match(error.message, /XDG_CACHE_HOME=/);
    return error.name === "SetupError";
  });
});

test("a home in which nothing can be created is named too", {
  skip: !existsSync("/proc/self") && "no /proc",
}, async () => {
  await assert.rejects(
    ensureEngine({ HOME: "/proc", PATH: "/nowhere" }),
    /\/proc\/\.cache\/vipkit, which cannot be written to: ENOENT/,
  );
});
