import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Props } from "../../../twin/contract/resources";
import { Account, makeSite, refuses, str } from "../../support/account";

describe("a regional NAT gateway", () => {
  it("makes one for all zones of a VPC: with its addresses or AWS's, in no subnet", () => {
    const account = new Account();
    const { vpc, igw, subnetIds } = makeSite(account);
    const regional = { availabilityMode: "regional", vpcId: vpc.id };
    const failures = (more: Props) => account.failures("nat", { ...regional, ...more }).join();
    assert.match(account.failures("nat", { availabilityMode: "regional" }).join(), /vpcId: is required/);
    assert.match(failures({ subnetId: subnetIds[0] }), /subnetId: is of NAT gateways of one zone/);
    assert.match(failures({ allocationId: "eipalloc-0" }), /allocationId: is of NAT gateways of one zone/);
    assert.match(failures({ connectivityType: "private" }), /expected public/);
    assert.match(failures({ availabilityZoneAddresses: [{ allocationIds: [] }] }), /exactly one of availabilityZone/);
    const zonal = { subnetId: subnetIds[0], allocationId: "eipalloc-0", availabilityZoneAddresses: [] };
    assert.match(account.failures("nat", zonal).join(), /availabilityZoneAddresses: is of regional/);
    assert.equal(failures({}), "");

    refuses("InvalidVpcID.NotFound", () => account.make("nat", { ...regional, vpcId: "vpc-0" }));
    const eip = account.make("eip", {});
    const zones = (allocation: string) => ({
      availabilityZoneAddresses: [{ availabilityZone: "eu-west-1a", allocationIds: [allocation] }],
    });
    refuses("InvalidAllocationID.NotFound", () => account.make("nat", { ...regional, ...zones("eipalloc-0") }));
    const nat = account.make("nat", { ...regional, ...zones(eip.id) });
    const [address] = nat.outputs.regionalNatGatewayAddresses as readonly Props[];
    assert.equal(address?.publicIp, eip.outputs.publicIp);
    assert.equal(nat.outputs.regionalNatGatewayAutoMode, "disabled");
    assert.match(str(nat.outputs.routeTableId), /^rtb-/);
    account.update(nat, { tags: { a: "b" } });
    refuses("Resource.AlreadyAssociated", () => account.make("nat", { subnetId: subnetIds[0], allocationId: eip.id }));
    refuses("InvalidIPAddress.InUse", () => account.remove(eip));
    refuses("DependencyViolation", () => account.remove(igw));
    assert.equal(account.diff(nat, { vpcId: "vpc-1" }).replaces, true);
    assert.equal(account.make("nat", regional).outputs.regionalNatGatewayAutoMode, "enabled");

    const bare = account.make("vpc", { cidrBlock: "10.99.0.0/16" });
    refuses("Gateway.NotAttached", () => account.make("nat", { ...regional, vpcId: bare.id }));
  });
});
