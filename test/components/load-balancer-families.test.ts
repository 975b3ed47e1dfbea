import assert from "node:assert/strict";
import { test } from "node:test";
import { LoadBalancer, type LoadBalancerArgs } from "../../components/aws/load-balancer";
import { record } from "../support/recorder";

const blue = {
  arn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/blue/73e2d6bc24d8a067",
  name: "blue-00000001",
};
const wiring = { subnetIds: ["subnet-a", "subnet-b"], securityGroupIds: ["sg-1"], targetGroups: { blue } };

async function inputsOf(name: string, args: Pick<LoadBalancerArgs, "listeners"> & Partial<LoadBalancerArgs>) {
  const { resources } = await record(() => new LoadBalancer("web", { accessLogs: false, ...wiring, ...args }));
  const found = resources.find((resource) => resource.name === name);
  assert.ok(found, name);
  return found.inputs;
}

test("case 11-udp-on-dualstack-nlb: UDP over IPv6 gets a prefix of its own; families choose groups by rule", async () => {
  const forward = { type: "forward", targetGroups: { blue: 1 } } as const;
  const dualstack = { type: "network", ipAddressType: "dualstack" } as const;
  const listenerOf = (protocol: "TCP" | "UDP" | "TCP_UDP") => ({ port: 53, protocol, defaultAction: forward });
  const prefixOf = async (protocol: "TCP" | "UDP" | "TCP_UDP", more: object = dualstack) => {
    const args = { type: "network" as const, ...more, listeners: { dns: listenerOf(protocol) } };
    return (await inputsOf("web-load-balancer", args)).enablePrefixForIpv6SourceNat;
  };
  assert.deepEqual(
    [await prefixOf("UDP"), await prefixOf("TCP_UDP"), await prefixOf("TCP"), await prefixOf("UDP", {})],
    ["on", "on", undefined, undefined],
  );
  const rules = { six: { priority: 1, conditions: { sourceIpAddressType: "ipv6" as const }, action: forward } };
  const args = { ...dualstack, listeners: { dns: { ...listenerOf("TCP"), rules } } };
  const { conditions } = await inputsOf("web-rule-dns-six", args);
  assert.deepEqual(conditions, [{ sourceIp: { ipAddressType: "ipv6" } }]);
});
