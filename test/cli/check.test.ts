import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { root } from "../../tools/setup";

/** A project with one plain bucket, and whatever a test puts beside it. */
const folder = mkdtempSync(join(tmpdir(), "vipkit-check-"));
const put = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
};
symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
put("Pulumi.yaml", "name: plain\nruntime: nodejs\nmain: index.cjs\n");
put("Pulumi.prod.yaml", "config: {}\n");
put("index.cjs", 'const s3 = require("@pulumi/aws/s3");\nnew s3.Bucket("logs", { bucket: "logs-of-a-test" });\n');
after(() => {
  rmSync(folder, { recursive: true, force: true });
});

const check = (...args: string[]) => checkWith({}, ...args);

function checkWith(env: NodeJS.ProcessEnv, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "cli", "bin.cjs"), "check", ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1", ...env },
  });
  return { status, stdout, stderr };
}

const settings = (text: string | undefined) => {
  if (text === undefined) rmSync(join(folder, "vipkit.policies.yaml"), { force: true });
  else put("vipkit.policies.yaml", text);
};

/** What a bucket without anything around it breaks. */
const bucketRules = [
  ...["bucket-access-logged", "bucket-encrypted", "bucket-lifecycle", "bucket-public-access-blocked"],
  ...["bucket-tls-only", "bucket-versioned"],
];

