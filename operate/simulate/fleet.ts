import type { Wait } from "../../model/topology/traffic-path";
import { EventQueue } from "./event-queue";
import type { Draw } from "./random";

type Seconds = Pick<Wait, "typical" | "worst">;

/** How long the stages of a node's life take. */
export interface NodeTimings {
  /** From the launch until it is in service: machine, workload, launch hooks. */
  readonly boot: Seconds;
  /** The same of a prepared machine. */
  readonly warmStart: Seconds;
  /** From then until its balancer sends it requests. */
  readonly admission: Seconds;
  /** Seconds in service until it counts in metrics. */
  readonly warmup: number;
  /** Seconds from the decision that it goes until it is gone. */
  readonly drain: number;
}

interface Node {
  serves: boolean;
  warm: boolean;
  gone: boolean;
}

/** What happens by itself. */
type FleetEvent =
  | { readonly kind: "inService" | "serves" | "warm"; readonly node: Node }
  | { readonly kind: "drained" | "prepared" };

/** Nodes of one group: each boots, is admitted, warms up, serves and drains on its own clock. Seconds since the start. */
export class Fleet {
  private readonly events = new EventQueue<FleetEvent>();
  /** In the order of their launch. */
  private nodes: Node[] = [];
  private serving = 0;
  private measuring = 0;
  private cold = 0;
  private leaving = 0;
  private preparing = 0;
  private prepared = 0;
  /** Told to go, and not counted as draining yet. */
  private shrunk = 0;

  /** @param initial nodes that serve from the start, warm */
  constructor(
    private readonly timings: NodeTimings,
    private readonly draw: Draw,
    initial: number,
    prepared: number,
  ) {
    this.nodes = Array.from({ length: initial }, () => ({ serves: true, warm: true, gone: false }));
    this.serving = initial;
    this.measuring = initial;
    this.prepared = prepared;
  }

  /** Launched and not told to go. */
  get active(): number {
    return this.nodes.length;
  }

  /** Their balancer sends them requests. */
  get healthy(): number {
    return this.serving;
  }

  /** In service for as long as the warm-up takes. */
  get warm(): number {
    return this.nodes.length - this.cold;
  }

  /** Serve and are warm: whose CPU counts. */
  get measured(): number {
    return this.measuring;
  }

  get draining(): number {
    return this.leaving;
  }

  get pooled(): number {
    return this.preparing + this.prepared;
  }

  /** When something happens next by itself; infinity when nothing does. */
  get nextAt(): number {
    return this.events.nextAt;
  }

  /** Everything that happens up to and at `now`. */
  advance(now: number): void {
    while (this.events.nextAt <= now) {
      const at = this.events.nextAt;
      const event = this.events.take();
      if (event !== undefined) this.happen(event, at);
    }
  }

  /** Makes the group as large as is wanted, as far as it can at once. */
  resize(desired: number, poolSize: number, now: number): void {
    if (this.active < desired) this.launch(desired - this.active, now);
    else if (this.active > desired) this.shrink(desired);
    for (; this.shrunk > 0; this.shrunk--) this.events.add(now + this.timings.drain, { kind: "drained" });
    this.fillPool(poolSize, now);
  }

  private launch(count: number, now: number): void {
    for (let index = 0; index < count; index++) {
      const isPrepared = this.prepared > 0;
      if (isPrepared) this.prepared--;
      const node = { serves: false, warm: false, gone: false };
      this.nodes.push(node);
      this.cold++;
      const wait = this.draw(isPrepared ? this.timings.warmStart : this.timings.boot);
      this.events.add(now + wait, { kind: "inService", node });
    }
  }

  /** Only what is in service goes, the oldest first, and never so much that less than the desired capacity serves. */
  private shrink(desired: number): void {
    const surplus = this.active - desired;
    let count = desired === 0 ? surplus : Math.min(surplus, Math.max(this.serving - desired, 0));
    if (count === 0) return;
    const isCandidate = (node: Node) => desired === 0 || node.serves;
    this.nodes = this.nodes.filter((node) => {
      if (count === 0 || !isCandidate(node)) return true;
      count--;
      this.end(node);
      return false;
    });
  }

  private end(node: Node): void {
    node.gone = true;
    if (node.serves) this.serving--;
    if (node.serves && node.warm) this.measuring--;
    if (!node.warm) this.cold--;
    this.leaving++;
    this.shrunk++;
  }

  private fillPool(size: number, now: number): void {
    for (let missing = size - this.pooled; missing > 0; missing--) {
      this.preparing++;
      this.events.add(now + this.draw(this.timings.boot), { kind: "prepared" });
    }
    // What is still being prepared is let be: it leaves once it is there.
    this.prepared -= Math.min(this.prepared, Math.max(0, this.pooled - size));
  }

  private happen(event: FleetEvent, at: number): void {
    if ("node" in event) {
      if (!event.node.gone) this.progress(event.kind, event.node, at);
      return;
    }
    if (event.kind === "drained") this.leaving--;
    else {
      this.preparing--;
      this.prepared++;
    }
  }

  private progress(kind: "inService" | "serves" | "warm", node: Node, at: number): void {
    if (kind === "inService") {
      this.events.add(at + this.draw(this.timings.admission), { kind: "serves", node });
      this.events.add(at + this.timings.warmup, { kind: "warm", node });
      return;
    }
    if (kind === "serves") {
      node.serves = true;
      this.serving++;
    } else {
      node.warm = true;
      this.cold--;
    }
    if (node.serves && node.warm) this.measuring++;
  }
}
