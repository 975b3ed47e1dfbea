import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { evaluate } from "../../../policies/evaluate";
import { saidOf } from "../../../policies/format-result";
import { kubernetesRules } from "../../../policies/rules/kubernetes";
import { everyRule } from "../breaks";
import { graphOf, type Program, without, withProperty } from "../fixture";
import { compliant } from "./compliant";
import { objects } from "./objects";

const pod = "spec.template.spec";
const first = `${pod}.containers[0]`;
const blue = "Deployment/blue";
const web = "HTTPRoute/web";
const policy = "BackendTrafficPolicy/edge";

const wrongIn = (program: Program, ...ids: readonly string[]) =>
  evaluate(
    graphOf(program),
    kubernetesRules.filter(({ id }) => ids.length === 0 || ids.includes(id)),
    everyRule,
  )
    .results.filter(({ verdict }) => verdict !== "pass")
    .flatMap((one) => saidOf(one).map((text) => `${one.rule} ${one.name}: ${one.verdict} ${text}`));

const set = (...changes: readonly (readonly [name: string, path: string, value: unknown])[]): Program =>
  changes.reduce<Program>((program, [name, path, value]) => withProperty(program, name, path, value), compliant);

/** A second container beside the one that serves. */
function withSideContainer() {
  const planned = compliant[blue];
  if (planned === undefined) throw new Error(`no ${blue}`);
  const inputs: Record<string, unknown> = JSON.parse(JSON.stringify(planned.inputs));
  const { containers } = (inputs as { spec: { template: { spec: { containers: Record<string, unknown>[] } } } }).spec
    .template.spec;
  const {
    ports: _ports,
    readinessProbe: _ready,
    livenessProbe: _live,
    lifecycle: _hook,
    ...side
  } = containers[0] ?? {};
  containers.push({ ...side, name: "side" });
  return { ...planned, inputs };
}

/** What is right and looks like something that is not. */
const variants: Readonly<Record<string, Program>> = {
  "a container that says itself what the pod does not": set(
    [blue, `${pod}.securityContext`, undefined],
    [blue, `${first}.securityContext.runAsNonRoot`, true],
    [blue, `${first}.securityContext.runAsUser`, 20_000],
    [blue, `${first}.securityContext.seccompProfile`, { type: "Localhost", localhostProfile: "web.json" }],
  ),
  "memory in thousandths of a byte, as autoscalers write it, and processors in whole ones": set(
    [blue, `${first}.resources.limits.memory`, "107374182400m"],
    [blue, `${first}.resources.requests`, { cpu: 64, memory: "1e8" }],
  ),
  "a pod of Windows, which has no capabilities": set(
    [blue, `${pod}.os`, { name: "windows" }],
    [blue, `${pod}.securityContext`, undefined],
    [blue, `${first}.securityContext`, { readOnlyRootFilesystem: true }],
  ),
  "a side container without ports and probes": {
    ...compliant,
    [blue]: withSideContainer(),
  },
  "limits alone, which are requests too": set([blue, `${first}.resources`, { limits: { cpu: "1", memory: "1Gi" } }]),
  "a token that the pod says it needs": set([blue, `${pod}.automountServiceAccountToken`, true]),
  "a disruption budget of all but one": set(["PodDisruptionBudget/green", "spec.minAvailable", "50%"]),
  "a rollout as the API has it": set([blue, "spec.strategy", undefined]),
  "pods apart by affinity": set(
    [
      blue,
      `${pod}.affinity`,
      {
        podAntiAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [
            {
              weight: 1,
              podAffinityTerm: {
                topologyKey: "topology.kubernetes.io/zone",
                labelSelector: { matchLabels: { app: "blue" } },
              },
            },
          ],
        },
      },
    ],
    [blue, `${pod}.topologySpreadConstraints`, undefined],
    ["HorizontalPodAutoscaler/blue", "spec.minReplicas", 4],
    ["Deployment/green", "spec.replicas", 4],
  ),
  "weights obeyed under a hash, by a filter": set(
    [
      policy,
      "spec.loadBalancer",
      { type: "ConsistentHash", consistentHash: { type: "Cookie", tableSize: 65537, cookie: { name: "c" } } },
    ],
    [
      web,
      "spec.rules[1].backendRefs",
      [
        { name: "blue", port: 80, weight: 90, filters: [{ type: "ResponseHeaderModifier" }] },
        { name: "green", port: 80, weight: 10 },
      ],
    ],
  ),
  "equal weights under a hash": set(
    [
      policy,
      "spec.loadBalancer",
      { type: "ConsistentHash", consistentHash: { type: "Header", header: { name: "x" } } },
    ],
    [
      web,
      "spec.rules[1].backendRefs",
      [
        { name: "blue", port: 80 },
        { name: "green", port: 80 },
      ],
    ],
  ),
  "a group without pods and without a weight": set(
    ["Deployment/green", "spec.replicas", 0],
    [web, "spec.rules[1].backendRefs[1].weight", 0],
  ),
  "a pool that may lose a large group, without a panic threshold": set(
    ["Deployment/green", "spec.replicas", 2],
    ["PodDisruptionBudget/green", "spec.minAvailable", 1],
    [policy, "spec.healthCheck.panicThreshold", 0],
  ),
  "a route's own policy that merges": {
    ...compliant,
    ...objects(`
apiVersion: gateway.envoyproxy.io/v1alpha1
kind: BackendTrafficPolicy
metadata: { name: web, namespace: shop }
spec:
  mergeType: StrategicMerge
  targetRefs: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, name: web }]
  loadBalancer: { type: LeastRequest }
`),
  },
  "a Gateway for every namespace": set(
    ["Gateway/edge", "metadata.namespace", "gateway"],
    [policy, "metadata.namespace", "gateway"],
    ["ClientTrafficPolicy/edge", "metadata.namespace", "gateway"],
    [web, "spec.parentRefs[0].namespace", "gateway"],
    ["HTTPRoute/redirect", "spec.parentRefs[0].namespace", "gateway"],
    ["Gateway/edge", "spec.listeners[0].allowedRoutes", { namespaces: { from: "All" } }],
    [
      "Gateway/edge",
      "spec.listeners[1].allowedRoutes",
      {
        namespaces: { from: "Selector", selector: { matchLabels: { "kubernetes.io/metadata.name": "shop" } } },
      },
    ],
  ),
  "a target of another namespace that grants it": {
    ...set(
      ["Service/green", "metadata.namespace", "other"],
      ["Deployment/green", "metadata.namespace", "other"],
      ["PodDisruptionBudget/green", "metadata.namespace", "other"],
      [web, "spec.rules[1].backendRefs[1].namespace", "other"],
    ),
    ...objects(`
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: { name: shop, namespace: other }
spec:
  from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: shop }]
  to: [{ group: "", kind: Service }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: other, namespace: other }
spec: { podSelector: {} }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: web, namespace: other }
automountServiceAccountToken: false
`),
  },
  "listeners for several names on one port": set([
    "Gateway/edge",
    "spec.listeners[1]",
    {
      name: "https",
      port: 443,
      protocol: "HTTPS",
      hostname: "shop.example.com",
      tls: { certificateRefs: [{ name: "shop" }] },
    },
  ]),
  "a network policy without a selector": set(["NetworkPolicy/deny", "spec.podSelector", undefined]),
  "objects of former versions": Object.fromEntries(
    Object.entries(compliant).map(([name, planned]) => [
      name,
      {
        ...planned,
        type: planned.type
          .replace("gateway.networking.k8s.io/v1:", "gateway.networking.k8s.io/v1beta1:")
          .replace("policy/v1:", "policy/v1beta1:"),
      },
    ]),
  ),
};

