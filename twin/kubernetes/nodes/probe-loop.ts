import { type ActionTarget, performAction } from "./perform-action";
import type { ProbeSpec } from "./pod-spec";

type ProbeOutcome = "success" | "failure";

/** Repeats one probe as a kubelet does, and tells when its outcome has changed or a threshold was reached. */
export class ProbeLoop {
  private timer: NodeJS.Timeout | undefined;
  private isOver = false;
  private last: ProbeOutcome | undefined;
  private count = 0;

  constructor(
    private readonly probe: ProbeSpec,
    private readonly target: ActionTarget,
    /** Called each time that as many results in a row as the threshold asks for were the same. */
    private readonly onOutcome: (outcome: ProbeOutcome, message: string) => void,
    private readonly onFailure: (message: string) => void,
  ) {}

  /** @param startedAt milliseconds; the delay counts from the container's start */
  start(startedAt: number): void {
    this.schedule(Math.max(0, startedAt + this.probe.initialDelay * 1000 - Date.now()));
  }

  stop(): void {
    this.isOver = true;
    clearTimeout(this.timer);
  }

  private schedule(milliseconds: number): void {
    this.timer = setTimeout(() => void this.run(), milliseconds);
  }

  private async run(): Promise<void> {
    const begun = Date.now();
    const { isSuccess, message } = await performAction(this.probe.action, this.target, this.probe.timeout);
    if (this.isOver) return;
    const outcome = isSuccess ? "success" : "failure";
    this.count = outcome === this.last ? this.count + 1 : 1;
    this.last = outcome;
    if (!isSuccess) this.onFailure(message);
    const { successThreshold, failureThreshold } = this.probe;
    if (this.count >= (isSuccess ? successThreshold : failureThreshold)) this.onOutcome(outcome, message);
    // Whatever was told may have ended the loop.
    if (this.mayGoOn()) this.schedule(Math.max(0, begun + this.probe.period * 1000 - Date.now()));
  }

  private mayGoOn(): boolean {
    return !this.isOver;
  }
}
