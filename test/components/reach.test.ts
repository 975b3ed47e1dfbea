import assert from "node:assert/strict";
import { test } from "node:test";
import * as pulumi from "@pulumi/pulumi";
import { VipCluster, type VipClusterArgs } from "../../components/vip-cluster";
import { intentOf } from "../../components/vip-cluster/reach-intent";
import {
  judgeReachability,
  planReachability,
  type ReachSummary,
  summarizeReach,
} from "../../platforms/aws/reachability";
import { createTwinMocks } from "../../twin/mocks";
import { recordOnTwin } from "../support/on-twin";
import { graphOf } from "../support/reachability";
import { resolve } from "../support/recorder";

const shop: VipClusterArgs = {
  name: "shop",
  network: { zones: 2, nat: "perZone" },
  certificate: { domainName: "shop.example.com", zoneId: "Z0123456789ABCDEFGHIJ" },
  loadBalancer: {
    listeners: {
      https: { port: 443, protocol: "HTTPS", defaultAction: { type: "forward", targetGroups: { web: 1 } } },
    },
  },
  targetGroups: { web: { port: 8080 } },
  nodeGroups: { web: { targetGroups: ["web"] } },
};

/** A first preview: nothing has an id or an ARN yet. */
async function previewed(args: VipClusterArgs): Promise<ReachSummary> {
  const twin = createTwinMocks();
  const mocks: pulumi.runtime.Mocks = {
    newResource: ({ inputs }) => ({ id: undefined, state: inputs as Record<string, unknown> }),
    call: (call) => twin.call(call),
  };
  await pulumi.runtime.setMocks(mocks, "vipkit", "test", true);
  const { summary } = new VipCluster(args.name, args);
  await pulumi.runtime.disconnect();
  const known = await (summary.dnsName as unknown as { isKnown: Promise<boolean> }).isKnown;
  assert.equal(known, false, "or it is no first preview");
  return await resolve(summary.reach);
}

test("a cluster tells who reaches whom, as its resources do", async () => {
  const { result, registrations } = await recordOnTwin(() => new VipCluster(shop.name, shop));
  const reach = planReachability(graphOf(registrations));
  const expected = summarizeReach(reach, judgeReachability(reach, intentOf(result.spec)));
  assert.deepEqual(await resolve(result.summary.reach), expected);
  assert.equal(expected.open["internet -> shop-balancer"], "TCP 443");
  assert.equal(expected.open["shop-balancer -> shop-nodes-web"], "TCP 8080");
  assert.equal(expected.open["internet -> shop-nodes-web"], undefined);
  assert.deepEqual(new Set(Object.values(expected.assertions)), new Set(["holds"]));
});

test("a first preview tells the same, ids unknown as they are", async () => {
  const { result } = await recordOnTwin(() => new VipCluster(shop.name, shop));
  assert.deepEqual(await previewed(shop), await resolve(result.summary.reach));
});

test("a connection that the spec opens shows; one without a way there is told as broken", async () => {
  const metrics = (from: string): VipClusterArgs => ({
    ...shop,
    firewall: { edges: { metrics: { from, to: "nodes", port: 9100 } } },
  });
  const inside = await previewed(metrics("10.20.0.0/16"));
  assert.match(inside.open["vpc -> shop-nodes-web"] ?? "", /^TCP 9100/);
  assert.equal(inside.assertions["edges-are-open"], "holds");
  const elsewhere = await previewed(metrics("10.9.0.0/16"));
  assert.equal(elsewhere.open["10.9.0.0/16 -> shop-nodes-web"], undefined);
  assert.equal(elsewhere.assertions["edges-are-open"], "broken");
});
