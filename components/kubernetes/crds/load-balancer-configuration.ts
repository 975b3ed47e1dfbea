// Generated from the published definition by `npm run crds`: do not edit.
// Source: kubernetes-sigs/aws-load-balancer-controller@225f44568848eb25f13e304a5f1cc68c0cd9415d. What our components do not use is left out.
import type { Metadata } from "./metadata";

export interface LoadBalancerConfigurationSpec {
  readonly ipAddressType?: "ipv4" | "dualstack" | "dualstack-without-public-ipv4";
  readonly listenerConfigurations?: readonly {
    readonly defaultCertificate?: string;
    readonly listenerAttributes?: readonly { readonly key: string; readonly value: string }[];
    readonly protocolPort: string;
    readonly sslPolicy?: string;
  }[];
  readonly loadBalancerAttributes?: readonly { readonly key: string; readonly value: string }[];
  readonly scheme?: "internal" | "internet-facing";
  readonly sourceRanges?: readonly string[];
  readonly tags?: Readonly<Record<string, string>>;
}

export interface LoadBalancerConfiguration {
  readonly apiVersion: "gateway.k8s.aws/v1";
  readonly kind: "LoadBalancerConfiguration";
  readonly metadata: Metadata;
  readonly spec: LoadBalancerConfigurationSpec;
}
