import type { Break } from "../../cases";
import { type Program, without, withProperty } from "../../fixture";
import { objects } from "../objects";
import { changed } from "./shared";

const web = "HTTPRoute/web";
const policy = "BackendTrafficPolicy/edge";

const hash = { type: "ConsistentHash", consistentHash: { type: "Cookie", cookie: { name: "c" } } };
const filtered = [
  { name: "blue", port: 80, weight: 90, filters: [{ type: "ResponseHeaderModifier" }] },
  { name: "green", port: 80, weight: 10 },
];

const own = (spec: string): Program =>
  objects(`
apiVersion: gateway.envoyproxy.io/v1alpha1
kind: BackendTrafficPolicy
metadata: { name: web, namespace: shop }
spec: ${spec}
`);

const ofRoute = "targetRefs: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, name: web }]";

export const gatewayCases: Readonly<Record<string, readonly Break[]>> = {
  "targets-wait-for-balancer": [
    ["TargetGroupConfiguration/store", "spec.defaultConfiguration.targetType", "instance"],
    ["TargetGroupConfiguration/store", "spec.defaultConfiguration", undefined],
    ["Ingress/inner", "metadata.annotations", {}],
    changed("TargetGroupConfiguration/store", "a namespace without the label", (program) =>
      withProperty(program, "Namespace/shop", "metadata.labels", {
        "pod-security.kubernetes.io/enforce": "restricted",
      }),
    ),
  ],
  "route-weights-obeyed": [
    changed(web, "a consistent hash of the Gateway's policy", (program) =>
      withProperty(program, policy, "spec.loadBalancer", hash),
    ),
    changed(web, "a consistent hash of its own policy", (program) => ({
      ...program,
      ...own(`{ ${ofRoute}, loadBalancer: { type: ConsistentHash, consistentHash: { type: SourceIP } } }`),
    })),
  ],
  "route-session-pins": [
    changed(web, "a session and filters", (program) =>
      withProperty(
        withProperty(program, web, "spec.rules[1].backendRefs", filtered),
        web,
        "spec.rules[1].sessionPersistence",
        { type: "Cookie" },
      ),
    ),
  ],
  "route-weights-positive": [
    [
      web,
      "spec.rules[1].backendRefs",
      [
        { name: "blue", port: 80, weight: 0 },
        { name: "green", port: 80, weight: 0 },
      ],
    ],
  ],
  "route-backends-have-pods": [
    changed(web, "a group scaled to zero", (program) => withProperty(program, "Deployment/green", "spec.replicas", 0)),
    changed(web, "a group that may be scaled to zero", (program) =>
      withProperty(program, "HorizontalPodAutoscaler/blue", "spec.minReplicas", 0),
    ),
    ...[{}, { minReplicaCount: 2, idleReplicaCount: 0 }].map((least) =>
      changed(web, `one that KEDA may scale to zero: ${JSON.stringify(least)}`, (program) =>
        withProperty(without(program, "HorizontalPodAutoscaler/blue"), "ScaledObject/store", "spec", {
          scaleTargetRef: { name: "blue" },
          triggers: [{ type: "cron", metadata: {} }],
          ...least,
        }),
      ),
    ),
  ],
  "route-backends-exist": [
    [web, "spec.rules[0].backendRefs[0].port", 8080],
    changed(web, "another namespace without a grant", (program) =>
      withProperty(
        withProperty(program, "Service/green", "metadata.namespace", "other"),
        web,
        "spec.rules[1].backendRefs[1].namespace",
        "other",
      ),
    ),
  ],
  "route-attaches": [
    [web, "spec.parentRefs[0].sectionName", "tls"],
    changed(web, "a Gateway of another namespace", (program) =>
      withProperty(
        withProperty(program, "Gateway/edge", "metadata.namespace", "gateway"),
        web,
        "spec.parentRefs[0].namespace",
        "gateway",
      ),
    ),
  ],
  "route-timeout-per-try": [[web, "spec.rules[0].timeouts.backendRequest", "1s"]],
  "route-encrypted": [
    [web, "spec.parentRefs[0].sectionName", "http"],
    [web, "spec.parentRefs[0].sectionName", undefined],
  ],
  "route-prefix-joined": [
    [web, "spec.rules[0].matches[0].path.value", "/"],
    [web, "spec.rules[0].matches", undefined],
  ],
  "route-rules-reachable": [[web, "spec.rules[0].matches", undefined]],
  "route-fields-kept": [
    [web, "spec.rules[0].retry", { attempts: 2 }],
    [web, "spec.rules[0].sessionPersistence", { type: "Cookie" }],
  ],
  "route-cors-narrow": [
    ["SecurityPolicy/web", "spec.cors.allowOrigins", ["*"]],
    [web, "spec.rules[0].filters", [{ type: "CORS", cors: { allowOrigins: ["*"], allowCredentials: true } }]],
  ],
  "traffic-policy-accepted": [
    [policy, "spec.healthCheck.active.interval", "0s"],
    [policy, "spec.healthCheck.active.timeout", "1.5s"],
    [policy, "spec.timeout", { tcp: { connectTimeout: "0s" } }],
    [policy, "spec.loadBalancer", { ...hash, consistentHash: { type: "SourceIP", tableSize: 65536 } }],
    [policy, "spec.loadBalancer", { ...hash, slowStart: { window: "30s" } }],
    [policy, "spec.loadBalancer", { ...hash, zoneAware: { preferLocal: {} } }],
  ],
  "health-check-asks-right": [
    [policy, "spec.healthCheck.active.http.path", "ready"],
    changed(policy, "routes without a name", (program) =>
      withProperty(
        withProperty(program, policy, "spec.healthCheck.active.http.hostname", undefined),
        web,
        "spec.hostnames",
        undefined,
      ),
    ),
    changed(policy, "a route with a wildcard", (program) =>
      withProperty(
        withProperty(program, policy, "spec.healthCheck.active.http.hostname", undefined),
        web,
        "spec.hostnames",
        ["*.example.com"],
      ),
    ),
  ],
  "passive-check-ejects": [[policy, "spec.healthCheck.passive.alwaysEjectOneEndpoint", undefined]],
  "pool-survives-a-group": [
    changed(web, "a group with more than half of the pool", (program) =>
      withProperty(program, "Deployment/green", "spec.replicas", 2),
    ),
  ],
  "route-policy-keeps-checks": [
    changed(web, "a policy of its own without checks", (program) => ({
      ...program,
      ...own(`{ ${ofRoute}, loadBalancer: { type: RoundRobin } }`),
    })),
  ],
  "policy-alone-on-target": [
    changed(policy, "a second policy for the Gateway", (program) => ({
      ...program,
      ...own("{ targetRefs: [{ group: gateway.networking.k8s.io, kind: Gateway, name: edge }] }"),
    })),
  ],
  "source-hash-sees-clients": [
    changed(policy, "no detection", (program) =>
      withProperty(
        withProperty(program, policy, "spec.loadBalancer", {
          type: "ConsistentHash",
          consistentHash: { type: "SourceIP" },
        }),
        "ClientTrafficPolicy/edge",
        "spec.clientIPDetection",
        undefined,
      ),
    ),
  ],
  "gateway-listeners-distinct": [
    ["Gateway/edge", "spec.listeners[1].port", 80],
    ["Gateway/edge", "spec.listeners[1].port", 10080],
    ["Gateway/edge", "spec.listeners[1]", { name: "again", port: 80, protocol: "HTTP" }],
  ],
  "gateway-listener-certificate": [["Gateway/edge", "spec.listeners[1].tls", undefined]],
  "gateway-proxies-redundant": [
    changed("Gateway/edge", "one proxy", (program) =>
      withProperty(program, "EnvoyProxy/proxies", "spec.provider.kubernetes.envoyDeployment", undefined),
    ),
    changed("Gateway/edge", "no parameters", (program) =>
      withProperty(program, "GatewayClass/envoy", "spec.parametersRef", undefined),
    ),
  ],
  "backend-tls-name": [
    ["BackendTLSPolicy/blue", "spec.validation.hostname", "*.shop.svc"],
    ["BackendTLSPolicy/blue", "spec.validation.hostname", undefined],
  ],
  "redirect-leaves-port": [
    changed("HTTPRoute/redirect", "a listener on 8080", (program) =>
      withProperty(program, "Gateway/edge", "spec.listeners[0].port", 8080),
    ),
  ],
  "bgp-peer-has-bfd": [["BGPPeer/router", "spec.bfdProfile", undefined]],
  "bfd-without-echo": [["BFDProfile/quick", "spec.echoMode", true]],
  "bgp-restart-with-bfd": [
    changed("BGPPeer/router", "graceful restart without BFD", (program) =>
      withProperty(
        withProperty(program, "BGPPeer/router", "spec.enableGracefulRestart", true),
        "BGPPeer/router",
        "spec.bfdProfile",
        undefined,
      ),
    ),
  ],
  "address-pool-announced": [
    changed("IPAddressPool/edge", "announces another pool", (program) =>
      withProperty(program, "BGPAdvertisement/edge", "spec.ipAddressPools", ["other"]),
    ),
  ],
};
