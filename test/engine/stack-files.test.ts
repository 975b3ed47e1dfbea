import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { planOffline } from "../../cli/plan/offline";
import { planWithEngine } from "../../cli/plan/with-engine";
import { readStack } from "../../cli/project";
import { parseStackFiles } from "../../cli/stack-values";
import { TestStack } from "../support/engine";
import { spellings } from "../support/spellings";
import { refusalOf, shop } from "../support/stack-files";

/** Tells what the program gets: every key's text, and which keys are secret. */
const program = `
const pulumi = require("@pulumi/pulumi");
const way = process.env.VIPKIT_PROVIDER === "twin" ? "ours" : process.env.PULUMI_CONFIG ? "engine" : "offline";
const config = pulumi.runtime.allConfig();
const secrets = Object.keys(config).filter((key) => pulumi.runtime.isConfigSecret(key));
require("node:fs").writeFileSync(require("node:path").join(__dirname, way + ".json"), JSON.stringify({ config, secrets: secrets.sort() }));
exports.organization = pulumi.getOrganization();
`;

interface Told {
  readonly config: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
}

const taken = spellings.filter(({ json }) => json !== undefined);

const stackFile = [
  "common: &common { port: 0x50, path: /x }",
  "config:",
  ...taken.map(({ text }, index) => `  vipkit:value${index}: {x: ${text}}`),
  ...taken.map(({ text }, index) => `  vipkit:item${index}: [${text}, 1]`),
  "  plain: 060",
  "  vipkit:date: 2026-11-28",
  "  aws:config:region: eu-west-1",
  "  vipkit:merged: { <<: *common, port: 0o20, list: [*common] }",
  '  vipkit:json: \'{"b": 060, "a": [1e3]}\'',
  "  vipkit:block:",
  "    0443: 1_0",
  "    2026-11-28: x",
  "    true: |",
  "      two",
  "      lines",
  "",
].join("\n");

const projectFile = `name: vipkit
runtime: { name: nodejs, options: { typescript: false } }
config:
  fromProject: { value: { z: 010, a: 2026-11-28 } }
  initial: 0x10
  plain: { type: integer, default: 1 }
  aws:profile: mine
`;

