// Generated from the published definition by `npm run crds`: do not edit.
// Source: github.com/envoyproxy/gateway@v1.9.1. What our components do not use is left out.
import type { Metadata } from "./metadata";

export interface SecurityPolicySpec {
  readonly authorization?: {
    readonly defaultAction?: "Allow" | "Deny";
    readonly rules?: readonly {
      readonly action: "Allow" | "Deny";
      readonly name?: string;
      readonly principal?: { readonly clientCIDRs?: readonly string[] };
    }[];
  };
  readonly targetRefs?: readonly {
    readonly group: string;
    readonly kind: string;
    readonly name: string;
    readonly sectionName?: string;
  }[];
}

export interface SecurityPolicy {
  readonly apiVersion: "gateway.envoyproxy.io/v1alpha1";
  readonly kind: "SecurityPolicy";
  readonly metadata: Metadata;
  readonly spec: SecurityPolicySpec;
}
