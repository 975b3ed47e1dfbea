import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { podView, retriesOf, wantedPods } from "../../cli/drill/kubernetes-driver";
import { isWhole } from "../../operate/drill/cluster-view";
import type { KubernetesStatus, PodRow } from "../../twin/kubernetes/daemon/cluster-status";
import { retriesIn } from "../../twin/kubernetes/gateway/endpoint-health";

const pod = (name: string, more: Partial<PodRow> = {}): PodRow => ({
  ...{ name, namespace: "demo", group: "blue", node: "node-a", zone: "a", address: `127.0.0.${name.length}` },
  ...{ isReady: true, isEnding: false, restarts: 0, why: "" },
  ...more,
});

const status = (pods: readonly PodRow[], unhealthy: readonly string[] = []): KubernetesStatus => ({
  ...{ kubeconfig: "", authority: "", nodes: [], pods },
  gateways: [
    {
      ...{ name: "demo/demo", address: "10.0.0.1", urls: ["https://127.0.0.1:8443"] },
      endpoints: pods
        .filter(({ group }) => group === "blue")
        .map(({ address }) => ({
          address,
          health: unhealthy.includes(address) ? "unhealthy" : "healthy",
          why: "",
          requests: 0,
          errors: 0,
        })),
    },
  ],
});

test("what Envoys sent again is the sum of their counters, and not known where one does not say", () => {
  const answer =
    "cluster.a/rule/0.upstream_rq_retry: 3\ncluster.b.upstream_rq_retry: 40\ncluster.b.upstream_rq_retry_success: 9\n";
  assert.equal(retriesIn(answer), 43);
  const { gateways, ...rest } = status([]);
  const counted = gateways.map((gateway) => ({ ...gateway, retries: retriesIn(answer) }));
  assert.equal(retriesOf({ ...rest, gateways: [...counted, ...counted] }), 86);
  assert.equal(retriesOf({ ...rest, gateways: [...counted, ...gateways] }), undefined);
});

describe("a cluster on Kubernetes, as a drill sees it", () => {
  const whole = status([pod("a"), pod("bb"), pod("worker-1", { group: "jobs" })]);
  const wanted = wantedPods(whole);

  test("wants the pods that it had, of the groups that a gateway leads to", () => {
    assert.deepEqual(wanted, { blue: 2 });
    assert.ok(isWhole(podView(whole, wanted)));
  });

  test("has a node that has crashed standing broken, also before it shows", () => {
    const nodes = ["a", "b"].map((zone) => {
      const state = { isReady: true, isDown: zone === "b", isCordoned: zone === "a" };
      return { name: `node-${zone}`, zone, ...state };
    });
    assert.deepEqual(podView(whole, wanted).standing, []);
    assert.deepEqual(podView({ ...whole, nodes }, wanted).standing, [
      { says: "node node-b of b has crashed", mend: "restart-node node-b" },
    ]);
  });

  test("lacks a pod that the gateway holds for unhealthy, is not ready, or is on its way out", () => {
    const lacking = [
      status([pod("a"), pod("bb")], ["127.0.0.2"]),
      status([pod("a"), pod("bb", { isReady: false })]),
      status([pod("a"), pod("bb", { isEnding: true })]),
    ];
    assert.deepEqual(
      lacking.map((one) => podView(one, wanted).nodes.map(({ state }) => state)),
      [
        ["healthy", "unhealthy"],
        ["healthy", "unhealthy"],
        ["healthy", "ending"],
      ],
    );
    for (const one of lacking) assert.ok(!isWhole(podView(one, wanted)));
  });
});
