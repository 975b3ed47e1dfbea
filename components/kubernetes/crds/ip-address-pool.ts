// Generated from the published definition by `npm run crds`: do not edit.
// Source: go.universe.tf/metallb@v0.16.2. What our components do not use is left out.
import type { Metadata } from "./metadata";

export interface IPAddressPoolSpec {
  readonly addresses: readonly string[];
  readonly autoAssign?: boolean;
  readonly avoidBuggyIPs?: boolean;
  readonly serviceAllocation?: {
    readonly namespaceSelectors?: readonly {
      readonly matchExpressions?: readonly {
        readonly key: string;
        readonly operator: string;
        readonly values?: readonly string[];
      }[];
      readonly matchLabels?: Readonly<Record<string, string>>;
    }[];
    readonly namespaces?: readonly string[];
    readonly priority?: number;
    readonly serviceSelectors?: readonly {
      readonly matchExpressions?: readonly {
        readonly key: string;
        readonly operator: string;
        readonly values?: readonly string[];
      }[];
      readonly matchLabels?: Readonly<Record<string, string>>;
    }[];
  };
}

export interface IPAddressPool {
  readonly apiVersion: "metallb.io/v1beta1";
  readonly kind: "IPAddressPool";
  readonly metadata: Metadata;
  readonly spec: IPAddressPoolSpec;
}
