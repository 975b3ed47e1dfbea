// Generated from the published definition by `npm run crds`: do not edit.
// Source: sigs.k8s.io/gateway-api@v1.6.3. What our components do not use is left out.
import type { Metadata } from "./metadata";

export interface TLSRouteSpec {
  readonly hostnames: readonly string[];
  readonly parentRefs?: readonly {
    readonly group?: string;
    readonly kind?: string;
    readonly name: string;
    readonly namespace?: string;
    readonly port?: number;
    readonly sectionName?: string;
  }[];
  readonly rules: readonly {
    readonly backendRefs: readonly {
      readonly group?: string;
      readonly kind?: string;
      readonly name: string;
      readonly namespace?: string;
      readonly port?: number;
      readonly weight?: number;
    }[];
    readonly name?: string;
  }[];
}

export interface TLSRoute {
  readonly apiVersion: "gateway.networking.k8s.io/v1";
  readonly kind: "TLSRoute";
  readonly metadata: Metadata;
  readonly spec: TLSRouteSpec;
}
