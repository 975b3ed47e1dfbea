// Generated from the published definition by `npm run crds`: do not edit.
// Source: go.universe.tf/metallb@v0.16.2. What our components do not use is left out.
import type { Metadata } from "./metadata";

export interface BFDProfileSpec {
  readonly detectMultiplier?: number;
  readonly echoInterval?: number;
  readonly echoMode?: boolean;
  readonly minimumTtl?: number;
  readonly passiveMode?: boolean;
  readonly receiveInterval?: number;
  readonly transmitInterval?: number;
}

export interface BFDProfile {
  readonly apiVersion: "metallb.io/v1beta1";
  readonly kind: "BFDProfile";
  readonly metadata: Metadata;
  readonly spec: BFDProfileSpec;
}
