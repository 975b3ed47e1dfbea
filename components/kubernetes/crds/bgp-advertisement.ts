// Generated from the published definition by `npm run crds`: do not edit.
// Source: go.universe.tf/metallb@v0.16.2. What our components do not use is left out.
import type { Metadata } from "./metadata";

export interface BGPAdvertisementSpec {
  readonly aggregationLength?: number;
  readonly aggregationLengthV6?: number;
  readonly asPathPrepend?: number;
  readonly communities?: readonly string[];
  readonly ipAddressPoolSelectors?: readonly {
    readonly matchExpressions?: readonly {
      readonly key: string;
      readonly operator: string;
      readonly values?: readonly string[];
    }[];
    readonly matchLabels?: Readonly<Record<string, string>>;
  }[];
  readonly ipAddressPools?: readonly string[];
  readonly localPref?: number;
  readonly nodeSelectors?: readonly {
    readonly matchExpressions?: readonly {
      readonly key: string;
      readonly operator: string;
      readonly values?: readonly string[];
    }[];
    readonly matchLabels?: Readonly<Record<string, string>>;
  }[];
  readonly peers?: readonly string[];
  readonly serviceSelectors?: readonly {
    readonly matchExpressions?: readonly {
      readonly key: string;
      readonly operator: string;
      readonly values?: readonly string[];
    }[];
    readonly matchLabels?: Readonly<Record<string, string>>;
  }[];
}

export interface BGPAdvertisement {
  readonly apiVersion: "metallb.io/v1beta1";
  readonly kind: "BGPAdvertisement";
  readonly metadata: Metadata;
  readonly spec: BGPAdvertisementSpec;
}
