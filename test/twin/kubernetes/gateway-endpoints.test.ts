import assert from "node:assert/strict";
import { test } from "node:test";
import type { Props } from "../../../model/graph/json";
import { toApiObject } from "../../../twin/kubernetes/api/objects";
import { withEndpoints } from "../../../twin/kubernetes/gateway/backend-endpoints";
import { portsFor } from "../../../twin/kubernetes/gateway/listener-ports";
import { readConfiguration } from "../../../twin/kubernetes/gateway/xds-configuration";

const service = toApiObject({
  kind: "Service",
  metadata: { name: "web", namespace: "shop" },
  spec: {
    ports: [
      { name: "http", port: 80, targetPort: 8080 },
      { name: "admin", port: 81 },
    ],
  },
});
const slice = (endpoints: Props[], name = "a") =>
  toApiObject({
    kind: "EndpointSlice",
    metadata: { name, namespace: "shop", labels: { "kubernetes.io/service-name": "web" } },
    ports: [
      { name: "admin", port: 9000 },
      { name: "http", port: 8080 },
    ],
    endpoints,
  });
const assignment = (port: string): Props => ({
  clusterName: "httproute/shop/web/rule/0",
  endpoints: [
    {
      loadBalancingWeight: 90,
      locality: { region: "httproute/shop/web/rule/0/backend/0" },
      metadata: {
        filterMetadata: {
          "envoy-gateway": { resources: [{ kind: "Service", name: "web", namespace: "shop", sectionName: port }] },
        },
      },
      lbEndpoints: [
        {
          endpoint: {
            address: { socketAddress: { address: "10.16.128.9", portValue: 80 } },
            healthCheckConfig: { hostname: "x" },
          },
          loadBalancingWeight: 1,
        },
      ],
    },
  ],
});
const read = (port: string, slices: ReturnType<typeof slice>[]) => {
  const [locality] = withEndpoints(assignment(port), { services: [service], slices }).endpoints as never as {
    readonly lbEndpoints: readonly Props[];
  }[];
  return (locality?.lbEndpoints ?? []).map((each) => {
    const { endpoint, healthStatus } = each as never as {
      endpoint: { address: { socketAddress: Props }; healthCheckConfig: Props };
      healthStatus?: string;
    };
    assert.deepEqual(endpoint.healthCheckConfig, { hostname: "x" });
    return [endpoint.address.socketAddress.address, endpoint.address.socketAddress.portValue, healthStatus ?? ""];
  });
};

test("a Service's address is replaced by its pods on this machine, in a fixed order; those that end or are not ready drain", () => {
  const endpoints = [
    { addresses: ["10.16.2.7"], conditions: { ready: false, serving: true, terminating: true } },
    { addresses: ["10.16.1.5"], conditions: { ready: true, serving: true, terminating: false } },
    { addresses: ["10.16.3.5"], conditions: { ready: false, serving: false, terminating: false } },
    { addresses: ["10.16.3.6"], conditions: { ready: false } },
    { addresses: ["10.16.3.7"], conditions: {} },
  ];
  assert.deepEqual(read("80", [slice(endpoints)]), [
    ["127.16.1.5", 8080, ""],
    ["127.16.2.7", 8080, "DRAINING"],
    ["127.16.3.5", 8080, "DRAINING"],
    ["127.16.3.6", 8080, "DRAINING"],
    ["127.16.3.7", 8080, ""],
  ]);
  assert.deepEqual(read("81", [slice(endpoints.slice(1, 2))]), [["127.16.1.5", 9000, ""]]);
  assert.deepEqual(read("82", [slice(endpoints)]), []);
  assert.deepEqual(read("80", []), []);
});

test("references to the translator's server become files, listeners get this machine's addresses, and readiness is left out", () => {
  const listener = (name: string, portValue: number, more: Props = {}) => ({
    activeState: { listener: { name, address: { socketAddress: { address: "0.0.0.0", portValue } }, ...more } },
  });
  const tls = { sdsConfig: { ads: {}, resourceApiVersion: "V3" }, name: "shop/cert" };
  const rds = { configSource: { ads: {} }, routeConfigName: "shop/web/http" };
  const dump = {
    configs: [
      {
        dynamicListeners: [
          listener("envoy-gateway-proxy-ready-0.0.0.0-19003", 19003),
          listener("shop/web/http", 10080, { rds, tls }),
        ],
      },
      {
        dynamicActiveClusters: [
          { cluster: { name: "c", edsClusterConfig: { edsConfig: { ads: {} }, serviceName: "a/b" } } },
        ],
      },
    ],
  };
  const gateway = toApiObject({
    kind: "Gateway",
    metadata: { name: "web", namespace: "shop" },
    spec: { listeners: [{ port: 80 }, { port: 10080 }] },
  });
  const all = readConfiguration(dump, "/f", { address: "127.16.192.1", portsFor: portsFor(gateway, 1) });
  assert.deepEqual(all.secretNames, ["shop/cert"]);
  assert.deepEqual(all.listeners, [
    {
      name: "shop/web/http",
      address: { socketAddress: { address: "127.16.192.1", portValue: 80 } },
      // Both of the Gateway's ports come to one of Envoy's.
      additionalAddresses: [{ address: { socketAddress: { address: "127.16.192.1", portValue: 10080 } } }],
      rds: {
        configSource: { resourceApiVersion: "V3", pathConfigSource: { path: "/f/routes/shop%2Fweb%2Fhttp.json" } },
        routeConfigName: "shop/web/http",
      },
      tls: {
        sdsConfig: { resourceApiVersion: "V3", pathConfigSource: { path: "/f/secrets/shop%2Fcert.json" } },
        name: "shop/cert",
      },
    },
  ]);
  assert.match(JSON.stringify(all.clusters), /\/f\/endpoints\/a%2Fb\.json/);
  // A user who may not listen below 1024 gets the pod's own port.
  assert.deepEqual(portsFor(gateway, 1024)(10080), [10080]);
  assert.deepEqual(portsFor(gateway, 1)(8443), [8443]);
});
