import assert from "node:assert/strict";
import { test } from "node:test";
import { LoadBalancer, type LoadBalancerArgs } from "../../components/aws/load-balancer";
import { type Recorded, record } from "../support/recorder";

const targetGroups = { blue: { arn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/blue/1" } };

const balancer = (given: Omit<LoadBalancerArgs, "targetGroups" | "securityGroupIds">) =>
  record(() => new LoadBalancer("web", { accessLogs: false, securityGroupIds: ["sg-1"], targetGroups, ...given }));

const find = (resources: readonly Recorded[], name: string): Recorded =>
  resources.find((resource) => resource.name === name) ?? assert.fail(name);

test("addresses that stay: elastic IPs by zone, and a name that changes with them", async () => {
  const tcp = { port: 25, protocol: "TCP", defaultAction: { type: "forward", targetGroups: { blue: 1 } } } as const;
  const subnetIds = { "eu-west-1b": "subnet-b", "eu-west-1a": "subnet-a" };
  const network = { type: "network", listeners: { tcp }, subnetIds } as const;
  const { resources } = await balancer({ ...network, elasticIps: true });
  assert.deepEqual(find(resources, "web-load-balancer").inputs.subnetMappings, [
    { subnetId: "subnet-a", allocationId: "web-address-eu-west-1a-id" },
    { subnetId: "subnet-b", allocationId: "web-address-eu-west-1b-id" },
  ]);
  assert.equal(find(resources, "web-load-balancer").inputs.subnets, undefined);
  const inner = { ...network, scheme: "internal", internalAddresses: { "eu-west-1b": "10.0.1.9" } } as const;
  const plain = await balancer({ ...network, scheme: "internal" });
  const own = await balancer(inner);
  const other = await balancer({ ...inner, internalAddresses: { "eu-west-1b": "10.0.1.8" } });
  assert.deepEqual(find(plain.resources, "web-load-balancer").inputs.subnets, ["subnet-b", "subnet-a"]);
  assert.deepEqual(find(own.resources, "web-load-balancer").inputs.subnetMappings, [
    { subnetId: "subnet-a" },
    { subnetId: "subnet-b", privateIpv4Address: "10.0.1.9" },
  ]);
  const names = new Set([plain, own, other].map(({ resources: all }) => find(all, "web-load-balancer").inputs.name));
  assert.equal(names.size, 3);
  const wrong = (given: object, message: RegExp) =>
    assert.rejects(async () => balancer({ ...network, elasticIps: true, ...given }), { message });
  await wrong({ subnetIds: ["subnet-a"] }, /subnetIds: must be a map by zone/);
  await wrong(
    { elasticIps: { "eu-west-1d": "eipalloc-00000001" } },
    /no subnet there; allowed: eu-west-1b, eu-west-1a/,
  );
});