describe("what a program gets of a stack's file (case yaml-project-config)", () => {
  const stack = new TestStack({ program });
  const write = (text: string | Uint8Array) => writeFileSync(join(stack.folder, "Pulumi.test.yaml"), text);
  const read = (way: string) => JSON.parse(readFileSync(join(stack.folder, `${way}.json`), "utf8")) as Told;
  before(async () => {
    writeFileSync(join(stack.folder, "Pulumi.yaml"), projectFile);
    await stack.engine(["stack", "init"]);
    rmSync(join(stack.folder, "Pulumi.test.yaml"), { force: true });
  });
  after(() => stack.dispose());

  test(`is the same for ${2 * taken.length + 12} keys, by the engine, by --engine and offline`, async () => {
    write(stackFile);
    const { config } = readStack(stack.folder, "test");
    const { code, output } = await stack.engine(["preview"]);
    assert.equal(code, 0, output);
    // The engine has added the salt.
    const files = readStack(stack.folder, "test");
    assert.deepEqual(files.config, config);
    await planWithEngine(files, { ...process.env, PULUMI_CONFIG_PASSPHRASE: "test" });
    assert.deepEqual(files.config, read("engine").config);
    assert.deepEqual(read("ours"), read("engine"));
    await planOffline(files);
    assert.deepEqual(read("offline").config, read("engine").config);
  });

  test("is secret where the engine says so, with the user's own passphrase", async () => {
    write("config:\n  vipkit:open: { a: 1 }\n");
    for (const [key, value] of [
      ["top", "s3cret"],
      ["vipkit:deep.list[0].password", "pa<ss"],
      ["vipkit:open2.a", "x"],
    ] as const) {
      const { code, output } = await stack.engine(["config", "set", "--path", "--secret", key, value]);
      assert.equal(code, 0, output);
    }
    const before = readFileSync(join(stack.folder, "Pulumi.test.yaml"), "utf8");
    const files = readStack(stack.folder, "test");
    assert.equal((await stack.engine(["preview"])).code, 0);
    const engine = read("engine");
    assert.deepEqual(files.secretKeys, engine.secrets);
    assert.deepEqual(files.secretPaths["vipkit:deep"], [["list", 0, "password"]]);
    assert.equal(engine.config["vipkit:deep"], '{"list":[{"password":"pa\\u003css"}]}');
    assert.equal(files.config["vipkit:deep"], '{"list":[{"password":"[secret]"}]}');
    await planWithEngine(files, { ...process.env, PULUMI_CONFIG_PASSPHRASE: "test" });
    assert.deepEqual(read("ours"), engine);
    assert.equal(readFileSync(join(stack.folder, "Pulumi.test.yaml"), "utf8"), before);
  });

  /** The engine's own reading without a program: text by key, or undefined where it refuses. */
  async function ask(): Promise<Readonly<Record<string, string>> | undefined> {
    const { code, output } = await stack.engine(["config", "--json", "--show-secrets"]);
    if (code !== 0) return undefined;
    const values = JSON.parse(output.slice(output.indexOf("{"), output.lastIndexOf("}") + 1)) as Record<
      string,
      { value?: string }
    >;
    return Object.fromEntries(Object.entries(values).map(([key, { value }]) => [key, value ?? ""]));
  }

  test("must be of the type that the project's file says", async () => {
    write("config: {plain: one}\n");
    const { code, output } = await stack.engine(["preview"]);
    assert.notEqual(code, 0);
    assert.match(output, /'plain' must be of type 'integer'/);
    const message = "Pulumi.test.yaml:1: vipkit:plain: must be of type integer, since Pulumi.yaml says so";
    assert.throws(() => readStack(stack.folder, "test"), { message });
  });

  const wholeFiles: Record<string, string | Uint8Array> = {
    "a byte order mark and CRLF": "\ufeffconfig:\r\n  plain: 010\r\n  b: |\r\n    x\r\n",
    "%YAML 1.1 and a second document": "%YAML 1.1\n---\nconfig: {plain: 1, b: yes}\n---\nconfig: {plain: 2}\n",
    "brackets that close at the left": "config:\n  plain: 1\n  b: {\n    c: [\n      1\n    ]\n  }\n",
    "a key twice": "config: {plain: 1, plain: 2}\n",
    "%YAML 1.2": "%YAML 1.2\n---\nconfig: {plain: 1}\n",
    "a control character": "config: {plain: 1, b: 'x\u0007y'}\n",
    "a number as a key of config": "config: {plain: 1, 1: 2}\n",
    "an alias inside itself": "config: {plain: 1, b: &b [*b]}\n",
    "Latin 1": new Uint8Array([...Buffer.from("config: {plain: 1, b: "), 0xe9, 0x7d, 0x0a]),
  };
  const refusedByBoth = spellings.filter(({ byEngine }) => byEngine === true).slice(0, 12);
  const files = [
    ...Object.entries(wholeFiles),
    ...refusedByBoth.map(({ text }) => [text, `config:\n  plain: 1\n  vipkit:a: {x: ${text}}\n`] as const),
  ];
  for (const [name, file] of files) {
    test(`both read or both refuse: ${name}`, async () => {
      write(file);
      const asked = await ask();
      if (asked === undefined) assert.throws(() => readStack(stack.folder, "test"), { name: "UserError" });
      else assert.deepEqual(readStack(stack.folder, "test").config, asked);
    });
  }
});

describe("an encrypted setting of the spec (cases 12-secret-inside-the-spec, yaml-nested-secret)", () => {
  const stack = new TestStack({ twin: "memory" });
  after(() => stack.dispose());

  test("is refused alike by the program in the engine, by --engine and offline, and its text is not shown", async () => {
    await stack.engine(["stack", "init"]);
    stack.setConfig({ "vipkit:cluster": { ...shop, tags: { a: 1 } } });
    const path = "vipkit:cluster.nodeGroups.web.workload.environment.LICENSE";
    const set = await stack.engine(["config", "set", "--path", "--secret", path, "hunter2"]);
    assert.equal(set.code, 0, set.output);
    const files = readStack(stack.folder, "test");
    const offline = refusalOf(() => parseStackFiles(files));
    assert.match(
      offline,
      /^Pulumi\.test\.yaml:\d+ vipkit:cluster\.nodeGroups\.web\.workload\.environment\.LICENSE: encrypted, and/,
    );
    assert.match(
      offline,
      /\nPulumi\.test\.yaml:\d+ vipkit:cluster\.tags\.a: not text, got 1; .*put it in quotes: "1"$/,
    );
    const { code, output } = await stack.engine(["preview"]);
    assert.notEqual(code, 0);
    for (const line of offline.split("\n")) assert.ok(output.includes(line), `${line}\n${output}`);
    await assert.rejects(planWithEngine(files, { ...process.env, PULUMI_CONFIG_PASSPHRASE: "test" }), (error) => {
      for (const line of offline.split("\n")) assert.ok(String(error).includes(line), String(error));
      return true;
    });
    assert.doesNotMatch(offline + output, /hunter2/);
  });
});
