// Generated from the published definition by `npm run crds`: do not edit.
// Source: sigs.k8s.io/gateway-api@v1.6.3. What our components do not use is left out.
import type { Metadata } from "./metadata";

export interface BackendTLSPolicySpec {
  readonly targetRefs: readonly {
    readonly group: string;
    readonly kind: string;
    readonly name: string;
    readonly sectionName?: string;
  }[];
  readonly validation: {
    readonly caCertificateRefs?: readonly { readonly group: string; readonly kind: string; readonly name: string }[];
    readonly hostname: string;
    readonly subjectAltNames?: readonly {
      readonly hostname?: string;
      readonly type: "Hostname" | "URI";
      readonly uri?: string;
    }[];
    readonly wellKnownCACertificates?: string;
  };
}

export interface BackendTLSPolicy {
  readonly apiVersion: "gateway.networking.k8s.io/v1";
  readonly kind: "BackendTLSPolicy";
  readonly metadata: Metadata;
  readonly spec: BackendTLSPolicySpec;
}
