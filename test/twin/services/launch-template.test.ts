import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Props } from "../../../twin/contract/resources";
import { Account, refuses } from "../../support/account";

import { base64, setUp } from "./scaling-stage";

describe("launch templates", () => {
  it("gets a new version with every change of what it launches, and with nothing else", () => {
    const { account, template } = setUp();
    assert.match(template.id, /^lt-[0-9a-f]{17}$/);
    assert.deepEqual([template.outputs.latestVersion, template.outputs.defaultVersion], [1, 1]);
    assert.equal(account.diff(template, { instanceType: "t3.large" }).replaces, false);
    const second = account.update(template, { instanceType: "t3.large" });
    assert.deepEqual([second.outputs.latestVersion, second.outputs.defaultVersion], [2, 1]);
    const tagged = account.update(second, { tags: { a: "b" } });
    assert.equal(tagged.outputs.latestVersion, 2);
    const moved = account.update(tagged, { userData: base64("#!/bin/bash"), updateDefaultVersion: true });
    assert.deepEqual([moved.outputs.latestVersion, moved.outputs.defaultVersion], [3, 3]);
  });

  it("keeps every version for groups to name, and none in what the program sees", () => {
    const { account, template } = setUp();
    const second = account.update(template, { userData: base64("#!/bin/bash"), tags: { a: "b" } });
    const third = account.update(second, { instanceType: "t3.large" });
    const seen = Object.entries(third.versions ?? {}).map(([version, { userData, instanceType }]) => [
      version,
      userData,
      instanceType,
    ]);
    assert.deepEqual(seen, [
      ["1", base64("#!/bin/sh"), "t3.small"],
      ["2", base64("#!/bin/bash"), "t3.small"],
      ["3", base64("#!/bin/bash"), "t3.large"],
    ]);
    assert.equal(third.outputs.versions, undefined);
  });

  it("launches what the named version holds", () => {
    const { account, template, group } = setUp();
    account.update(template, { vpcSecurityGroupIds: ["sg-0000000000000dead"] });
    group({ launchTemplate: { id: template.id, version: "1" } }, "old");
    group({ launchTemplate: { id: template.id, version: "$Default" } }, "default");
    refuses("ValidationError", () => group({ launchTemplate: { id: template.id, version: "2" } }, "new"), /sg-0+dead/);
    refuses("ValidationError", () => group({ launchTemplate: { id: template.id, version: "3" } }, "none"), /version 3/);
  });

  it("shows dependents in a preview that the version will change", () => {
    const { account, template } = setUp();
    const planned = account.plane.plan(template.type, template.outputs, {
      ...template.inputs,
      instanceType: "t3.large",
    });
    assert.equal(planned.latestVersion, "04da6b54-80e4-46f7-96ec-b56ff0331ba9");
    assert.equal(planned.arn, template.outputs.arn);
  });

  it("bears its name once and holds 16 KiB of user data", () => {
    const { account } = setUp();
    refuses("InvalidLaunchTemplateName.AlreadyExistsException", () => account.make("template", { name: "nodes" }));
    refuses(
      "InvalidUserData.Malformed",
      () => account.make("template", { userData: base64("x".repeat(16385)) }),
      /16384 bytes, got 16385/,
    );
    refuses("InvalidUserData.Malformed", () => account.make("template", { userData: "#!/bin/sh -e" }), /BASE64/);
    account.make("template", { userData: base64("x".repeat(16384)) });
  });

  const wrong: readonly (readonly [Props, RegExp])[] = [
    [{ name: "ab" }, /3 to 128/],
    [{ name: "no spaces" }, /letters, digits/],
    [{ metadataOptions: { httpTokens: "always" } }, /optional, required/],
    [{ metadataOptions: { httpPutResponseHopLimit: 65 } }, /1-64/],
    [{ blockDeviceMappings: [{ ebs: { volumeType: "gp4" } }] }, /gp3/],
    [{ imageId: "al2023" }, /ami-/],
    [{ tagSpecifications: [{ resourceType: "vpc" }] }, /instance, volume/],
  ];
  for (const [more, words] of wrong) {
    it(`fails the plan with ${JSON.stringify(more)}`, () => {
      assert.match(new Account().failures("template", more).join("; "), words);
    });
  }
});
