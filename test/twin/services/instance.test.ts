import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Props, StoredResource } from "../../../twin/contract/resources";
import { type Account, refuses } from "../../support/account";
import { setUp } from "./stage";

const tokens = {
  instance: "aws:ec2/instance:Instance",
  attachment: "aws:lb/targetGroupAttachment:TargetGroupAttachment",
  association: "aws:ec2/eipAssociation:EipAssociation",
  eip: "aws:ec2/eip:Eip",
  key: "aws:ec2/keyPair:KeyPair",
  group: "aws:ec2/securityGroup:SecurityGroup",
} as const;

function make(account: Account, type: keyof typeof tokens, inputs: Props, name: string = type): StoredResource {
  const { inputs: checked, failures } = account.plane.check(tokens[type], { name, inputs, seed: name });
  assert.deepEqual(failures, []);
  return account.plane.create({ type: tokens[type], name, urn: `urn:${name}`, inputs: checked });
}

const machine: Props = { ami: "ami-0123456789abcdef0", instanceType: "t3.micro" };

function stage() {
  const { account, site, blue } = setUp();
  const place = { ...machine, subnetId: site.subnetIds[0], vpcSecurityGroupIds: [site.group.id] };
  return { account, site, blue, place };
}

describe("machines of a program's own", () => {
  it("have an address of their subnet, of which no two are the same", () => {
    const { account, site, place } = stage();
    const [first, second] = ["first", "second"].map((name) => make(account, "instance", place, name).outputs);
    assert.deepEqual([first?.privateIp, second?.privateIp], ["10.20.0.253", "10.20.0.252"]);
    assert.deepEqual([first?.availabilityZone, first?.instanceState, first?.publicIp], ["eu-west-1a", "running", ""]);
    assert.match(String(first?.privateDns), /^ip-10-20-0-253\.eu-west-1\.compute\.internal$/);
    const asked = make(account, "instance", { ...place, privateIp: "10.20.0.40", associatePublicIpAddress: true }, "c");
    assert.equal(asked.outputs.privateIp, "10.20.0.40");
    assert.match(String(asked.outputs.publicIp), /^203\.0\.113\./);
    assert.match(String(asked.outputs.publicDns), /^ec2-203-0-113-/);
    refuses("InvalidIPAddress.InUse", () => make(account, "instance", { ...place, privateIp: "10.20.0.40" }, "d"));
    refuses("InvalidParameterValue", () => make(account, "instance", { ...place, privateIp: "10.20.1.40" }, "e"));
    refuses("DependencyViolation", () => account.remove(site.group));
  });

  it("are refused where RunInstances refuses", () => {
    const { account, site, place } = stage();
    const other = account.make("vpc", { cidrBlock: "10.30.0.0/16" });
    const stranger = account.make("group", { name: "stranger", vpcId: other.id });
    const cases: readonly (readonly [string, Props])[] = [
      ["InvalidSubnetID.NotFound", { subnetId: "subnet-0" }],
      ["InvalidGroup.NotFound", { vpcSecurityGroupIds: ["sg-0"] }],
      ["InvalidParameter", { vpcSecurityGroupIds: [stranger.id] }],
      ["InvalidAMIID.Malformed", { ami: "ubuntu" }],
      ["InvalidParameterValue", { iamInstanceProfile: "none" }],
      ["InvalidParameterValue", { userData: "x".repeat(16_385) }],
      ["InvalidParameterCombination", { availabilityZone: "eu-west-1b" }],
    ];
    for (const [code, more] of cases) refuses(code, () => make(account, "instance", { ...place, ...more }));
    const wrong = { userData: "a", userDataBase64: "Yg==", tenancy: "own", metadataOptions: { httpTokens: "no" } };
    const failures = account.plane.check(tokens.instance, { name: "r", inputs: wrong, seed: "r" }).failures;
    const properties = failures.map(({ property }) => property);
    for (const property of ["ami", "instanceType", "userData", "tenancy", "metadataOptions.httpTokens"])
      assert.ok(properties.includes(property), `${property}: ${JSON.stringify(failures)}`);
    assert.equal(site.subnetIds.length, 3);
  });

  it("change in place, or make way for another, as the provider says", () => {
    const { account, place } = stage();
    const made = make(account, "instance", { ...place, userData: "#!/bin/sh" });
    for (const change of [{ instanceType: "t3.large" }, { userData: "#!/bin/bash" }, { tags: { a: "b" } }])
      assert.equal(account.diff(made, change).replaces, false, JSON.stringify(change));
    for (const change of [{ ami: "ami-1" }, { keyName: "me" }, { userData: "#", userDataReplaceOnChange: true }])
      assert.equal(account.diff(made, change).replaces, true, JSON.stringify(change));
  });

  it("are registered by their ids, in their own VPC", () => {
    const { account, blue, place } = stage();
    const made = make(account, "instance", place);
    const targetGroupArn = blue.id;
    make(account, "attachment", { targetGroupArn, targetId: made.id });
    refuses("InvalidTarget", () => make(account, "attachment", { targetGroupArn, targetId: "i-0123" }, "b"));
    refuses("ValidationError", () => make(account, "attachment", { targetGroupArn, targetId: "10.20.0.9" }, "c"));
  });

  it("have the Elastic IP that is given to them, until it is taken away", () => {
    const { account, place } = stage();
    const made = make(account, "instance", place);
    const address = make(account, "eip", { domain: "vpc" });
    const association = make(account, "association", { allocationId: address.id, instanceId: made.id });
    assert.equal(account.live(made).outputs.publicIp, address.outputs.publicIp);
    refuses("InvalidIPAddress.InUse", () => account.remove(address));
    account.remove(association);
    assert.equal(account.live(made).outputs.publicIp, "");
    const own = make(account, "eip", { instance: made.id }, "own");
    assert.equal(account.live(made).outputs.publicIp, own.outputs.publicIp);
    assert.equal(own.outputs.privateIp, made.outputs.privateIp);
  });

  it("stand in the default VPC where they name no subnet, and find groups there by name", () => {
    const { account } = stage();
    const web = make(account, "group", { name: "web" });
    const made = make(account, "instance", { ...machine, securityGroups: ["web"] });
    assert.deepEqual(made.outputs.vpcSecurityGroupIds, [web.id]);
    assert.match(String(made.outputs.privateIp), /^172\.31\./);
    assert.notEqual(made.outputs.publicIp, "");
    refuses("InvalidGroup.NotFound", () => make(account, "instance", { ...machine, securityGroups: ["none"] }, "b"));
  });

  it("are kept from being ended where they say so, and keys are of a form that AWS knows", () => {
    const { account, place } = stage();
    const kept = make(account, "instance", { ...place, disableApiTermination: true });
    refuses("OperationNotPermitted", () => account.remove(kept));
    account.remove(account.update(kept, { disableApiTermination: false }));
    refuses("InvalidKey.Format", () => make(account, "key", { publicKey: "secret" }));
  });
});
