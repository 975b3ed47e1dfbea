import type { Labels } from "../../../model/graph/label-selector";

/** Where Envoy Gateway runs its proxies. Source: Envoy Gateway 1.9.1, its chart. */
export const proxyNamespace = "envoy-gateway-system";

/** What the proxies of a Gateway are labelled with. Source: Envoy Gateway 1.9.1, its infrastructure manager. */
export const proxyLabels = (gateway: { readonly namespace: string; readonly name: string }): Labels => ({
  "app.kubernetes.io/name": "envoy",
  "app.kubernetes.io/component": "proxy",
  "app.kubernetes.io/managed-by": "envoy-gateway",
  "gateway.envoyproxy.io/owning-gateway-name": gateway.name,
  "gateway.envoyproxy.io/owning-gateway-namespace": gateway.namespace,
});
