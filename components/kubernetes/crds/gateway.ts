// Generated from the published definition by `npm run crds`: do not edit.
// Source: sigs.k8s.io/gateway-api@v1.6.3. What our components do not use is left out.
import type { Metadata } from "./metadata";

export interface GatewaySpec {
  readonly gatewayClassName: string;
  readonly infrastructure?: {
    readonly annotations?: Readonly<Record<string, string>>;
    readonly labels?: Readonly<Record<string, string>>;
    readonly parametersRef?: { readonly group: string; readonly kind: string; readonly name: string };
  };
  readonly listeners: readonly {
    readonly allowedRoutes?: {
      readonly kinds?: readonly { readonly group?: string; readonly kind: string }[];
      readonly namespaces?: {
        readonly from?: "All" | "Selector" | "Same";
        readonly selector?: {
          readonly matchExpressions?: readonly {
            readonly key: string;
            readonly operator: string;
            readonly values?: readonly string[];
          }[];
          readonly matchLabels?: Readonly<Record<string, string>>;
        };
      };
    };
    readonly hostname?: string;
    readonly name: string;
    readonly port: number;
    readonly protocol: string;
    readonly tls?: {
      readonly certificateRefs?: readonly {
        readonly group?: string;
        readonly kind?: string;
        readonly name: string;
        readonly namespace?: string;
      }[];
      readonly mode?: "Terminate" | "Passthrough";
      readonly options?: Readonly<Record<string, string>>;
    };
  }[];
}

export interface Gateway {
  readonly apiVersion: "gateway.networking.k8s.io/v1";
  readonly kind: "Gateway";
  readonly metadata: Metadata;
  readonly spec: GatewaySpec;
}
