/** What the page shows of a stack at one moment: what a browser gets, whichever platform it is. Plain data. */
export interface PageView {
  readonly stack: string;
  readonly platform: "aws" | "kubernetes";
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly healthy: number;
  /** Nodes that there should be. */
  readonly wanted: number;
  /** All requests; absent before the second look. */
  readonly rate?: PageRate;
  readonly entries: readonly PageEntry[];
  readonly pools: readonly PagePool[];
  readonly nodes: readonly PageNode[];
  readonly failedZones: readonly string[];
  /** What has befallen nodes and zones and is not mended, and what keeps the twin from serving, a sentence each. */
  readonly faults: readonly string[];
  /** Newest last. */
  readonly events: readonly PageEvent[];
}

/** In a second. */
export interface PageRate {
  readonly requests: number;
  /** Answered 5xx, or not at all. */
  readonly errors: number;
}

/** A load balancer or a Gateway. */
export interface PageEntry {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly zones: readonly string[];
  readonly rate?: PageRate;
  readonly listeners: readonly PageListener[];
}

export interface PageListener {
  readonly name: string;
  /** Where it answers on this machine. */
  readonly url: string;
  readonly routes: readonly PageRoute[];
}

export interface PageRoute {
  /** In which case, in words; empty: always. */
  readonly when: string;
  /** Id of the pool; absent: it is answered at once. */
  readonly pool?: string;
  /** 0 to 1; absent where the pool has no weight of its own here. */
  readonly share?: number;
  /** What is answered at once. */
  readonly answer?: string;
}

/** A target group, or the pods of one component. */
export interface PagePool {
  readonly id: string;
  readonly name: string;
  readonly healthy: number;
  readonly total: number;
  readonly rate?: PageRate;
}

export interface PageNode {
  /** Tells it from others, in its pool. */
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly pool: string;
  readonly zone: string;
  readonly address: string;
  readonly state: string;
  readonly health: "healthy" | "unhealthy" | "initial" | "draining" | "unused" | "-";
  /** Empty while healthy. */
  readonly why: string;
  readonly rate?: PageRate;
}

export interface PageEvent {
  /** ISO 8601. */
  readonly at: string;
  readonly subject: string;
  readonly message: string;
}

/** What is told while there is nothing to show: in place of a view. */
export interface PageProblem {
  readonly problem: string;
}

/** The last drill's timeline. Milliseconds since its load began. */
export interface PageDrill {
  readonly drill: string;
  readonly startedAt: string;
  readonly verdict: string;
  readonly timeline: {
    readonly faultAt: number;
    readonly endedAt: number;
    readonly bucketSize: number;
    readonly buckets: readonly {
      readonly at: number;
      readonly answered: number;
      readonly refused: number;
      readonly unanswered: number;
    }[];
    readonly nodes: readonly {
      readonly name: string;
      readonly zone: string;
      readonly spans: readonly { readonly from: number; readonly to: number; readonly state: string }[];
    }[];
  };
}

/** The answer to a question about logs. */
export interface PageAnswer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
}

/** One of the questions about logs. */
export interface PageQuestion {
  readonly id: string;
  readonly question: string;
}
