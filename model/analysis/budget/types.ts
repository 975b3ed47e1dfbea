import type { DataPlaneKind } from "../../topology/traffic-path";

/** What can fail, from a node that refuses to a region that is gone. */
export const faultClasses = ["nodeCrash", "nodeHang", "nodeDrain", "zoneLoss", "balancerLoss", "regionLoss"] as const;
export type FaultClass = (typeof faultClasses)[number];

/** Where a figure comes from: an option of the spec, or a dated constant. */
type Source =
  | { readonly kind: "setting"; readonly path: string }
  | {
      readonly kind: "constant";
      /** Key in the table of timings. */
      readonly key: string;
      readonly source: string;
      readonly date: string;
    };

/** One part of a time. All parts follow one another: a time is their sum. */
export interface DelayComponent {
  readonly phase: "detect" | "decide" | "propagate" | "client" | "replace";
  /** Lower case: `the checks that must fail`. */
  readonly what: string;
  /** Seconds. */
  readonly worst: number;
  /** Seconds on average: a wait that may be anything up to its worst case is half of it. */
  readonly typical: number;
  readonly source: Source;
}

/** A time made of terms. Seconds. */
export interface Sum {
  readonly terms: readonly DelayComponent[];
  readonly worst: number;
  readonly typical: number;
}

/** What becomes of the requests that meet the fault. */
type Effect = "errors" | "stalls" | "none";

/** One way in which a fault reaches requests; a fault with several ends with the longest. */
export interface FailureMode extends Sum {
  /** `the zone's nodes`. */
  readonly what: string;
  /** Part of the rule's requests that meet it, 0 to 1. */
  readonly share: number;
  readonly effect: Effect;
  /** What a client sees until then, in words. */
  readonly clientImpact: string;
}

/** Until as many nodes serve as before the fault. */
export type Recovery = ({ readonly kind: "bounded" } & Sum) | { readonly kind: "unknown"; readonly reason: string };

/** Against the objective of the environment; `none`: it has no objective for this; `unknown`: what decides it is not known yet. */
export type ObjectiveVerdict = "met" | "broken" | "none" | "unknown";

interface Judged {
  readonly fault: FaultClass;
  /** Seconds that the environment allows; absent where it sets none. */
  readonly objective?: number;
  readonly verdict: ObjectiveVerdict;
}

export interface BoundedEstimate extends Judged {
  readonly kind: "bounded";
  /** Seconds until no new request meets the fault, of the longest chain. */
  readonly worst: number;
  readonly typical: number;
  readonly chains: readonly FailureMode[];
  /** Requests lost for each request per second of the rule: multiply by the rate. */
  readonly lostPerRate: { readonly worst: number; readonly typical: number };
  readonly recovery: Recovery;
}

/** A way out that the spec cannot express, and what it would take. */
export interface Alternative extends Sum {
  readonly mechanism: string;
  readonly needs: string;
}

export interface UnboundedEstimate extends Judged {
  readonly kind: "unbounded";
  readonly reason: string;
  readonly fix: string;
  readonly alternatives: readonly Alternative[];
}

/** A fault that this environment cannot have. */
export interface AbsentEstimate extends Judged {
  readonly kind: "notApplicable";
  readonly reason: string;
}

/** A fault whose time hangs on what is not known before an update, or on what another program makes. */
export interface UnknownEstimate extends Judged {
  readonly kind: "unknown";
  /** What is not known. */
  readonly reason: string;
  /** How soon there are as many nodes as before, where that hangs on nothing of it. */
  readonly recovery?: Recovery;
}

export type Estimate = BoundedEstimate | UnboundedEstimate | AbsentEstimate | UnknownEstimate;

/** What each fault costs on one way from a listener to a target group. */
export interface PathBudget {
  /** `loadBalancer.listeners.https.defaultAction`. */
  readonly path: string;
  readonly listener: string;
  /** Absent for the listener's default action. */
  readonly rule?: string;
  readonly targetGroup: string;
  /** Part of the rule's requests that its weight gives it, 0 to 1. */
  readonly share: number;
  readonly faults: Readonly<Record<FaultClass, Estimate>>;
}

/** What decides where requests go: on Kubernetes a gateway's proxies, or the machines' own forwarding to a Service's pods. */
type PlaneKind = DataPlaneKind | "gateway" | "service";

export interface Budget {
  readonly cluster: string;
  readonly plane: PlaneKind;
  readonly paths: readonly PathBudget[];
}
