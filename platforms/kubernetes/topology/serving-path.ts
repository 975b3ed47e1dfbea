import type { Wait } from "../../../model/topology/traffic-path";
import type { HeldBack } from "../objects/replacement";
import type { Spread } from "../objects/scaling";

/** How the kubelet finds out that a pod cannot serve. Seconds. */
export interface ReadinessProbe {
  readonly path: string;
  /** A TCP probe opens a connection only, which the kernel of a hung program still accepts. */
  readonly asks: "answer" | "connection";
  readonly period: number;
  readonly timeout: number;
  readonly failures: number;
}

/** The pods of one workload. */
export interface PodPool {
  /** The workload. */
  readonly path: string;
  /** The fewest there are. */
  readonly pods: number;
  readonly hosts: Spread;
  readonly zones: Spread;
  /** Zones over which they are spread at least; 1 where nothing spreads them. */
  readonly zoneCount: number;
  /** Absent: they count as ready from their start to their end. */
  readonly probe?: ReadinessProbe;
  /** Seconds that a pod serves on after it was told to stop, at least. */
  readonly preStop: number;
  /** Whether it may be longer: its hook runs a command of which the length cannot be read. */
  readonly isHookOpen: boolean;
  /** Seconds until it is killed. */
  readonly grace: number;
  /** Seconds that it stays bound to a dead machine. */
  readonly toleration: number;
  /** Why no pod of a dead machine is made again; absent where one is. */
  readonly stays?: string;
  readonly heldBack: HeldBack;
  /** Pods that a rollout takes before their successors are ready. */
  readonly takenInRollout: number;
  /** Pods that the drain of one machine takes before their successors are ready. */
  readonly takenInDrain: number;
  /** From its start until it is ready. */
  readonly boot: Wait;
}

/** Checks that the gateway makes itself. Seconds. */
export interface ActiveCheck {
  readonly path: string;
  readonly asks: "answer" | "connection";
  readonly interval: number;
  readonly timeout: number;
  readonly failures: number;
}

/** What a gateway's proxies do about a failure. */
export interface GatewayChecks {
  readonly active?: ActiveCheck;
  /** Whether a failed connection is tried again on another pod. */
  readonly retries: boolean;
  /** Places at which a retry looks for another pod, where a hash keeps clients on theirs. Absent: it goes to another pod. */
  readonly hashLooks?: number;
  /** Percent of healthy endpoints below which all are used alike. */
  readonly panicThreshold: number;
  /** Seconds after which a request without an answer is given up. */
  readonly requestTimeout: Wait;
  /** What a client gets of a refused connection that is not tried again; absent: 503 at once. */
  readonly refused?: string;
}

/** How the address of a gateway or a Service moves when a machine with it is gone. */
export type AddressLayer =
  | { readonly kind: "l2" }
  | {
      readonly kind: "bgp";
      /** Until the router sees a dead machine; absent: it waits for the hold time. */
      readonly bfd?: Wait;
      /** Absent: the speaker's own. */
      readonly hold?: Wait;
      readonly restarts: boolean;
    }
  /** One machine has it at a time, chosen by an election of theirs: kube-vip, keepalived. */
  | { readonly kind: "elected"; readonly takeover: Wait }
  | { readonly kind: "cloud" }
  /** An application load balancer of AWS, which reaches pods itself. */
  | { readonly kind: "alb" }
  /** `reason`: what is not known, as a noun. */
  | { readonly kind: "unknown"; readonly reason: string };

/** One way from a listener to the pods of a Service, with all that its times depend on. */
export interface ServingPath {
  /** The route, the Ingress, or the Service. */
  readonly path: string;
  readonly listener: string;
  /** Absent for a Service of its own address. */
  readonly rule?: string;
  readonly backend: string;
  /** Part of the rule's requests, 0 to 1. */
  readonly share: number;
  /** A gateway's proxies, or the machines' own forwarding. */
  readonly entry: "gateway" | "service";
  readonly pools: readonly PodPool[];
  /** Pods of other groups that are in one pool with these. */
  readonly others: number;
  /** Absent where no gateway is on the way. */
  readonly checks?: GatewayChecks;
  readonly address: AddressLayer;
  /** Proxies at least; undefined where that is not told. */
  readonly proxies?: number;
}

export const podsOf = ({ pools }: Pick<ServingPath, "pools">): number =>
  pools.reduce((total, { pods }) => total + pods, 0);
