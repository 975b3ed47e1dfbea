import assert from "node:assert/strict";
import { test } from "node:test";
import * as pulumi from "@pulumi/pulumi";
import { VipCluster, type VipClusterArgs } from "../../components/vip-cluster";
import type { Registration } from "../../twin/mocks";
import { recordOnTwin } from "../support/on-twin";
import { resolve } from "../support/recorder";

/** Ten lines, every default. */
const smallest: VipClusterArgs = {
  name: "web",
  certificate: { domainName: "web.example.com", zoneId: "Z0123456789ABCDEFGHIJ" },
  loadBalancer: {
    listeners: {
      https: { port: 443, protocol: "HTTPS", defaultAction: { type: "forward", targetGroups: { web: 1 } } },
    },
  },
  targetGroups: { web: {} },
  nodeGroups: { web: { targetGroups: ["web"] } },
};

async function cluster(args: VipClusterArgs) {
  const { result, registrations, refusals } = await recordOnTwin(() => new VipCluster(args.name, args));
  assert.deepEqual(refusals, []);
  return { result, registrations };
}

const find = (registrations: readonly Registration[], name: string): Registration => {
  const found = registrations.find((registration) => registration.name === name);
  assert.ok(found, `no ${name} among ${registrations.map((registration) => registration.name).join(", ")}`);
  return found;
};

const waitsFor = (resource: Registration, name: string): boolean =>
  resource.dependencies.some((urn) => urn.endsWith(`::${name}`));

test("ten lines make a safe, working cluster that AWS would take", async () => {
  const { result, registrations } = await cluster(smallest);
  const components = registrations.filter(({ custom }) => !custom).map(({ type, name }) => `${type} ${name}`);
  assert.deepEqual(components.sort(), [
    "vipkit:certificate:Certificate web-certificate",
    "vipkit:firewall:Firewall web-firewall",
    "vipkit:load-balancer:LoadBalancer web-balancer",
    "vipkit:network:Network web-network",
    "vipkit:node-group:NodeGroup web-nodes-web",
    "vipkit:target-group:TargetGroup web-targets-web",
    "vipkit:vip-cluster:VipCluster web",
  ]);
  const { url, nodeGroups, failoverSeconds } = result.summary;
  assert.match(await resolve(url), /^https:\/\/web-balancer-[0-9a-f]{8}-\d+\.eu-west-1\.elb\.amazonaws\.com$/);
  assert.deepEqual(failoverSeconds, { web: 12 });
  assert.equal(result.summary.budget["https -> web"]?.nodeCrash, 10);
  assert.deepEqual(result.summary.capacity, { web: { nodeLoss: 50, zoneLoss: 50, verdict: "met" } });
  assert.deepEqual(Object.keys(nodeGroups), ["web"]);
});

test("every component of the cluster stands under it, and every resource under its component", async () => {
  const { registrations } = await cluster(smallest);
  const parentless = registrations.filter(({ parent }) => (parent ?? "") === "");
  assert.deepEqual(
    parentless.map(({ name }) => name),
    ["web"],
  );
  const byUrn = new Map(registrations.map((registration) => [registration.urn, registration]));
  for (const { name, parent, custom } of registrations.filter(({ custom }) => custom)) {
    assert.equal(byUrn.get(parent ?? "")?.custom, !custom, name);
  }
});

test("traffic waits for nodes, nodes for their way out, scaling on requests for traffic", async () => {
  const { registrations } = await cluster({
    ...smallest,
    nodeGroups: { web: { targetGroups: ["web"], autoscaling: { requestsPerTarget: { targetValue: 100 } } } },
  });
  const listener = find(registrations, "web-balancer-listener-https");
  const group = find(registrations, "web-nodes-web-group");
  const policy = find(registrations, "web-scaling-web-policy-requests");
  assert.ok(waitsFor(listener, "web-nodes-web-group"));
  assert.equal(waitsFor(group, "web-balancer-listener-https"), false);
  assert.ok(group.dependencies.some((urn) => urn.includes("natGateway") || urn.includes("route:Route")));
  assert.ok(group.dependencies.some((urn) => urn.includes("securityGroupIngressRule")));
  assert.ok(group.dependencies.some((urn) => urn.includes("rolePolicy:RolePolicy::")));
  const order = registrations.map(({ name }) => name);
  assert.ok(order.indexOf(policy.name) > order.indexOf(listener.name));
});

