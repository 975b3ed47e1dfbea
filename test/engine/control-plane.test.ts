import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { TestStack } from "../support/engine";
import { vpcProgram } from "../support/vpc-program";

const ops = (steps: readonly { op: string; name: string }[]) => steps.map(({ op, name }) => `${op} ${name}`).sort();

describe("the engine on the twin's control plane", () => {
  const stack = new TestStack({ program: vpcProgram });
  const config = (values: Record<string, unknown>) =>
    stack.setConfig(Object.fromEntries(Object.entries(values).map(([key, value]) => [`test:${key}`, value])));
  before(async () => {
    const { code, output } = await stack.up();
    assert.equal(code, 0, output);
  });
  after(() => stack.dispose());

  it("previews without starting a daemon", async () => {
    const fresh = new TestStack({ program: vpcProgram });
    const { code, changes, output } = await fresh.preview();
    assert.equal(code, 0, output);
    assert.deepEqual(ops(changes), ["create net", "create twin", "create vipkit-test", "create zone-a"]);
    assert.equal(existsSync(fresh.twinFolder), false);
    await fresh.dispose();
  });

  it("changes nothing the second time, and refresh finds no drift", async () => {
    assert.deepEqual((await stack.up()).changes, []);
    const refreshed = await stack.refresh("--expect-no-changes");
    assert.equal(refreshed.code, 0, refreshed.output);
  });

  it("updates a tag in place and names the path", async () => {
    config({ tags: { team: "edge" } });
    const { changes } = await stack.up();
    assert.deepEqual(ops(changes), ["update net"]);
    assert.deepEqual(changes[0]?.diff, { "tags.team": "add" });
  });

  it("replaces what AWS cannot change, with what depends on it, in the preview already", async () => {
    config({ tags: { team: "edge" }, cidr: "10.0.0.0/20" });
    const { changes } = await stack.preview();
    assert.deepEqual(ops(changes), [
      "create-replacement net",
      "create-replacement zone-a",
      "delete-replaced net",
      "delete-replaced zone-a",
    ]);
    const { vpcId } = await stack.outputs();
    const { code, output } = await stack.up();
    assert.equal(code, 0, output);
    assert.notEqual((await stack.outputs()).vpcId, vpcId);
  });

  it("shows the vendor's refusal on one line, without a stack, and keeps what was there", async () => {
    const { subnetId } = await stack.outputs();
    config({ tags: { team: "edge" }, cidr: "10.0.0.0/20", subnet: "10.9.0.0/24" });
    const { code, errors, output } = await stack.up();
    assert.notEqual(code, 0);
    assert.ok(
      errors.some((error) => /InvalidSubnet\.Range/.test(error)),
      output,
    );
    assert.doesNotMatch(output, /\n\s+at /);
    assert.equal((await stack.outputs()).subnetId, subnetId);
    config({ tags: { team: "edge" }, cidr: "10.0.0.0/20" });
    assert.deepEqual((await stack.up()).changes, []);
  });

  it("goes on after its daemon was killed, from the store", async () => {
    const { pid = 0 } = (await stack.daemon.presence()) ?? {};
    process.kill(pid, "SIGKILL");
    config({ tags: { team: "core" }, cidr: "10.0.0.0/20" });
    const { code, changes, output } = await stack.up();
    assert.equal(code, 0, output);
    assert.deepEqual(ops(changes), ["update net"]);
    assert.notEqual((await stack.daemon.presence())?.pid, pid);
  });

  it("says which file is corrupt, and leaves it as it is", async () => {
    await stack.daemon.stop();
    const path = join(stack.twinFolder, "store.json");
    const { writeFileSync } = await import("node:fs");
    const good = readFileSync(path, "utf8");
    writeFileSync(path, good.slice(0, 200));
    config({ tags: { team: "other" }, cidr: "10.0.0.0/20" });
    const { code, errors } = await stack.up();
    assert.notEqual(code, 0);
    assert.ok(
      errors.some((error) => error.includes(path) && error.includes("store.json.bak")),
      errors.join("\n"),
    );
    assert.equal(readFileSync(path, "utf8"), good.slice(0, 200));
    writeFileSync(path, good);
    assert.deepEqual(ops((await stack.up()).changes), ["update net"]);
  });

  it("destroys everything", async () => {
    const { code, output } = await stack.destroy();
    assert.equal(code, 0, output);
    assert.deepEqual(await stack.resources(), []);
    assert.equal((await stack.daemon.presence())?.resources, 0);
  });
});

describe("a program that the twin cannot play", () => {
  it("is refused by type, not silently accepted", async () => {
    const stack = new TestStack({
      twin: "memory",
      program: vpcProgram.replace(
        "exports.vpcId",
        'new (require("@pulumi/aws/sqs").Queue)("jobs", {}, { provider });\nexports.vpcId',
      ),
    });
    const { code, errors } = await stack.preview();
    assert.notEqual(code, 0);
    assert.ok(
      errors.some((error) => /no model of aws:sqs\/queue:Queue/.test(error)),
      errors.join("\n"),
    );
    await stack.dispose();
  });

  it("is told what is wrong with the provider's settings", async () => {
    const stack = new TestStack({ twin: "memory", program: vpcProgram, config: { "test:query": "bootTime=soon" } });
    const { code, errors } = await stack.preview();
    assert.notEqual(code, 0);
    assert.ok(
      errors.some((error) => /bootTime: expected seconds, 0 or more, got "soon"/.test(error)),
      errors.join("\n"),
    );
    await stack.dispose();
  });
});

describe("the twin's plugin", () => {
  it("is reached by no program that does not name it, even where it is installed", async () => {
    const program = 'const ec2 = require("@pulumi/aws/ec2");\nnew ec2.Vpc("net", { cidrBlock: "10.0.0.0/16" });\n';
    const stack = new TestStack({ program, config: { "aws:region": "eu-west-1" } });
    try {
      const result = await stack.preview();
      assert.notEqual(result.code, 0);
      assert.match(
        result.output,
        /no resource plugin 'pulumi-resource-aws' found in the workspace at version v7\.48\.0/,
      );
    } finally {
      await stack.dispose();
    }
  });
});
