import type { FaultClass } from "../../model/analysis/budget/types";

export const drillNames = [
  "nodeCrash",
  "nodeHang",
  "nodeSlow",
  "nodeDrain",
  "badDeploy",
  "zoneLoss",
  "balancerLoss",
  "certificateExpiry",
  "keepAliveMismatch",
  "daemonCrash",
  "dependencyOutage",
  "overload",
] as const;
export type DrillName = (typeof drillNames)[number];

/** What decides whether a drill is passed. */
export type Measure =
  /** The stack's budget of that fault, and its objective. */
  | {
      readonly kind: "budget";
      readonly fault: FaultClass;
      /** Why the budget's time to full redundancy does not hold for the way in which the drill does it. */
      readonly exceptRecovery?: string;
    }
  /** No request may fail. */
  | { readonly kind: "noFailure"; readonly because: string }
  /** Figures without a bound. */
  | { readonly kind: "figures"; readonly because: string };

/** One fault, and what is asked of a cluster that meets it. */
export interface DrillDefinition {
  /** What is broken; `cluster`: no single part of it. */
  readonly victim: "node" | "zone" | "cluster";
  /** What is done, in words. */
  readonly does: string;
  /** What is asked of the cluster. */
  readonly asks: string;
  readonly measure: Measure;
  /** Whether the balancer is to find out. */
  readonly isDetected: boolean;
  /** Whether the cluster is whole only once the fault is taken back. Default: false. */
  readonly outlastsDrill?: true;
  /** Seconds for which the load goes on after the fault, at least. */
  readonly holdSeconds: number;
  /** Seconds that it may take where no budget says how long. Default: 30. */
  readonly longestSeconds?: number;
  /** Whether each request comes from a client that was never here before: one that is connected sees no certificate. Default: false. */
  readonly hasNewClients?: true;
  /** How many times the load's rate it is from the fault on. Default: 1. */
  readonly loadFactor?: number;
  /** What it says nothing of, about AWS or a cluster elsewhere. */
  readonly notProven: readonly string[];
}

const machines = "how long a machine takes to boot there, and whether one can be had at all";
const addresses =
  "what clients do whose DNS answer names a balancer's node that is gone: here is one address, which stays";
const ownNode = "how the workload that runs there behaves: the nodes here run what the stack's twin settings name";

