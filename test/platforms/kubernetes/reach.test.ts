import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { unknown } from "../../../model/graph";
import { type Flow, judgeReachability, planReachability } from "../../../platforms/kubernetes/reachability";
import { graphOf, type Program } from "../../policies/fixture";
import { objects } from "../../policies/kubernetes/objects";

const pods = (name: string, more = "") => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop }
spec:
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: c, image: i, ports: [{ name: http, containerPort: 80 }, { containerPort: 9000 }] }]${more} }
`;
const policy = (name: string, spec: string) => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: shop }
spec: ${spec}
`;
const program = (...texts: readonly string[]): Program => objects(texts.join("---"));

const flowOf = (all: Program, from: string, to: string, port = 80): Flow => {
  const found = planReachability(graphOf(all)).flows.find(
    (one) => one.from === from && one.to === to && one.port === port,
  );
  if (found === undefined) throw new Error(`no flow ${from} -> ${to} ${port}`);
  return found;
};
const verdict = (...args: Parameters<typeof flowOf>) => flowOf(...args).verdict;
const [web, db] = ["Deployment/web", "Deployment/db"];
const deny = policy("deny", "{ podSelector: {}, policyTypes: [Ingress] }");
const webToDb = policy(
  "db",
  "{ podSelector: { matchLabels: { app: db } }, ingress: [{ from: [{ podSelector: { matchLabels: { app: web } } }], ports: [{ port: http }] }] }",
);

describe("who reaches pods", () => {
  test("is every pod of the cluster where no policy selects them, and no client outside", () => {
    const all = program(pods("web"), pods("db"));
    assert.equal(verdict(all, web, db), "open");
    assert.equal(verdict(all, "cluster", db), "open");
    assert.equal(verdict(all, "internet", db), "closed");
  });

  test("is not told where a block may hold addresses of pods, or a policy of another kind decides as well", () => {
    const byBlock = policy("db", "{ podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: 10.0.0.0/8 } }] }] }");
    assert.equal(verdict(program(pods("db"), byBlock), "cluster", db), "unknown");
    const everywhere = policy("db", "{ podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: 0.0.0.0/0 } }] }] }");
    assert.equal(verdict(program(pods("db"), everywhere), "cluster", db), "open");
    const cilium = (namespace: string) => `
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: { name: l7, namespace: ${namespace} }
spec: {}
`;
    assert.equal(verdict(program(pods("db"), deny, cilium("shop")), "cluster", db), "unknown");
    assert.equal(verdict(program(pods("db"), deny, cilium("other")), "cluster", db), "closed");
  });

  test("is asked of the ports of containers that start before the others and stay", () => {
    const sidecar =
      ", initContainers: [{ name: s, image: i, restartPolicy: Always, ports: [{ containerPort: 7000 }] }]";
    assert.equal(verdict(program(pods("db", sidecar), deny), "cluster", db, 7000), "closed");
  });

  test("is whom a policy names, on the ports that it names", () => {
    const all = program(pods("web"), pods("db"), deny, webToDb);
    assert.equal(verdict(all, web, db), "open");
    assert.equal(verdict(all, web, db, 9000), "closed");
    assert.equal(verdict(all, "cluster", db), "closed");
    assert.equal(verdict(all, db, web), "closed");
    assert.match(
      flowOf(all, web, db)
        .path.map(({ text }) => text)
        .join("\n"),
      /NetworkPolicy\/db spec\.ingress\[0\] admits/,
    );
  });

  test("is stopped by what the source may not open", () => {
    const out = policy("out", "{ podSelector: { matchLabels: { app: web } }, policyTypes: [Egress] }");
    const all = program(pods("web"), pods("db"), deny, webToDb, out);
    assert.equal(verdict(all, web, db), "closed");
    assert.match(
      flowOf(all, web, db).blockedBy[0]?.text ?? "",
      /no rule of NetworkPolicy\/out admits connections to Deployment\/db/,
    );
  });

  test("is every client where a Service has an address, its ranges apart", () => {
    const service = (more: string) => `
apiVersion: v1
kind: Service
metadata: { name: db, namespace: shop }
spec: { type: LoadBalancer, selector: { app: db }, ports: [{ port: 5432, targetPort: http }]${more} }
`;
    assert.equal(verdict(program(pods("db"), service("")), "internet", db), "open");
    assert.equal(verdict(program(pods("db"), service("")), "internet", db, 9000), "closed");
    assert.equal(
      verdict(program(pods("db"), service(", loadBalancerSourceRanges: [10.0.0.0/8]")), "internet", db),
      "closed",
    );
    assert.equal(verdict(program(pods("db", ", hostNetwork: true")), "internet", db), "open");
  });

  test("is a Gateway's proxies where their namespace is admitted", () => {
    const gateway = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec: { gatewayClassName: envoy, listeners: [{ name: http, port: 80, protocol: HTTP }] }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: web, namespace: shop }
spec: { parentRefs: [{ name: edge }], rules: [{ backendRefs: [{ name: web, port: 80 }] }] }
`;
    const from = (name: string) =>
      policy(
        "web",
        `{ podSelector: {}, ingress: [{ from: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: ${name} } } }] }] }`,
      );
    const outcomes = (all: Program) => {
      const graph = graphOf(all);
      return judgeReachability(planReachability(graph), graph).map(({ id, outcome }) => `${id} ${outcome}`);
    };
    const right = program(pods("web"), gateway, from("envoy-gateway-system"));
    assert.equal(verdict(right, "Gateway/edge", web), "open");
    assert.equal(verdict(right, "internet", "Gateway/edge"), "open");
    assert.deepEqual(outcomes(right), ["other-pods-are-kept-out holds", "gateway-reaches-pods holds"]);
    const wrong = program(pods("web"), gateway, from("gateway"));
    assert.equal(verdict(wrong, "Gateway/edge", web), "closed");
    assert.deepEqual(outcomes(wrong), ["other-pods-are-kept-out holds", "gateway-reaches-pods broken"]);
    assert.deepEqual(outcomes(program(pods("web"), gateway)), [
      "other-pods-are-kept-out broken",
      "gateway-reaches-pods holds",
    ]);
  });

  test("is not known where a namespace's labels are not here, or a value is not", () => {
    const byTeam = policy(
      "web",
      "{ podSelector: {}, ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: shop } } }] }] }",
    );
    assert.equal(verdict(program(pods("web"), pods("db"), byTeam), db, web), "unknown");
    const all = program(pods("web"), pods("db"), deny);
    const { "NetworkPolicy/deny": planned, ...rest } = all;
    if (planned === undefined) throw new Error("no policy");
    const open = { ...rest, "NetworkPolicy/deny": { ...planned, inputs: { ...planned.inputs, spec: unknown } } };
    assert.equal(verdict(open, db, web), "unknown");
  });

  test("ports that no container names are open too", () => {
    const bare = pods("web").replace(/, ports: \[.*?\]/, "");
    const flow = planReachability(graphOf(program(bare))).flows.find(({ from }) => from === "cluster");
    assert.deepEqual([flow?.port, flow?.toPort, flow?.verdict], [1, 65535, "open"]);
  });
});
