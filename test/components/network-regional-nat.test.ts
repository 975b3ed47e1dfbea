import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Network, type NetworkArgs } from "../../components/aws/network";
import { recordOnTwin } from "../support/on-twin";
import { labelOf, record } from "../support/recorder";

const bare = { region: "eu-west-1", nat: "none", flowLogs: false, endpoints: [] } satisfies NetworkArgs;

async function inputsOf(args: NetworkArgs, name: string): Promise<Readonly<Record<string, unknown>>> {
  const { resources } = await record(() => new Network("shop", args));
  const found = resources.find((resource) => resource.name === name);
  assert.ok(found, `${name} in ${resources.map(labelOf).join(", ")}`);
  return found.inputs;
}

describe("a network", () => {
  it("with a regional NAT sends every zone out through the one that stands in none of its subnets", async () => {
    const regional: NetworkArgs = { ...bare, nat: "regional", zones: 3 };
    const zones = ["eu-west-1a", "eu-west-1b", "eu-west-1c"];
    const { tags: _, ...gateway } = await inputsOf(regional, "shop-nat-regional");
    assert.deepEqual(gateway, {
      availabilityMode: "regional",
      vpcId: "shop-vpc-id",
      availabilityZoneAddresses: zones.map((availabilityZone) => ({
        availabilityZone,
        allocationIds: [`shop-nat-regional-address-${availabilityZone}-id`],
      })),
    });
    for (const zone of zones) {
      const route = await inputsOf(regional, `shop-private-route-ipv4-${zone}`);
      assert.equal(route.natGatewayId, "shop-nat-regional-id");
    }
    const automatic = await inputsOf({ ...regional, natAddresses: "automatic" }, "shop-nat-regional");
    assert.equal("availabilityZoneAddresses" in automatic, false);
  });

  it("in Local Zones has NAT addresses of their own group, and is taken by the control plane", async () => {
    const zones = ["us-west-2-lax-1a", "us-west-2-lax-1b"];
    const local: NetworkArgs = { ...bare, region: "us-west-2", nat: "perZone", zones };
    for (const zone of zones) {
      const { tags: _, ...address } = await inputsOf(local, `shop-nat-address-${zone}`);
      assert.deepEqual(address, { domain: "vpc", networkBorderGroup: "us-west-2-lax-1" });
    }
    const usual = await inputsOf({ ...bare, nat: "single" }, "shop-nat-address-eu-west-1a");
    assert.equal("networkBorderGroup" in usual, false);
    const { refusals } = await recordOnTwin(() => new Network("shop", local));
    assert.deepEqual(refusals, []);
  });

  it("with a regional NAT is taken by the control plane, and has no other gateway", async () => {
    for (const natAddresses of ["own", "automatic"] as const) {
      const program = () => new Network("shop", { ...bare, nat: "regional", natAddresses });
      const { registrations, refusals } = await recordOnTwin(program);
      assert.deepEqual(refusals, []);
      const made = registrations.filter(({ type }) => /natGateway|eip/.test(type)).map(({ name }) => name);
      const zones = natAddresses === "own" ? ["eu-west-1a", "eu-west-1b"] : [];
      assert.deepEqual(made.toSorted(), [
        "shop-nat-regional",
        ...zones.map((zone) => `shop-nat-regional-address-${zone}`),
      ]);
    }
  });
});
