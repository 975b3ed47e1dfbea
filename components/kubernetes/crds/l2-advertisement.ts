// Generated from the published definition by `npm run crds`: do not edit.
// Source: go.universe.tf/metallb@v0.16.2. What our components do not use is left out.
import type { Metadata } from "./metadata";

export interface L2AdvertisementSpec {
  readonly interfaces?: readonly string[];
  readonly ipAddressPoolSelectors?: readonly {
    readonly matchExpressions?: readonly {
      readonly key: string;
      readonly operator: string;
      readonly values?: readonly string[];
    }[];
    readonly matchLabels?: Readonly<Record<string, string>>;
  }[];
  readonly ipAddressPools?: readonly string[];
  readonly nodeSelectors?: readonly {
    readonly matchExpressions?: readonly {
      readonly key: string;
      readonly operator: string;
      readonly values?: readonly string[];
    }[];
    readonly matchLabels?: Readonly<Record<string, string>>;
  }[];
  readonly preferredNodeSelectors?: readonly {
    readonly preference: {
      readonly matchExpressions?: readonly {
        readonly key: string;
        readonly operator: string;
        readonly values?: readonly string[];
      }[];
      readonly matchLabels?: Readonly<Record<string, string>>;
    };
    readonly weight: number;
  }[];
  readonly serviceSelectors?: readonly {
    readonly matchExpressions?: readonly {
      readonly key: string;
      readonly operator: string;
      readonly values?: readonly string[];
    }[];
    readonly matchLabels?: Readonly<Record<string, string>>;
  }[];
}

export interface L2Advertisement {
  readonly apiVersion: "metallb.io/v1beta1";
  readonly kind: "L2Advertisement";
  readonly metadata: Metadata;
  readonly spec: L2AdvertisementSpec;
}
