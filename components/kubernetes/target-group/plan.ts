import type { core } from "@pulumi/kubernetes/types/input";
import type { BackendTLSPolicy } from "../crds/backend-tls-policy";
import { metadataOf, nameOf, type Placement, targetGroupSelector } from "../objects";
import type { KubernetesTargetGroupSettings } from "./resolved";

export interface TargetGroupContext extends Placement {
  /** The user's name of the target group. */
  readonly key: string;
  /** Whether the cluster's network has both address families and the balancer uses them. */
  readonly dualstack: boolean;
}

const isHttp2 = ({ protocolVersion }: KubernetesTargetGroupSettings) =>
  protocolVersion === "HTTP2" || protocolVersion === "GRPC";

/** The endpoints of a target group: whatever pod serves it and is ready. */
export const planService = (settings: KubernetesTargetGroupSettings, context: TargetGroupContext) =>
  ({
    metadata: metadataOf(context, nameOf(context, context.key)),
    spec: {
      type: "ClusterIP",
      selector: targetGroupSelector(context, context.key),
      ...(context.dualstack ? { ipFamilyPolicy: "PreferDualStack" } : {}),
      ports: [
        {
          name: "traffic",
          port: settings.port,
          targetPort: settings.port,
          protocol: settings.protocol === "UDP" ? "UDP" : "TCP",
          ...(isHttp2(settings) && settings.protocol === "HTTP" ? { appProtocol: "kubernetes.io/h2c" } : {}),
        },
      ],
    },
  }) satisfies core.v1.Service;

/** How the gateway encrypts to the nodes of a group, if it does. */
export function planBackendTls(
  { protocol, backendTls }: KubernetesTargetGroupSettings,
  context: TargetGroupContext,
): BackendTLSPolicy | undefined {
  if (protocol !== "HTTPS" || backendTls === undefined) return undefined;
  const { hostname, authorities } = backendTls;
  const name = nameOf(context, context.key);
  return {
    apiVersion: "gateway.networking.k8s.io/v1",
    kind: "BackendTLSPolicy",
    metadata: metadataOf(context, name),
    spec: {
      targetRefs: [{ group: "", kind: "Service", name }],
      validation: {
        hostname,
        ...(authorities === undefined
          ? { wellKnownCACertificates: "System" }
          : { caCertificateRefs: [{ group: "", kind: "ConfigMap", name: authorities }] }),
      },
    },
  };
}
