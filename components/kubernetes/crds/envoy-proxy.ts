// Generated from the published definition by `npm run crds`: do not edit.
// Source: github.com/envoyproxy/gateway@v1.9.1. What our components do not use is left out.
import type { Metadata } from "./metadata";

export interface EnvoyProxySpec {
  readonly ipFamily?: "IPv4" | "IPv6" | "DualStack";
  readonly provider?: {
    readonly kubernetes?: {
      readonly envoyDeployment?: {
        readonly container?: {
          readonly resources?: {
            readonly claims?: readonly { readonly name: string; readonly request?: string }[];
            readonly limits?: Readonly<Record<string, number | string>>;
            readonly requests?: Readonly<Record<string, number | string>>;
          };
        };
        readonly pod?: {
          readonly topologySpreadConstraints?: readonly {
            readonly labelSelector?: {
              readonly matchExpressions?: readonly {
                readonly key: string;
                readonly operator: string;
                readonly values?: readonly string[];
              }[];
              readonly matchLabels?: Readonly<Record<string, string>>;
            };
            readonly matchLabelKeys?: readonly string[];
            readonly maxSkew: number;
            readonly minDomains?: number;
            readonly nodeAffinityPolicy?: string;
            readonly nodeTaintsPolicy?: string;
            readonly topologyKey: string;
            readonly whenUnsatisfiable: string;
          }[];
        };
        readonly replicas?: number;
      };
      readonly envoyHpa?: { readonly maxReplicas: number; readonly minReplicas?: number };
      readonly envoyPDB?: {
        readonly maxUnavailable?: number | string;
        readonly minAvailable?: number | string;
        readonly name?: string;
        readonly patch?: { readonly type?: string; readonly value: unknown };
      };
      readonly envoyService?: {
        readonly allocateLoadBalancerNodePorts?: boolean;
        readonly annotations?: Readonly<Record<string, string>>;
        readonly externalTrafficPolicy?: "Local" | "Cluster";
        readonly labels?: Readonly<Record<string, string>>;
        readonly loadBalancerClass?: string;
        readonly loadBalancerIP?: string;
        readonly loadBalancerSourceRanges?: readonly string[];
        readonly name?: string;
        readonly patch?: { readonly type?: string; readonly value: unknown };
        readonly type?: "ClusterIP" | "LoadBalancer" | "NodePort";
      };
    };
    readonly type: "Kubernetes" | "Host";
  };
  readonly shutdown?: {
    readonly drainTimeout?: string;
    readonly healthCheckFailureDelay?: string;
    readonly minDrainDuration?: string;
  };
  readonly telemetry?: { readonly accessLog?: { readonly disable?: boolean } };
}

export interface EnvoyProxy {
  readonly apiVersion: "gateway.envoyproxy.io/v1alpha1";
  readonly kind: "EnvoyProxy";
  readonly metadata: Metadata;
  readonly spec: EnvoyProxySpec;
}
