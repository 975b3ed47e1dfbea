import assert from "node:assert/strict";
import { test } from "node:test";
import { podRows, renderPods, unsettled } from "../../../cli/status/pods";
import { toApiObject } from "../../../twin/kubernetes/api/objects";
import type { KubernetesStatus } from "../../../twin/kubernetes/daemon/cluster-status";
import { endpointHealth } from "../../../twin/kubernetes/gateway/endpoint-health";
import { listenerUrls } from "../../../twin/kubernetes/gateway/listener-ports";

const host = (address: string, health: object, requests?: string, errors = "0") => ({
  address: { socket_address: { address, port_value: 8080 } },
  stats: [
    { name: "cx_total" },
    { name: "rq_error", value: errors },
    { name: "rq_total", ...(requests === undefined ? {} : { value: requests }) },
  ],
  health_status: { eds_health_status: "HEALTHY", ...health },
});

test("an endpoint is as healthy as the worst of its routes says, and its requests are summed", () => {
  const answer = {
    cluster_statuses: [
      {
        name: "rule/0",
        host_statuses: [host("127.9.1.2", {}, "7", "3"), host("127.9.2.2", { pending_active_hc: true })],
      },
      {
        name: "rule/1",
        host_statuses: [
          host("127.9.1.2", { failed_active_health_check: true }, "2", "1"),
          host("127.9.3.2", { eds_health_status: "DRAINING" }),
        ],
      },
      { name: "empty" },
    ],
  };
  assert.deepEqual(endpointHealth(JSON.stringify(answer)), [
    { address: "127.9.1.2", health: "unhealthy", why: "its health check fails", requests: 9, errors: 4 },
    { address: "127.9.2.2", health: "initial", why: "", requests: 0, errors: 0 },
    { address: "127.9.3.2", health: "unhealthy", why: "the cluster says it is not ready", requests: 0, errors: 0 },
  ]);
  assert.deepEqual(endpointHealth("{}"), []);
});

test("a listener's address has the encrypted first, and ports that this user may have", () => {
  const listeners = [
    { name: "http", port: 80, protocol: "HTTP" },
    { name: "https", port: 8443, protocol: "HTTPS" },
  ];
  const gateway = toApiObject({ kind: "Gateway", metadata: { name: "g" }, spec: { listeners } });
  assert.deepEqual(listenerUrls(gateway, "127.9.192.1", 1024), [
    "https://127.9.192.1:8443",
    "http://127.9.192.1:10080",
  ]);
  assert.deepEqual(listenerUrls(gateway, "127.9.192.1", 1), ["https://127.9.192.1:8443", "http://127.9.192.1:80"]);
});

const pod = (name: string, address: string, isReady = true) => ({
  ...{
    name,
    address,
    isReady,
    namespace: "shop",
    group: "web",
    node: "node-a",
    zone: "a",
    isEnding: false,
    restarts: 0,
    why: "",
  },
});
const cluster = (health: "healthy" | "unhealthy" | "initial", isReady = true): KubernetesStatus => ({
  kubeconfig: "k",
  authority: "ca.pem",
  nodes: [],
  pods: [pod("web-2", "127.9.1.3", isReady), pod("web-1", "127.9.1.2"), pod("job", "127.9.1.4")],
  gateways: [
    {
      name: "shop/shop",
      address: "127.9.192.1",
      urls: [],
      endpoints: [
        { address: "127.9.1.2", health: "healthy", why: "", requests: 3, errors: 0 },
        {
          address: "127.9.1.3",
          health,
          why: health === "unhealthy" ? "its health check fails" : "",
          requests: 1,
          errors: 0,
        },
      ],
    },
  ],
});

test("the split holds once every pod is ready and every endpoint healthy, and not without any; what is missing is named", () => {
  assert.deepEqual(unsettled(cluster("healthy")), []);
  assert.deepEqual(unsettled(cluster("initial")), ["gateway shop/shop holds web-2 for initial"]);
  assert.deepEqual(unsettled(cluster("unhealthy")), [
    "gateway shop/shop holds web-2 for unhealthy: its health check fails",
  ]);
  assert.deepEqual(unsettled(cluster("healthy", false)), ["pod web-2 is not ready"]);
  assert.deepEqual(unsettled({ ...cluster("healthy"), pods: [] }), ["there is no pod"]);
  const [gateway] = cluster("healthy").gateways;
  assert.ok(gateway);
  assert.deepEqual(unsettled({ ...cluster("healthy"), gateways: [{ ...gateway, endpoints: [] }] }), [
    "gateway shop/shop has no endpoint",
  ]);
});

test("what ends takes no part in it, and is not counted", () => {
  const status = cluster("unhealthy", false);
  const pods = status.pods.map((each) => (each.name === "web-2" ? { ...each, isEnding: true, why: "ending" } : each));
  assert.deepEqual(unsettled({ ...status, pods }), []);
  assert.match(renderPods("kube", { ...status, pods }), /1 of 2 pods healthy/);
});

test("nodes that are not as they should be are named below the pods", () => {
  const node = (name: string, change: object) => ({
    ...{ name, zone: name.slice(-1), isReady: true, isDown: false, isCordoned: false },
    ...change,
  });
  const nodes = [
    node("node-a", {}),
    node("node-b", { isDown: true }),
    node("node-c", { isCordoned: true }),
    node("node-d", { isDown: true, isReady: false }),
  ];
  assert.deepEqual(
    renderPods("kube", { ...cluster("healthy"), nodes })
      .split("\n")
      .slice(-4),
    [
      "",
      "node-b in zone b has crashed, which the API server does not know yet",
      "node-c in zone c takes no new pods",
      "node-d in zone d has crashed",
    ],
  );
});

test("a pod's row has what the gateway thinks of it and its measured share", () => {
  const rows = podRows(cluster("unhealthy")).map(({ name, health, share, why }) => [name, health, share, why]);
  assert.deepEqual(rows, [
    ["job", "-", undefined, ""],
    ["web-1", "healthy", 0.75, ""],
    ["web-2", "unhealthy", 0.25, "its health check fails"],
  ]);
});
