import { type ClusterClient, contentTypes } from "../api/cluster-client";
import { controllerName, ownClass } from "./watched-kinds";

/** Makes the class that is there before a program names one. */
export async function ensureGatewayClass(client: ClusterClient): Promise<void> {
  await client.call("PATCH", `/apis/gateway.networking.k8s.io/v1/gatewayclasses/${ownClass}`, {
    contentType: contentTypes.apply,
    query: { fieldManager: "vipkit", force: true },
    body: {
      apiVersion: "gateway.networking.k8s.io/v1",
      kind: "GatewayClass",
      metadata: { name: ownClass },
      spec: { controllerName },
    },
  });
}
