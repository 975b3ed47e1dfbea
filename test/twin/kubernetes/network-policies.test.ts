import assert from "node:assert/strict";
import { test } from "node:test";
import type { Props } from "../../../model/graph/json";
import { proxyLabels, proxyNamespace } from "../../../platforms/kubernetes/objects/proxies";
import { toApiObject } from "../../../twin/kubernetes/api/objects";
import { policiesAgainst } from "../../../twin/kubernetes/gateway/network-policies";

const pod = (spec: Props = {}) =>
  toApiObject({
    kind: "Pod",
    metadata: { name: "web-1", namespace: "shop", labels: { app: "web" } },
    spec: { containers: [{ ports: [{ name: "http", containerPort: 8080 }] }], ...spec },
  });
const policy = (spec: Props, namespace = "shop") =>
  toApiObject({ kind: "NetworkPolicy", metadata: { name: "p", namespace }, spec: { podSelector: {}, ...spec } });
const gateway = {
  namespace: proxyNamespace,
  labels: proxyLabels({ namespace: "shop", name: "shop" }),
  address: "10.20.192.1",
};
const isOpen = (
  specs: readonly Props[],
  target: Partial<{ port: number; protocol: "TCP" | "UDP"; spec: Props }> = {},
) =>
  policiesAgainst(
    gateway,
    { pod: pod(target.spec), port: target.port ?? 8080, protocol: target.protocol ?? "TCP" },
    {
      policies: specs.map((spec) => policy(spec)),
      namespaces: [toApiObject({ kind: "Namespace", metadata: { name: proxyNamespace, labels: { team: "edge" } } })],
    },
  ).length === 0;
const inward = (from: Props[], ports?: Props[]): Props => ({ ingress: [{ from, ...(ports ? { ports } : {}) }] });
const named = (name: string) => ({ matchLabels: { "kubernetes.io/metadata.name": name } });

test("a pod that no policy selects is open; one that is selected is closed but for what a policy lets in", () => {
  assert.equal(isOpen([]), true);
  assert.equal(isOpen([{}]), false);
  assert.equal(isOpen([{ policyTypes: ["Ingress", "Egress"] }]), false);
  assert.equal(isOpen([{ policyTypes: ["Egress"] }]), true);
  assert.equal(isOpen([{ podSelector: { matchLabels: { app: "other" } } }]), true);
  assert.equal(isOpen([{ ingress: [{}] }]), true);
  assert.equal(isOpen([{}, { ingress: [{}] }]), true);
  assert.equal(isOpen([{}], { spec: { hostNetwork: true } }), true);
  const elsewhere = { policies: [policy({}, "other")], namespaces: [] };
  assert.deepEqual(policiesAgainst(gateway, { pod: pod(), port: 8080, protocol: "TCP" }, elsewhere), []);
  const here = { policies: [policy({})], namespaces: [] };
  assert.deepEqual(policiesAgainst(gateway, { pod: pod(), port: 8080, protocol: "TCP" }, here), ["shop/p"]);
});

test("peers are the proxies by namespace and labels, or by address", () => {
  const peers: readonly (readonly [Props, boolean])[] = [
    [{ podSelector: {} }, false],
    [{ namespaceSelector: {} }, true],
    [{ namespaceSelector: named(proxyNamespace) }, true],
    [{ namespaceSelector: named("shop") }, false],
    [{ namespaceSelector: { matchLabels: { team: "edge" } } }, true],
    [{ namespaceSelector: { matchExpressions: [{ key: "team", operator: "NotIn", values: ["edge"] }] } }, false],
    [{ namespaceSelector: {}, podSelector: { matchLabels: { "app.kubernetes.io/component": "proxy" } } }, true],
    [
      {
        namespaceSelector: named(proxyNamespace),
        podSelector: { matchLabels: { "gateway.envoyproxy.io/owning-gateway-name": "other" } },
      },
      false,
    ],
    [{ ipBlock: { cidr: "10.20.0.0/16" } }, true],
    [{ ipBlock: { cidr: "10.21.0.0/16" } }, false],
    [{ ipBlock: { cidr: "10.20.0.0/16", except: ["10.20.192.0/24"] } }, false],
    [{ ipBlock: { cidr: "::/0" } }, false],
  ];
  for (const [peer, expected] of peers) assert.equal(isOpen([inward([peer])]), expected, JSON.stringify(peer));
  assert.equal(isOpen([inward(peers.slice(0, 2).map(([peer]) => peer))]), true);
});

test("ports are numbers, ranges or the pod's own names, of their protocol", () => {
  const ports: readonly (readonly [Props, boolean])[] = [
    [{ port: 8080 }, true],
    [{ port: 8081 }, false],
    [{ port: 8000, endPort: 8100 }, true],
    [{ port: 8081, endPort: 8100 }, false],
    [{ port: "http" }, true],
    [{ port: "metrics" }, false],
    [{ protocol: "TCP" }, true],
    [{ protocol: "UDP", port: 8080 }, false],
  ];
  for (const [port, expected] of ports) assert.equal(isOpen([inward([], [port])]), expected, JSON.stringify(port));
  assert.equal(isOpen([inward([], [{ protocol: "UDP", port: 53 }])], { port: 53, protocol: "UDP" }), true);
});
