import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { identityHash, type NameKind, physicalName, planName } from "../../components/names";

const budgets: Readonly<Record<NameKind, number>> = {
  loadBalancer: 32,
  accelerator: 64,
  targetGroup: 32,
  trustStore: 32,
  webAcl: 128,
  ipSet: 128,
  autoscalingGroup: 255,
  containerService: 255,
  launchTemplate: 128,
  securityGroup: 255,
  role: 64,
  policy: 128,
  instanceProfile: 128,
  logGroup: 512,
  backupVault: 50,
  patching: 128,
  document: 128,
  backupPlan: 50,
  bucket: 63,
  topic: 256,
  alarm: 255,
  dashboard: 255,
  eventRule: 64,
  chat: 128,
  alias: 256,
};
const kinds = Object.keys(budgets) as NameKind[];
const hyphenated: readonly NameKind[] = kinds.filter((kind) => kind !== "logGroup" && kind !== "alias");

describe("planName", () => {
  it("keeps base and hash within the budget, with no hyphen at either end, whatever the base", () => {
    fc.assert(
      fc.property(fc.constantFrom(...hyphenated), fc.string({ maxLength: 300 }), fc.nat(), (kind, base, port) => {
        const name = planName(kind, base, { port });
        assert.ok(name.length <= budgets[kind], name);
        assert.match(name, /^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$/);
      }),
    );
  });

  it("never begins with what the vendor reserves", () => {
    for (const base of ["internal", "internal-", "internal-web", "-internal-web"]) {
      assert.doesNotMatch(planName("loadBalancer", base, {}), /^internal-/);
    }
    for (const base of ["sg", "sg-1", "-sg-"]) assert.doesNotMatch(planName("securityGroup", base, {}), /^sg-/);
    assert.match(planName("targetGroup", "internal-web", {}), /^internal-web-/);
  });

  it("says the same for the same identity in any order, and something else for another", () => {
    assert.equal(planName("role", "a", { x: 1, y: 2 }), planName("role", "a", { y: 2, x: 1 }));
    assert.notEqual(planName("role", "a", { x: 1 }), planName("role", "a", { x: 2 }));
    assert.notEqual(planName("role", "a", { x: 1 }), planName("role", "a", { y: 1 }));
    assert.equal(planName("role", "a", { x: 1, y: undefined }), planName("role", "a", { x: 1 }));
  });

  it("cuts the base, never the hash", () => {
    const long = "a-very-long-cluster-name-for-production";
    assert.equal(planName("targetGroup", long, { port: 1 }), `a-very-long-cluster-nam-${identityHash({ port: 1 })}`);
    assert.notEqual(planName("targetGroup", long, { port: 1 }), planName("targetGroup", long, { port: 2 }));
  });

  it("keeps a log group's slashes and writes a bucket in lower case", () => {
    assert.match(planName("logGroup", "/vipkit/Shop/flow-logs", {}), /^\/vipkit\/Shop\/flow-logs-[0-9a-f]{8}$/);
    assert.match(planName("bucket", "Shop Logs", {}), /^shop-logs-[0-9a-f]{8}$/);
  });
});

describe("physicalName", () => {
  const answer: pulumi.runtime.Mocks = {
    newResource: ({ inputs }) => ({ id: "", state: inputs }),
    call: () => ({}),
  };
  before(() => pulumi.runtime.setMocks(answer, "vipkit", "dev"));

  it("differs between stacks, projects and bases that are cut to the same text", async () => {
    const name = (base = "shop") => physicalName("targetGroup", base, { port: 80 });
    const dev = name();
    const long = "the-same-first-twenty-three-";
    assert.notEqual(name(`${long}a`), name(`${long}b`));
    await pulumi.runtime.setMocks(answer, "vipkit", "prod");
    assert.notEqual(name(), dev);
    await pulumi.runtime.setMocks(answer, "other", "dev");
    assert.notEqual(name(), dev);
    await pulumi.runtime.setMocks(answer, "vipkit", "dev");
    assert.equal(name(), dev);
  });
});
