import type { Target } from "./autoscaler";
import type { Served } from "./demand";

/** One moment of a run. */
interface Sample {
  /** Seconds since the start. */
  readonly at: number;
  /** Requests a second. */
  readonly rate: number;
  readonly desired: number;
  /** Nodes that have been launched and not told to go. */
  readonly nodes: number;
  /** Of these, those that get requests. */
  readonly healthy: number;
}

/** A change of the desired capacity. */
interface Change {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly cause: string;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** What came of one run. */
export interface Run {
  readonly requests: number;
  readonly refused: number;
  /** Seconds in which more requests came than the healthy nodes take. */
  readonly overloadSeconds: number;
  /** Hours of nodes from their launch until they are gone; those of stopped machines in a warm pool are not in it. */
  readonly nodeHours: number;
  /** Hours of machines in the warm pool. */
  readonly pooledHours: number;
  /** Most requests for each that the nodes take, over any second; undefined where they came while no node served. */
  readonly highestUtilization: number | undefined;
  /** When that was. */
  readonly highestAt: number;
  readonly mostNodes: number;
  readonly fewestNodes: number;
  /** When the group wanted as many nodes as it may have. */
  readonly atMaximum: readonly Span[];
  readonly changes: readonly Change[];
  readonly samples: readonly Sample[];
}

interface Nodes {
  readonly active: number;
  readonly healthy: number;
  readonly draining: number;
  readonly pooled: number;
}

/** Adds up a run. */
export class Recorder {
  private requests = 0;
  private refused = 0;
  private overloadSeconds = 0;
  private nodeSeconds = 0;
  private pooledSeconds = 0;
  private highest = 0;
  private highestAt = 0;
  private most = 0;
  private fewest = Number.POSITIVE_INFINITY;
  private desired: number | undefined;
  private fullSince: number | undefined;
  private readonly full: Span[] = [];
  private readonly changes: Change[] = [];
  private readonly samples: Sample[] = [];

  constructor(private readonly nodeCapacity: number) {}

  /** Some seconds in which nothing changed, and at what rate requests came. */
  passed({ from, to }: Span, rate: number, { arrived, refused }: Served, nodes: Nodes): void {
    const seconds = to - from;
    if (seconds <= 0) return;
    this.requests += arrived;
    this.refused += refused;
    this.nodeSeconds += (nodes.active + nodes.draining) * seconds;
    this.pooledSeconds += nodes.pooled * seconds;
    this.most = Math.max(this.most, nodes.active);
    this.fewest = Math.min(this.fewest, nodes.active);
    const capacity = nodes.healthy * this.nodeCapacity;
    if (rate > capacity) this.overloadSeconds += seconds;
    const utilization = rate === 0 ? 0 : rate / capacity;
    if (utilization <= this.highest) return;
    this.highest = utilization;
    this.highestAt = from;
  }

  looked(at: number, rate: number, { active, healthy }: Nodes): void {
    this.samples.push({ at, rate, desired: this.desired ?? active, nodes: active, healthy });
  }

  resized(at: number, { desired, maxSize, cause }: Target): void {
    if (this.desired !== undefined && desired !== this.desired)
      this.changes.push({ at, from: this.desired, to: desired, cause: cause ?? "" });
    this.desired = desired;
    if (desired >= maxSize) this.fullSince ??= at;
    else this.leaveMaximum(at);
  }

  run(duration: number): Run {
    this.leaveMaximum(duration);
    return {
      requests: this.requests,
      refused: this.refused,
      overloadSeconds: this.overloadSeconds,
      nodeHours: this.nodeSeconds / 3600,
      pooledHours: this.pooledSeconds / 3600,
      highestUtilization: Number.isFinite(this.highest) ? this.highest : undefined,
      highestAt: this.highestAt,
      mostNodes: this.most,
      fewestNodes: Number.isFinite(this.fewest) ? this.fewest : 0,
      atMaximum: this.full,
      changes: this.changes,
      samples: this.samples,
    };
  }

  private leaveMaximum(at: number): void {
    if (this.fullSince !== undefined && at > this.fullSince) this.full.push({ from: this.fullSince, to: at });
    this.fullSince = undefined;
  }
}
