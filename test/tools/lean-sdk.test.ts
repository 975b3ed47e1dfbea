import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { root } from "../../tools/setup";
import { temporaryFolder } from "../support/temporary";

const preload = ["--require", join(root, "tools", "base", "lean-sdk.cjs")];

function run(script: string, args: readonly string[] = preload, cwd = root): unknown {
  const env = { ...process.env, NODE_OPTIONS: "" };
  return JSON.parse(execFileSync("node", [...args, "--eval", script], { cwd, env, encoding: "utf8", stdio: "pipe" }));
}

const loaded = `
  require("@pulumi/pulumi");
  const loaded = (name) => Object.keys(require.cache).some((file) => file.includes("/node_modules/" + name + "/"));
  console.log(JSON.stringify({ typescript: loaded("typescript"), arborist: loaded("@npmcli/arborist") }));`;

const serialise = `
  const { runtime } = require("@pulumi/pulumi");
  const step = 3;
  (async () => {
    const { text } = await runtime.serializeFunction((value) => value + step);
    const paths = await runtime.computeCodePaths({});
    console.log(JSON.stringify({ text, paths: [...paths.keys()].sort() }));
  })();`;

test("the SDK starts without what only serialises functions", () => {
  assert.deepEqual(run(loaded, []), { typescript: true, arborist: true }, "otherwise there is nothing to postpone");
  assert.deepEqual(run(loaded), { typescript: false, arborist: false });
});

test("functions are serialised as ever", () => {
  assert.deepEqual(run(serialise), run(serialise, []));
});

test("what functions capture of the SDK itself is serialised as ever: outputs and who makes them", () => {
  for (const [captured, use] of [
    ['pulumi.output("late")', "captured.get()"],
    ["pulumi.secret({ key: [1] })", "captured.apply((value) => value)"],
    ["new pulumi.StackReference('org/shop/prod')", "captured.getOutput('vpc')"],
  ]) {
    const script = `
      const pulumi = require("@pulumi/pulumi");
      pulumi.runtime.setMocks({ newResource: ({ inputs }) => ({ id: "x", state: inputs }), call: () => ({}) });
      const captured = ${captured};
      pulumi.runtime.serializeFunction(() => ${use}).then(
        ({ text }) => console.log(JSON.stringify(text)),
        (error) => console.log(JSON.stringify("refused: " + error.message)));`;
    assert.equal(run(script), run(script, []), captured);
  }
});

test("what drives engines waits until a program asks for it, and then is all there", () => {
  const script = (look: string) => `
    const pulumi = require("@pulumi/pulumi");
    const { automation } = pulumi;
    const isLoaded = () => Object.keys(require.cache).some((file) => file.includes("/automation/localWorkspace"));
    const before = isLoaded();
    const seen = ${look};
    const capture = () => automation.LocalWorkspace;
    pulumi.runtime.serializeFunction(capture).then(({ text }) =>
      console.log(JSON.stringify({ before, seen, after: isLoaded(), isRequired: text.includes('require("@pulumi/pulumi/automation') })));`;
  const names = run(script("Object.keys(automation)"), []);
  assert.deepEqual(run(script("Object.keys(automation)")), { ...Object(names), before: false });
  for (const look of ["typeof automation.LocalWorkspace", '"LocalWorkspace" in automation'])
    assert.deepEqual(run(script(look)), { ...Object(run(script(look), [])), before: false });
});

test("what speaks with an engine waits until somebody does, however it is imported", () => {
  const script = `
    require("@pulumi/pulumi");
    const isLoaded = (part) => Object.keys(require.cache).some((file) => file.includes(part));
    const before = [isLoaded("grpc-js/build/src/server.js"), isLoaded("semver/classes/semver.js")];
    const semver = require("semver");
    const { ResourceMonitorClient } = require("@pulumi/pulumi/proto/resource_grpc_pb");
    Promise.all([import("semver"), import("@grpc/grpc-js")]).then(([{ default: imported }, { status }]) =>
      console.log(JSON.stringify({
        before,
        valid: [semver.valid("1.2.3"), imported.valid("v1.2.3"), Object.keys(semver).length],
        client: [typeof ResourceMonitorClient, "registerResource" in ResourceMonitorClient.service],
        status: [status.OK, require("@grpc/grpc-js").status === status],
      })));`;
  assert.deepEqual(run(script), { ...Object(run(script, [])), before: [false, false] });
});

