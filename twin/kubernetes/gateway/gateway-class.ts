import { type ClusterClient, contentTypes } from "../api/cluster-client";
import { controllerName } from "./watched-kinds";

/** The class that a cluster with Envoy Gateway has before a program names it. */
export async function ensureGatewayClass(client: ClusterClient): Promise<void> {
  await client.call("PATCH", "/apis/gateway.networking.k8s.io/v1/gatewayclasses/envoy", {
    contentType: contentTypes.apply,
    query: { fieldManager: "vipkit", force: true },
    body: {
      apiVersion: "gateway.networking.k8s.io/v1",
      kind: "GatewayClass",
      metadata: { name: "envoy" },
      spec: { controllerName },
    },
  });
}