describe("what is right", () => {
  for (const [title, program] of Object.entries(variants))
    test(`passes: ${title}`, () => assert.deepEqual(wrongIn(program), []));
});

test("zones that no constraint counts are not known, where two of them would be too few", () => {
  const open = withProperty(compliant, blue, `${pod}.topologySpreadConstraints[0].minDomains`, undefined);
  const rule = kubernetesRules.filter(({ id }) => id === "pods-after-zone-loss");
  const result = evaluate(graphOf(open), rule, everyRule).results.find(({ name }) => name === blue);
  assert.equal(result?.verdict, "unknown");
  assert.match(result.note ?? "", /no topologySpreadConstraint names minDomains/);
});

test("a hook whose length cannot be read is no pass", () => {
  const hook = { httpGet: { path: "/drain", port: 8080 } };
  const said = wrongIn(set([blue, `${first}.lifecycle.preStop`, hook]));
  assert.deepEqual(said, [
    `pre-stop-outlasts-endpoints Deployment/blue: unknown unknown: ${first}.lifecycle.preStop: how long it takes is not told`,
    `pre-stop-within-grace Deployment/blue: unknown unknown: ${first}.lifecycle.preStop: how long it takes is not told`,
    "route-failover-within-objective Ingress/inner: unknown unknown: nodeDrain of blue: how long the preStop hook of Deployment/blue takes",
  ]);
});

test("how many of a DaemonSet's pods a disruption budget keeps is not known", () => {
  const budget = objects(`
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: agent, namespace: shop }
spec: { template: { metadata: { labels: { app: agent } }, spec: { containers: [{ name: c, image: i }] } } }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: agent, namespace: shop }
spec: { minAvailable: 2, selector: { matchLabels: { app: agent } } }
`);
  assert.deepEqual(wrongIn(budget, "disruption-budget-allows-one"), [
    "disruption-budget-allows-one PodDisruptionBudget/agent: unknown unknown: how many pods it counts: one is on each machine, and how many machines there are is not told",
  ]);
});

describe("what another program makes", () => {
  const unsure = (program: Program, rule: string, name: string) =>
    evaluate(
      graphOf(program),
      kubernetesRules.filter(({ id }) => id === rule),
      everyRule,
    ).results.find((one) => one.name === name);

  const cases: readonly (readonly [title: string, rule: string, name: string, program: Program])[] = [
    ["pods of a Service", "service-selects-pods", "Service/blue", without(compliant, blue)],
    ["a route's Gateway", "route-attaches", web, without(compliant, "Gateway/edge")],
    ["a route's target", "route-backends-exist", web, without(compliant, "Service/green")],
    ["what an autoscaler scales", "autoscaler-has-target", "HorizontalPodAutoscaler/blue", without(compliant, blue)],
    [
      "the pods of a budget",
      "disruption-budget-allows-one",
      "PodDisruptionBudget/green",
      without(compliant, "Deployment/green"),
    ],
    ["what announces an address", "route-failover-within-objective", web, without(compliant, "BGPAdvertisement/edge")],
    ["the pods of a route", "route-failover-within-objective", web, without(compliant, "Service/green")],
    [
      "the class of an Ingress that either NGINX controller may serve",
      "ingress-controller-maintained",
      "Ingress/old",
      withProperty(compliant, "Ingress/old", "spec.ingressClassName", "nginx"),
    ],
    ["a Gateway's class", "gateway-proxies-redundant", "Gateway/edge", without(compliant, "GatewayClass/envoy")],
  ];
  for (const [title, rule, name, program] of cases)
    test(`is said to be unknown: ${title}`, () => {
      const result = unsure(program, rule, name);
      assert.equal(result?.verdict, "unknown");
      assert.equal(result.isOutside, true);
      assert.match(result.note ?? "", / is not in this program$/);
    });
});
