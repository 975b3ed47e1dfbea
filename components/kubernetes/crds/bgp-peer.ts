// Generated from the published definition by `npm run crds`: do not edit.
// Source: go.universe.tf/metallb@v0.16.2. What our components do not use is left out.
import type { Metadata } from "./metadata";

export interface BGPPeerSpec {
  readonly bfdProfile?: string;
  readonly connectTime?: string;
  readonly disableMP?: boolean;
  readonly dualStackAddressFamily?: boolean;
  readonly dynamicASN?: "internal" | "external";
  readonly ebgpMultiHop?: boolean;
  readonly enableGracefulRestart?: boolean;
  readonly holdTime?: string;
  readonly interface?: string;
  readonly keepaliveTime?: string;
  readonly localASN?: number;
  readonly myASN: number;
  readonly nodeSelectors?: readonly {
    readonly matchExpressions?: readonly {
      readonly key: string;
      readonly operator: string;
      readonly values?: readonly string[];
    }[];
    readonly matchLabels?: Readonly<Record<string, string>>;
  }[];
  readonly password?: string;
  readonly passwordSecret?: { readonly name?: string; readonly namespace?: string };
  readonly peerASN?: number;
  readonly peerAddress?: string;
  readonly peerPort?: number;
  readonly routerID?: string;
  readonly sourceAddress?: string;
  readonly vrf?: string;
}

export interface BGPPeer {
  readonly apiVersion: "metallb.io/v1beta2";
  readonly kind: "BGPPeer";
  readonly metadata: Metadata;
  readonly spec: BGPPeerSpec;
}