test("zod's messages in other languages wait until somebody asks for one", () => {
  const script = `
    const { z } = require("zod");
    const count = () => Object.keys(require.cache).filter((file) => file.includes("/locales/")).length;
    const before = count();
    const said = z.string().safeParse(1).error.issues[0].message;
    const languages = Object.keys(z.locales).length;
    console.log(JSON.stringify({ said, languages, german: typeof z.locales.de().localeError, few: before < 5, many: count() > 20 }));`;
  const usual = run(script, []);
  assert.deepEqual(run(script), { ...Object(usual), few: true });
});

test("a function that cannot be serialised is named with its place, as ever", () => {
  const script = `
    const { runtime } = require("@pulumi/pulumi");
    const { isInitializedAsync } = require("@pulumi/pulumi/runtime/closure/v8Hooks");
    (async () => {
      // As the SDK's own runner does, before it loads the program.
      await isInitializedAsync();
      const { pack } = require("./dist/test/support/unserialisable");
      console.log(JSON.stringify(await runtime.serializeFunction(pack).then(() => "", ({ message }) => message)));
    })();`;
  const message = run(script);
  assert.match(String(message), /unserialisable\.js/);
  assert.equal(message, run(script, []));
});

test("every name that the SDK exports is there", () => {
  const names = `
    const { runtime, ...others } = require("@pulumi/pulumi");
    console.log(JSON.stringify([Object.keys(runtime), Object.keys(others)]));`;
  assert.deepEqual(run(names), run(names, []));
});

test("a folder without the SDK is no error", () => {
  assert.deepEqual(run("console.log(1)", preload, "/"), 1);
});

test("no stack trace is taken for a promise", () => {
  const trace = `
    const { debuggablePromise } = require("@pulumi/pulumi/runtime/debuggable");
    const promise = Promise.resolve(1);
    debuggablePromise(promise, "here");
    console.log(JSON.stringify({ hasFrames: promise._debugStackTrace.includes(" at "), limit: Error.stackTraceLimit }));`;
  assert.deepEqual(run(trace), { hasFrames: false, limit: 10 });
  assert.deepEqual(run(trace, []), { hasFrames: true, limit: 10 });
});

/** Files of an SDK of any version: what the modules that are postponed look like in it. */
const shapes = {
  known: {
    "codePaths.js":
      'console.log("loaded");\nasync function computeCodePaths() { return 1; }\nexports.computeCodePaths = computeCodePaths;\nfunction packageArchivePath(name) { return name; }\nexports.packageArchivePath = packageArchivePath;\n',
    "v8Hooks.js": ["getSessionAsync", "isInitializedAsync", "getScriptUrl"]
      .map((name) => `function ${name}() { return "theirs"; }\nexports.${name} = ${name};\n`)
      .join(""),
  },
  other: {
    "codePaths.js":
      "function computeCodePaths() { return 1; }\nexports.computeCodePaths = computeCodePaths;\nexports.limit = 3;\n",
    "v8Hooks.js": 'function getSessionAsync() { return "theirs"; }\nexports.getSessionAsync = getSessionAsync;\n',
  },
};

const asked = `
  const closure = "./node_modules/@pulumi/pulumi/runtime/closure/";
  const log = console.log;
  const printed = [];
  console.log = (text) => printed.push(text);
  const paths = require(closure + "codePaths.js");
  const before = [...printed];
  const names = Object.keys(paths);
  const archive = paths.packageArchivePath?.("a");
  const hooks = require(closure + "v8Hooks.js");
  log(JSON.stringify({ before, names, archive, printed, limit: paths.limit, session: String(hooks.getSessionAsync()) }));`;

for (const [shape, expected] of [
  [
    "known",
    {
      before: [],
      names: ["computeCodePaths", "packageArchivePath"],
      archive: "a",
      printed: ["loaded"],
      session: "[object Promise]",
    },
  ],
  ["other", { before: [], names: ["computeCodePaths", "limit"], printed: [], limit: 3, session: "theirs" }],
] as const) {
  test(`an SDK of any version is judged by its modules: ${shape} ones`, (t) => {
    const folder = temporaryFolder(t);
    for (const [name, text] of Object.entries({
      "package.json": '{ "version": "9.9.9" }',
      ...Object.fromEntries(Object.entries(shapes[shape]).map(([file, code]) => [`runtime/closure/${file}`, code])),
    })) {
      const file = join(folder, "node_modules", "@pulumi", "pulumi", name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    assert.deepEqual(run(asked, preload, folder), expected);
  });
}