describe("vipkit check", () => {
  test("fails with what, why, fix and link, and writes SARIF, JUnit and JSON", () => {
    settings(undefined);
    const { status, stdout } = check("--sarif", "out.sarif", "--junit", "out.xml", "--json", "out.json");
    assert.equal(status, 1);
    assert.match(stdout, /bucket-public-access-blocked \(high, mandatory\) {2}logs {2}index\.cjs:2/);
    assert.match(stdout, /why: One wrong policy.*\n\s+fix: Add an aws\.s3.*\n\s+https:/);

    const sarif = JSON.parse(readFileSync(join(folder, "out.sarif"), "utf8"));
    const [run] = sarif.runs;
    assert.equal(sarif.version, "2.1.0");
    const declared = new Set(run.tool.driver.rules.map(({ id }: { id: string }) => id));
    assert.ok(run.results.length >= 3);
    for (const { ruleId, level, locations, message } of run.results) {
      assert.ok(declared.has(ruleId));
      assert.match(level, /^(error|warning|note)$/);
      assert.ok(message.text.length > 0);
      const { artifactLocation, region } = locations[0].physicalLocation;
      assert.equal(artifactLocation.uri, "index.cjs");
      assert.ok(region.startLine >= 1);
    }

    const junit = readFileSync(join(folder, "out.xml"), "utf8");
    assert.match(junit, /<testsuite name="prod" tests="\d+" failures="[1-9]\d*" errors="0" skipped="\d+">/);
    assert.match(junit, /<testcase name="logs" classname="bucket-tls-only"><failure message="no policy denies s3:\*/);

    const json = JSON.parse(readFileSync(join(folder, "out.json"), "utf8"));
    assert.equal(json.passed, false);
    assert.equal(json.stacks[0].environment, "production");
  });

  test("passes once everything is exempted, and shows the exemptions", () => {
    const entries = bucketRules.map(
      (rule) =>
        `  - { rule: ${rule}, urn: "urn:pulumi:prod::plain::*::logs", reason: the bucket of a test, owner: tests, expires: "2999-01-01" }`,
    );
    settings(`exemptions:\n${entries.join("\n")}\n`);
    const { status, stdout, stderr } = check("prod", "--sarif", "out.sarif");
    assert.equal(status, 0, stdout + stderr);
    assert.match(stdout, new RegExp(`${bucketRules.length} exempt`));
    assert.match(stdout, /bucket-tls-only {2}logs: .*exempt until 2999-01-01: the bucket of a test \(tests\)/);
    const sarif = JSON.parse(readFileSync(join(folder, "out.sarif"), "utf8"));
    assert.equal(
      sarif.runs[0].results.every(
        ({ suppressions }: { suppressions?: readonly unknown[] }) => suppressions?.length === 1,
      ),
      true,
    );
  });

  test("fails for an exemption that excuses nothing, one that has expired, and a rule that is none", () => {
    const off = `rules: { ${bucketRules.map((rule) => `${rule}: disabled`).join(", ")}`;
    const exempt = (rule: string, expires: string) =>
      `exemptions: [{ rule: ${rule}, urn: "urn:pulumi:prod::*", reason: no reason at all, owner: tests, expires: "${expires}" }]`;
    for (const [text, said] of [
      [`${off} }\n${exempt("kms-key-rotation", "2999-01-01")}\n`, /excuses nothing/],
      [`${off} }\n${exempt("kms-key-rotation", "2020-01-01")}\n`, /expired on 2020-01-01/],
      [`${off} }\n${exempt("kms-key-rotatoin", "2999-01-01")}\n`, /did you mean kms-key-rotation/],
      [`${off}, nothing-such: advisory }\n`, /no rule "nothing-such"/],
      ["rules: [\n", /not valid YAML/],
    ] as const) {
      settings(text);
      const { status, stdout } = check("prod");
      assert.equal(status, 1, text);
      assert.match(stdout, said);
    }
    settings(`${off} }\n`);
    assert.equal(check("prod").status, 0);
  });

  test("fails for a rule that is broken itself, whatever its level, and goes on with the others", () => {
    settings("rules: { bucket-tls-only: advisory }\n");
    const rules = JSON.stringify(join(root, "dist/policies/rules/index.js"));
    const found = `require(${rules}).rules.find(({ id }) => id === "bucket-tls-only")`;
    put("break.cjs", `${found}.check = () => { throw new TypeError("x is undefined"); };\n`);
    const { status, stdout, stderr } = checkWith({ NODE_OPTIONS: `--require ${join(folder, "break.cjs")}` }, "prod");
    assert.equal(status, 1);
    assert.match(stdout, /✗ bucket-tls-only .*\n\s+the rule itself failed: x is undefined/);
    assert.match(stdout, /bucket-encrypted .*logs/);
    assert.doesNotMatch(stdout + stderr, /\n\s+at /);
  });

  test("fails, and says why, for a program that cannot be planned or plans nothing", () => {
    settings(undefined);
    put("broken.cjs", 'throw new Error("no such zone");\n');
    put("empty.cjs", "module.exports = {};\n");
    for (const [main, said] of [
      ["broken.cjs", /no such zone/],
      ["empty.cjs", /has no resources: there is nothing to judge/],
    ] as const) {
      put("Pulumi.yaml", `name: plain\nruntime: nodejs\nmain: ${main}\n`);
      const { status, stdout } = check("prod");
      assert.equal(status, 1);
      assert.match(stdout, said);
      assert.match(stdout, /cannot be planned, so nothing was judged/);
      assert.doesNotMatch(stdout, /SEVERITY/, "no table of rules that judged nothing");
    }
    put("Pulumi.yaml", "name: plain\nruntime: nodejs\nmain: index.cjs\n");
  });

  test("refuses a stack that is none, a state that is none, and both at once", () => {
    assert.match(check("prd").stderr, /no stack "prd" in this project; it has prod/);
    put("state.json", "{}");
    assert.match(check("--state", "state.json").stderr, /not an exported state/);
    assert.match(check("--state", "missing.json").stderr, /missing\.json: cannot be read: no such file/);
    assert.equal(check("prod", "--state", "state.json").status, 2);
  });

  test("judges an exported state", () => {
    const resource = {
      urn: "urn:pulumi:prod::plain::aws:s3/bucketV2:BucketV2::logs",
      type: "aws:s3/bucketV2:BucketV2",
      custom: true,
      id: "logs",
      inputs: {},
    };
    put("state.json", JSON.stringify({ version: 3, deployment: { resources: [resource] } }));
    const { status, stdout } = check("--state", "state.json");
    assert.equal(status, 1);
    assert.match(stdout, /bucket-tls-only/);
  });
});