/** Every drill. */
export const drills: Readonly<Record<DrillName, DrillDefinition>> = {
  nodeCrash: {
    victim: "node",
    does: "a node's process is killed: its port refuses",
    asks: "the balancer finds out, the others take over, and the node is made up for, all within the budget",
    measure: { kind: "budget", fault: "nodeCrash" },
    isDetected: true,
    holdSeconds: 3,
    notProven: [machines, "a machine that vanishes without refusing connections: that is nodeHang", ownNode],
  },
  nodeHang: {
    victim: "node",
    does: "a node's process is stopped: it accepts connections and never answers",
    asks: "the balancer finds out by its check's time-out, and the others take over within the budget",
    measure: { kind: "budget", fault: "nodeHang" },
    isDetected: true,
    holdSeconds: 3,
    notProven: [machines, "a client that waits longer than the 5 seconds of the load's own", ownNode],
  },
  nodeSlow: {
    victim: "node",
    does: "a node runs for 50 of every 500 milliseconds: everything it does is late",
    asks: "nothing of the balancer: a node that answers its checks keeps its share of the requests, and they wait for it",
    measure: {
      kind: "figures",
      because: "no budget bounds what a slow node does: an algorithm that counts outstanding requests is what helps",
    },
    isDetected: false,
    holdSeconds: 10,
    notProven: ["what makes nodes slow there: processors shared with others, full disks, memory that is swapped"],
  },
  nodeDrain: {
    victim: "node",
    does: "a node is taken out on purpose: no new requests, what is open is finished, then it ends and is made up for",
    asks: "no request is lost",
    measure: {
      kind: "budget",
      fault: "nodeDrain",
      exceptRecovery: "the drill takes the node out before its replacement is there; a rollout launches first",
    },
    isDetected: true,
    holdSeconds: 3,
    notProven: [
      "requests that take longer than the deregistration delay: the load's are short",
      "a network load balancer's delay until it stops sending, which the twin does not play",
      machines,
    ],
  },
  badDeploy: {
    victim: "cluster",
    does: "a group rolls out a version of its launch template whose workload never listens",
    asks: "the instance refresh finds out by the checks of the first new nodes, goes back by itself, and no request is lost",
    measure: {
      kind: "noFailure",
      because: "new nodes get no requests before they are healthy, and old ones stay until then",
    },
    isDetected: false,
    holdSeconds: 3,
    longestSeconds: 600,
    notProven: [
      "a version that answers its checks and fails requests: alarms of the refresh are what helps",
      "a change that old and new version do not both bear, such as of a database",
      machines,
    ],
  },
  zoneLoss: {
    victim: "zone",
    does: "every node of a zone is killed, and none can be launched there",
    asks: "the other zones take over within the budget, and launch what is lost",
    measure: { kind: "budget", fault: "zoneLoss" },
    isDetected: true,
    holdSeconds: 3,
    notProven: [
      addresses,
      "a zone that is impaired but not gone",
      "capacity in the other zones: everyone launches there at that moment",
      machines,
    ],
  },
  balancerLoss: {
    victim: "cluster",
    does: "the process is killed that plays the load balancer: its port refuses until it is started again",
    asks: "it is back, with every target checked anew, within the budget",
    measure: { kind: "budget", fault: "balancerLoss" },
    isDetected: false,
    holdSeconds: 5,
    longestSeconds: 60,
    notProven: [
      addresses,
      "how soon the vendor replaces a node of its balancer, and how many of them there are: here one process plays all of them",
    ],
  },
  certificateExpiry: {
    victim: "cluster",
    does: "the listener's certificate runs out within 3 seconds, and is renewed 8 seconds later; every request is a new client's",
    asks: "figures: clients refuse the connection while it has run out, and the first ones after its renewal do not",
    measure: {
      kind: "figures",
      because:
        "no budget bounds it, since no balancer can: ACM's renewal 60 days before the end, and the alarm certificate-age on DaysToExpiry, are what helps",
    },
    isDetected: false,
    holdSeconds: 3,
    longestSeconds: 60,
    hasNewClients: true,
    notProven: [
      "clients that stay connected or resume their session: they are not shown the certificate again",
      "ACM's own renewal, which needs its DNS records to stand, and that of an imported certificate, which is yours",
      "clients whose clock is wrong, or who do not check",
    ],
  },
  keepAliveMismatch: {
    victim: "cluster",
    does: "nodes give up connections, within a second of their last answer, that the balancer still holds for good",
    asks: "figures: what the balancer sends on such a connection before it learns of it is answered with 502",
    measure: {
      kind: "figures",
      because:
        "how many it meets depends on the pauses between requests; a node that keeps connections for longer than the balancer's idleTimeout (keepAliveTimeout, rule keep-alive-outlasts-balancer) meets none",
    },
    isDetected: false,
    holdSeconds: 10,
    notProven: [
      "how often it happens there: a balancer learns of it within about a millisecond, here after 50, so that seconds show what takes hours",
      "the keep-alive of your own workload: this is the twin's example server, told to have one that is too short",
    ],
  },
  daemonCrash: {
    victim: "cluster",
    does: "the twin's daemon is killed, which plays the control plane",
    asks: "no request is lost: balancer and nodes go on without it",
    measure: { kind: "noFailure", because: "requests do not need the control plane" },
    isDetected: false,
    holdSeconds: 8,
    notProven: ["AWS's own control planes: this proves what the twin is made of, and that its figures may be trusted"],
  },
  dependencyOutage: {
    victim: "cluster",
    does: "what every node's health check asks for is away: all checks fail at once, and the nodes could serve on",
    asks: "with no healthy target left the balancer sends to all of them: nothing is lost unless the groups replace their nodes meanwhile",
    measure: {
      kind: "figures",
      because:
        "a group that follows its balancer's checks (healthCheckType ELB) ends all of its nodes at once, and with them what the balancer could fail open to; one with EC2 loses nothing",
    },
    isDetected: true,
    outlastsDrill: true,
    holdSeconds: 10,
    notProven: [
      "requests that need the dependency themselves: those of the load do not",
      "a scaling group that replaces all of its nodes again and again while the outage lasts longer",
    ],
  },
  overload: {
    victim: "cluster",
    does: "five times the load, at once",
    asks: "figures: how much later answers come, and whether any is missing",
    measure: { kind: "figures", because: "what a node can carry is the workload's own" },
    isDetected: false,
    holdSeconds: 20,
    loadFactor: 5,
    notProven: [ownNode, "the balancer's own scaling there, and its limits"],
  },
};