test("a redirect waits for no node: it serves at once", async () => {
  const { registrations } = await cluster({
    ...smallest,
    loadBalancer: {
      listeners: {
        ...smallest.loadBalancer.listeners,
        http: { port: 80, protocol: "HTTP", defaultAction: { type: "redirect" } },
      },
    },
  });
  assert.equal(waitsFor(find(registrations, "web-balancer-listener-http"), "web-nodes-web-group"), false);
});

test("a change that replaces a target group replaces its node group, and only that one", async () => {
  const two = (port: number): VipClusterArgs => ({
    ...smallest,
    loadBalancer: {
      listeners: {
        https: {
          port: 443,
          protocol: "HTTPS",
          defaultAction: { type: "forward", targetGroups: { blue: 1, green: 1 } },
        },
      },
    },
    targetGroups: { blue: { port }, green: {} },
    nodeGroups: { blue: { targetGroups: ["blue"] }, green: { targetGroups: ["green"] } },
  });
  const names = async (port: number) => (await cluster(two(port))).result.summary.nodeGroups;
  const [before, after] = [await names(8080), await names(8081)];
  assert.notEqual(after.blue, before.blue);
  assert.equal(after.green, before.green);
});

test("a new scheme is a new balancer with new target groups: one group never serves two", async () => {
  const { result: open } = await cluster(smallest);
  const loadBalancer = { ...smallest.loadBalancer, scheme: "internal" } as const;
  const { result: closed, registrations } = await cluster({ ...smallest, loadBalancer });
  assert.notEqual(closed.loadBalancer.name, open.loadBalancer.name);
  assert.notEqual(closed.targetGroups.web?.name, open.targetGroups.web?.name);
  const { subnets } = find(registrations, "web-balancer-load-balancer").inputs as { subnets: string[] };
  assert.deepEqual(subnets, await Promise.all(Object.values(closed.network.privateSubnetIds).map((id) => resolve(id))));
});

test("a network balancer with source_ip over TCP and TLS is taken as it is", async () => {
  const { registrations } = await cluster({
    ...smallest,
    loadBalancer: {
      type: "network",
      listeners: {
        plain: { port: 6379, protocol: "TCP", defaultAction: { type: "forward", targetGroups: { cache: 1 } } },
        secure: { port: 6380, protocol: "TLS", defaultAction: { type: "forward", targetGroups: { cache: 1 } } },
      },
    },
    targetGroups: { cache: { protocol: "TCP", port: 6379, stickiness: { type: "source_ip" } } },
    nodeGroups: { cache: { targetGroups: ["cache"] } },
  });
  assert.deepEqual(find(registrations, "web-targets-cache-target-group").inputs.stickiness, {
    ...{ enabled: true, type: "source_ip" },
  });
  assert.equal((find(registrations, "web-balancer-load-balancer").inputs.securityGroups as unknown[]).length, 1);
});

test("everything wrong with a spec is one error, before any resource is asked for", async () => {
  const wrong = structuredClone(smallest) as VipClusterArgs & { colour?: string };
  wrong.colour = "red";
  wrong.targetGroups = { web: { port: 0, healthCheck: { interval: 5, timeout: 9 } } };
  wrong.nodeGroups = { web: { targetGroups: ["nothing"], minSize: 5, maxSize: 2 } };
  const { registrations } = await recordOnTwin(() => {
    assert.throws(
      () => new VipCluster("web", wrong),
      (error: unknown) => {
        assert.ok(pulumi.RunError.isInstance(error));
        for (const path of ["colour", "targetGroups.web.port", "healthCheck.timeout", "nodeGroups.web.targetGroups"]) {
          assert.ok(error.message.includes(path), `${path} in ${error.message}`);
        }
        return true;
      },
    );
  });
  assert.deepEqual(registrations, []);
});

test("too much user data is found before any resource is asked for", async () => {
  const command = ["/bin/run", ...Array.from({ length: 5 }, () => "x".repeat(4000))];
  const nodeGroups = { web: { targetGroups: ["web"], workload: { type: "command" as const, command } } };
  const { registrations } = await recordOnTwin(() => {
    assert.throws(
      () => new VipCluster("web", { ...smallest, nodeGroups }),
      /nodeGroups\.web\.workload: makes \d+ bytes of user data; at most 16384/,
    );
  });
  assert.deepEqual(registrations, []);
});
