import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { echoVersion } from "../support/echo";
import { root, TestStack } from "../support/engine";
import { policyEvents } from "../support/policy-events";

const key = `
const { Provider } = require("@pulumi/aws/provider"), kms = require("@pulumi/aws/kms");
const provider = new Provider("aws", { region: "eu-west-1" }, { version: "${echoVersion}" });
new kms.Key("key", { enableKeyRotation: RATES }, { provider });
`;
const rotated = key.replace("RATES", "true");
const stale = key.replace("RATES", "false");

const exemption = (changes: object) => ({
  rule: "kms-key-rotation",
  urn: "urn:pulumi:test::vipkit::*::key",
  reason: "the key of a test",
  owner: "nobody",
  expires: "2999-01-01",
  ...changes,
});

describe("the policy pack, when something is wrong with it", () => {
  const stack = new TestStack({ plugins: { [echoVersion]: "dist/test/support/echo-provider.js" } });
  after(() => stack.dispose());

  async function preview(pack = join(root, "policies"), ...args: string[]) {
    const { code, output } = await stack.preview("--policy-pack", pack, ...args);
    return { code, output, events: policyEvents(stack) };
  }

  test("stops for every exemption that is mistyped, expired, of no rule or of no use, at once", async () => {
    stack.setProgram(rotated);
    const wrongs = [{ untill: "2027" }, { expires: "2020-01-01" }, { rule: "kms-key-rotatoin" }, { reason: "no" }, {}];
    stack.setPolicies({ exemptions: wrongs.map(exemption), rules: { "nothing-such": "advisory" } });
    const { code, output, events } = await preview();
    assert.notEqual(code, 0);
    assert.ok(
      events.every(
        ({ policyName, enforcementLevel }) => `${policyName} ${enforcementLevel}` === "policy-settings mandatory",
      ),
    );
    for (const said of [
      /exemptions\[0\].*untill/,
      /exemptions\[1\]: expired on 2020-01-01/,
      /exemptions\[2\]\.rule: no rule "kms-key-rotatoin"; did you mean kms-key-rotation/,
      /exemptions\[3\]\.reason: say why/,
      /excuses nothing: remove it/,
      /no rule "nothing-such"/,
    ]) {
      assert.match(output, said);
    }
    assert.equal(events.length, 6);
  });

  test("judges by rules of the project's own, whatever their file prints", async () => {
    stack.setProgram(rotated);
    const own = (check: string) =>
      `console.log("loaded"); const of: string = "own"; export const rules = [{ id: "key-described", title: "Keys are described", why: of, remediation: "Describe it.", url: "https://example.com", severity: "high", types: ["aws:kms/key:Key"], scope: "resource", *check(key) { ${check} } }];`;
    const write = (check: string) => writeFileSync(join(stack.folder, "own-rules.ts"), own(check));
    stack.setPolicies({ rulesFrom: "own-rules.ts" });
    write(
      'if (key.text("description") === undefined) yield { property: "description", problem: "description is not set" };',
    );
    const found = await preview();
    assert.notEqual(found.code, 0);
    assert.deepEqual(
      found.events.map(({ policyName }) => policyName),
      ["key-described"],
    );
    assert.match(found.output, /key: description is not set/);
    write("throw new TypeError('no such thing');");
    const broken = await preview();
    assert.notEqual(broken.code, 0);
    assert.match(broken.output, /the rule itself failed: no such thing/);
    write("return;");
    assert.equal((await preview()).code, 0);
    stack.setPolicies({ rulesFrom: "other.ts" });
    assert.match((await preview()).output, /vipkit\.policies\.yaml: rulesFrom: no file other\.ts/);
    stack.setPolicies({});
  });

  test("judges by the limits that the stack says have moved", async () => {
    stack.setProgram(`
const { Provider } = require("@pulumi/aws/provider"), lb = require("@pulumi/aws/lb");
const provider = new Provider("aws", { region: "eu-west-1" }, { version: "${echoVersion}" });
new lb.TargetGroup("web", {
  port: 8080, protocol: "HTTP", vpcId: "vpc-0a1b2c3d4e5f60718", healthCheck: { interval: 400, timeout: 5, path: "/healthz" },
}, { provider });
`);
    stack.setPolicies({});
    const refused = async () => (await preview()).output.includes("expected 5-300, got 400");
    assert.equal(await refused(), true);
    stack.setConfig({ "vipkit:limits": { "elbv2.healthCheck.interval": { max: 500 } } });
    assert.equal(await refused(), false);
    stack.setConfig({});
  });

  test("stops for a program that makes nothing, and judges as strictly when the settings cannot be read", async () => {
    stack.setProgram("");
    writeFileSync(join(stack.folder, "vipkit.policies.yaml"), "rules: [\n");
    const { code, output, events } = await preview();
    assert.notEqual(code, 0);
    assert.match(output, /not valid YAML/);
    assert.match(output, /the stack has no resources: there is nothing to judge/);
    assert.deepEqual(events.map(({ policyName }) => policyName).sort(), ["policy-settings", "something-to-judge"]);
  });

  test("stops when a rule itself is broken, names it, and shows no stack trace", async () => {
    stack.setProgram(rotated);
    stack.setPolicies({ rules: { "kms-key-rotation": "disabled" } });
    const folder = join(stack.folder, "broken");
    mkdirSync(folder);
    const modules = JSON.stringify(join(root, "dist/policies"));
    writeFileSync(join(folder, "PulumiPolicy.yaml"), "runtime: nodejs\n");
    writeFileSync(
      join(folder, "package.json"),
      JSON.stringify({ name: "broken", version: "1.2.3", main: "index.cjs" }),
    );
    writeFileSync(
      join(folder, "index.cjs"),
      `const { kmsKeyRotation } = require(${modules} + "/rules/aws/kms/properties");
const check = () => { throw new TypeError("x is undefined"); };
const rules = ["resource", "stack"].map((scope) => ({ ...kmsKeyRotation, id: "broken-by-" + scope, scope, check, levels: { development: "advisory" } }));
module.exports = require(${modules} + "/pack").servePack("1.2.3", rules);\n`,
    );
    const { code, output, events } = await preview(folder);
    assert.notEqual(code, 0);
    assert.match(output, /key: the rule itself failed: x is undefined/);
    assert.doesNotMatch(output, /TypeError|\n\s+at /);
    assert.deepEqual(
      events
        .filter(({ policyName }) => policyName.startsWith("broken"))
        .map((one) => `${one.policyName} ${one.enforcementLevel}`)
        .sort(),
      ["broken-by-resource mandatory", "broken-by-stack mandatory"],
    );
  });

  test("takes levels from the engine's own policy settings", async () => {
    stack.setProgram(stale);
    stack.setPolicies({});
    const file = join(stack.folder, "levels.json");
    const levels = { "kms-key-rotation": "advisory" };
    writeFileSync(file, JSON.stringify(levels));
    const { code, output, events } = await preview(undefined, "--policy-pack-config", file);
    assert.equal(code, 0, output);
    assert.deepEqual(
      events.map(({ policyName, enforcementLevel }) => [policyName, enforcementLevel]),
      Object.entries(levels),
    );
  });
});
