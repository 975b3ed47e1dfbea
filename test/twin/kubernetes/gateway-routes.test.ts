import assert from "node:assert/strict";
import { test } from "node:test";
import { toApiObject } from "../../../twin/kubernetes/api/objects";
import { gatewayRoutes } from "../../../twin/kubernetes/gateway/gateway-routes";

const object = (kind: string, name: string, spec: object) =>
  toApiObject({ apiVersion: "v1", kind, metadata: { name, namespace: "shop" }, spec } as never);
const gateway = object("Gateway", "shop", {
  listeners: [
    { name: "https", protocol: "HTTPS", port: 20_443 },
    { name: "http", protocol: "HTTP", port: 20_080 },
  ],
});
const service = (name: string, component: string) =>
  object("Service", name, { selector: { "app.kubernetes.io/component": component } });
const parent = (sectionName: string, name = "shop") => ({ parentRefs: [{ name, sectionName }] });

test("listeners lead to components by weight, rules of the same backends told once", () => {
  const backendRefs = [
    { name: "shop-blue", weight: 9 },
    { name: "shop-green", weight: 1 },
  ];
  const rows = gatewayRoutes(gateway, "127.9.1.1", [
    service("shop-blue", "blue"),
    service("shop-green", "green"),
    object("HTTPRoute", "api", {
      ...parent("https"),
      hostnames: ["shop.test"],
      rules: [
        { matches: [{ path: { type: "PathPrefix", value: "/api" }, method: "GET" }], backendRefs },
        { matches: [{ path: { type: "PathPrefix", value: "/api" } }], backendRefs },
      ],
    }),
    object("HTTPRoute", "all", { ...parent("https"), rules: [{ backendRefs: [{ name: "elsewhere" }] }] }),
    object("HTTPRoute", "redirect", { ...parent("http"), rules: [{ filters: [{ type: "RequestRedirect" }] }] }),
    object("HTTPRoute", "other", { ...parent("https", "other"), rules: [{ backendRefs }] }),
    object("TCPRoute", "raw", { parentRefs: [{ name: "shop" }], rules: [{ backendRefs }] }),
  ]);
  const url = "https://127.9.1.1:20443";
  assert.deepEqual(rows, [
    { url, when: "host shop.test and path /api*", group: "blue", share: 0.9 },
    { url, when: "host shop.test and path /api*", group: "green", share: 0.1 },
    { url, when: "", group: "elsewhere", share: 1 },
    { url: "http://127.9.1.1:20080", when: "", share: 1 },
  ]);
});
