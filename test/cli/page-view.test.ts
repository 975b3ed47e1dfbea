import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { viewOfNodes } from "../../cli/page/view-of-nodes";
import { viewOfPods } from "../../cli/page/view-of-pods";
import { RateMeter } from "../../cli/status/rates";
import type { ClusterStatus } from "../../twin/contract/data-plane";
import type { KubernetesStatus } from "../../twin/kubernetes/daemon/cluster-status";

describe("what the page shows", () => {
  const target = (node: string, state: string, requests: number, errors: number) => ({
    ...{
      targetGroup: "arn:blue",
      node,
      state,
      reason: "",
      description: state === "healthy" ? "" : "Request timed out",
    },
    ...{ connections: 0, requests, errors },
  });
  const statusOf = (requests: number): ClusterStatus =>
    ({
      desired: {
        balancers: [
          {
            ...{ arn: "lb", name: "shop", type: "application", dnsName: "127.20.0.4" },
            addresses: [{ zone: "eu-west-1a", ip: "127.20.0.4" }],
            listeners: [
              {
                ...{ protocol: "HTTPS", port: 8443 },
                defaultAction: {
                  type: "forward",
                  targetGroups: [
                    { arn: "arn:blue", weight: 9 },
                    { arn: "arn:green", weight: 1 },
                  ],
                },
                rules: [
                  {
                    conditions: [{ field: "path", values: ["/old/*"] }],
                    action: { type: "fixed-response", statusCode: 410 },
                  },
                ],
              },
            ],
          },
        ],
        targetGroups: [
          { arn: "arn:blue", name: "blue", attachments: [] },
          { arn: "arn:green", name: "green", attachments: [] },
        ],
        scalingGroups: [{ name: "nodes", desiredCapacity: 2, targetGroups: ["arn:blue"] }],
      },
      nodes: ["i-1", "i-2"].map((id) => ({
        ...{ id, group: "nodes", zone: "eu-west-1a", address: "127.20.1.4", lifecycle: "InService", launchedAt: 0 },
        ...(id === "i-2" ? { fault: "hung" } : {}),
      })),
      health: [target("i-1", "healthy", requests, 0), target("i-2", "unhealthy", requests, requests / 10)],
      traffic: [{ balancer: "lb", requests: 2 * requests, errors: requests / 5 }],
      failedZones: ["eu-west-1c"],
      activities: [{ at: "2026-11-30T23:00:00.000Z", subject: "nodes", message: "Launching i-2. Cause: At a time" }],
      problems: ["HAProxy refuses"],
    }) as unknown as ClusterStatus;

  test("of a stack of AWS: weights, conditions, health and why, rates of nodes, groups, balancers and all, faults", () => {
    const meter = new RateMeter();
    viewOfNodes("local", statusOf(0), meter, 0);
    const view = viewOfNodes("local", statusOf(100), meter, 2000);
    assert.deepEqual([view.healthy, view.wanted, view.rate], [1, 2, { requests: 100, errors: 10 }]);
    assert.deepEqual(view.entries[0]?.rate, { requests: 100, errors: 10 });
    assert.deepEqual(view.entries[0]?.listeners, [
      {
        ...{ name: "HTTPS 8443", url: "https://127.20.0.4:8443" },
        routes: [
          { when: "path /old/*", answer: "answers 410" },
          { when: "else", pool: "blue", share: 0.9 },
          { when: "else", pool: "green", share: 0.1 },
        ],
      },
    ]);
    assert.deepEqual(view.pools, [
      { id: "blue", name: "blue", healthy: 1, total: 2, rate: { requests: 100, errors: 5 } },
      { id: "green", name: "green", healthy: 0, total: 0 },
    ]);
    assert.deepEqual(
      view.nodes.map(({ name, health, why, rate }) => [name, health, why, rate]),
      [
        ["i-1", "healthy", "", { requests: 50, errors: 0 }],
        ["i-2", "unhealthy", "Request timed out", { requests: 50, errors: 5 }],
      ],
    );
    assert.deepEqual(view.faults, [
      "zone eu-west-1c is taken away",
      "i-2 of nodes hangs: it keeps its port and answers nothing",
      "HAProxy refuses",
    ]);
    assert.equal(view.events[0]?.message, "Launching i-2");
  });

  test("of a stack on Kubernetes: gateways, pods by component, nodes that are down", () => {
    const pod = (name: string, address: string) => ({
      ...{ name, namespace: "shop", group: "web", node: "node-a", zone: "a", address },
      ...{ isReady: true, isEnding: false, restarts: 0, why: "" },
    });
    const statusAt = (requests: number): KubernetesStatus => ({
      ...{ kubeconfig: "", authority: "", pods: [pod("web-1", "127.9.1.2"), pod("job", "127.9.1.3")] },
      nodes: [{ name: "node-b", zone: "b", isReady: false, isDown: true, isCordoned: false }],
      gateways: [
        {
          ...{ name: "shop/shop", address: "127.9.192.1", urls: ["https://127.9.192.1:8443"] },
          endpoints: [{ address: "127.9.1.2", health: "healthy", why: "", requests, errors: 0 }],
        },
      ],
    });
    const meter = new RateMeter();
    viewOfPods("kube", statusAt(0), meter, 0);
    const view = viewOfPods("kube", statusAt(10), meter, 1000);
    assert.deepEqual(view.rate, { requests: 10, errors: 0 });
    assert.deepEqual(view.entries[0]?.listeners[0], {
      name: "HTTPS 8443",
      url: "https://127.9.192.1:8443",
      routes: [],
    });
    assert.deepEqual(view.faults, ["node-b in zone b has crashed"]);
    const { gateways } = statusAt(0);
    const [url = ""] = gateways[0]?.urls ?? [];
    const routes = [
      { url, when: "path /api*", group: "web", share: 0.9 },
      { url, when: "", share: 1 },
      { url: "http://elsewhere", when: "", group: "web", share: 1 },
    ];
    const routed = { ...statusAt(0), gateways: gateways.map((gateway) => ({ ...gateway, routes })) };
    assert.deepEqual(viewOfPods("local", routed, new RateMeter(), 0).entries[0]?.listeners[0]?.routes, [
      { when: "path /api*", pool: "web", share: 0.9 },
      { when: "", answer: "asks no pod" },
    ]);
    assert.deepEqual(view.events, [], "a daemon of an older vipkit tells none");
    const events = [{ at: "2026-12-01T02:00:00Z", subject: "Pod web-1", message: "Killing: Stopping container" }];
    assert.deepEqual(viewOfPods("local", { ...statusAt(0), events }, new RateMeter(), 0).events, events);
    assert.deepEqual(
      view.pools.map(({ name, total }) => [name, total]),
      [["web", 2]],
    );
  });
});
