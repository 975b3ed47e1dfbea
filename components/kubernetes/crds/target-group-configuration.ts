// Generated from the published definition by `npm run crds`: do not edit.
// Source: kubernetes-sigs/aws-load-balancer-controller@225f44568848eb25f13e304a5f1cc68c0cd9415d. What our components do not use is left out.
import type { Metadata } from "./metadata";

export interface TargetGroupConfigurationSpec {
  readonly defaultConfiguration?: {
    readonly healthCheckConfig?: {
      readonly healthCheckInterval?: number;
      readonly healthCheckPath?: string;
      readonly healthCheckPort?: string;
      readonly healthCheckProtocol?: "HTTP" | "HTTPS" | "TCP";
      readonly healthCheckTimeout?: number;
      readonly healthyThresholdCount?: number;
      readonly matcher?: { readonly grpcCode?: string; readonly httpCode?: string };
      readonly unhealthyThresholdCount?: number;
    };
    readonly protocol?: "HTTP" | "HTTPS" | "TCP" | "TLS" | "UDP" | "TCP_UDP";
    readonly protocolVersion?: "HTTP1" | "HTTP2" | "GRPC";
    readonly targetGroupAttributes?: readonly { readonly key: string; readonly value: string }[];
    readonly targetType?: "instance" | "ip";
  };
  readonly targetReference?: { readonly group?: string; readonly kind?: string; readonly name: string };
}

export interface TargetGroupConfiguration {
  readonly apiVersion: "gateway.k8s.aws/v1";
  readonly kind: "TargetGroupConfiguration";
  readonly metadata: Metadata;
  readonly spec: TargetGroupConfigurationSpec;
}
