import { type Datapoint, withDatapoint } from "../../platforms/aws/scaling/target-tracking";
import type { Look } from "./autoscaler";

/** The datapoints of one metric as they come to be seen: made of some looks each, and late. */
export class MetricWindow {
  private looks: Look[] = [];
  private readonly late: (Datapoint | undefined)[] = [];
  private seen: readonly Datapoint[] = [];
  private fresh = false;

  /** @param size looks in a datapoint; @param delay looks until it can be seen; @param most datapoints to keep; undefined: as target tracking */
  constructor(
    private readonly size: number,
    private readonly delay: number,
    private readonly most: number | undefined,
  ) {}

  /** Newest last. */
  get datapoints(): readonly Datapoint[] {
    return this.seen;
  }

  /** Whether the last look brought a datapoint. */
  get isNew(): boolean {
    return this.fresh;
  }

  add(look: Look, measure: (looks: readonly Look[]) => Datapoint | undefined): void {
    this.looks.push(look);
    const isWhole = this.looks.length >= this.size;
    this.late.push(isWhole ? measure(this.looks) : undefined);
    if (isWhole) this.looks = [];
    const due = this.late.length > this.delay ? this.late.shift() : undefined;
    this.fresh = due !== undefined;
    if (due !== undefined) this.seen = withDatapoint(this.seen, due, this.most);
  }

  forget(): void {
    this.seen = [];
  }
}
