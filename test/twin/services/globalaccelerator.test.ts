import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Props } from "../../../twin/contract/resources";
import { Account, refuses } from "../../support/account";

function setUp() {
  const account = new Account();
  const accelerator = account.make("accelerator", { name: "shop" });
  const listener = (from: number, to: number, more: Props = {}) =>
    account.make("acceleratorListener", {
      acceleratorArn: accelerator.id,
      protocol: "TCP",
      portRanges: [{ fromPort: from, toPort: to }],
      ...more,
    });
  return { account, accelerator, listener };
}

describe("accelerators", () => {
  it("have two addresses and a name that belong to no region", () => {
    const { accelerator, account } = setUp();
    const { arn, dnsName, hostedZoneId, ipSets, region, enabled } = accelerator.outputs;
    assert.match(String(arn), /^arn:aws:globalaccelerator::123456789012:accelerator\/[0-9a-f-]{36}$/);
    assert.match(String(dnsName), /^a[0-9a-f]{17}\.awsglobalaccelerator\.com$/);
    assert.deepEqual([hostedZoneId, region, enabled], ["Z2BJ6XQ5FK7U4H", undefined, true]);
    assert.deepEqual(ipSets, [{ ipAddresses: ["198.51.100.1", "198.51.100.2"], ipFamily: "IPv4" }]);
    const both = account.make("accelerator", { name: "both", ipAddressType: "DUAL_STACK" }, "both").outputs;
    assert.deepEqual(
      (both.ipSets as Props[]).map(({ ipFamily }) => ipFamily),
      ["IPv4", "IPv6"],
    );
    refuses(
      "InvalidArgumentException",
      () => account.make("accelerator", { attributes: { flowLogsEnabled: true, flowLogsS3Bucket: "logs" } }, "logs"),
      /flowLogsS3Prefix is missing/,
    );
  });

  it("give a port to one listener, and a region to one endpoint group", () => {
    const { account, accelerator, listener } = setUp();
    const https = listener(440, 443);
    refuses("InvalidPortRangeException", () => listener(443, 500), /same protocol and port/);
    refuses("InvalidPortRangeException", () => listener(9, 8), /9-8 is not valid/);
    listener(443, 443, { protocol: "UDP" });
    refuses("AcceleratorNotFoundException", () => listener(1, 1, { acceleratorArn: "arn:none" }));
    const group = (endpointGroupRegion: string, endpointConfigurations: Props[] = []) =>
      account.make("acceleratorGroup", { listenerArn: https.id, endpointGroupRegion, endpointConfigurations });
    const west = group("eu-west-1");
    refuses("EndpointGroupAlreadyExistsException", () => group("eu-west-1"), /in eu-west-1 already/);
    group("us-east-1");
    const kept = { endpointId: "eipalloc-00000001", clientIpPreservationEnabled: true };
    refuses("InvalidArgumentException", () => group("us-west-2", [kept]), /not supported for Elastic IP/);
    assert.equal(west.outputs.trafficDialPercentage, 100);
    assert.equal(account.diff(west, { endpointGroupRegion: "eu-west-2" }).replaces, true);
    assert.equal(account.diff(west, { trafficDialPercentage: 0 }).replaces, false);
    refuses("AssociatedEndpointGroupFoundException", () => account.remove(https));
    refuses("AssociatedListenerFoundException", () => account.remove(accelerator));
  });

  const wrong: readonly (readonly ["acceleratorListener" | "acceleratorGroup", Props, RegExp])[] = [
    ["acceleratorListener", { portRanges: [] }, /port ranges/],
    ["acceleratorListener", { portRanges: [{ fromPort: 0, toPort: 1 }] }, /1-65535/],
    ["acceleratorListener", { clientAffinity: "COOKIE" }, /SOURCE_IP/],
    ["acceleratorGroup", { trafficDialPercentage: 101 }, /0-100/],
    ["acceleratorGroup", { endpointConfigurations: [{ endpointId: "a", weight: 256 }] }, /0-255/],
    ["acceleratorGroup", { healthCheckIntervalSeconds: 20 }, /10 or 30/],
    ["acceleratorGroup", { thresholdCount: 11 }, /1-10/],
  ];
  for (const [type, more, words] of wrong) {
    it(`fails the plan of ${type} with ${JSON.stringify(more)}`, () => {
      const base = { acceleratorArn: "arn:a", listenerArn: "arn:l", protocol: "TCP", portRanges: [] };
      assert.match(new Account().failures(type, { ...base, ...more }).join("; "), words);
    });
  }
});
