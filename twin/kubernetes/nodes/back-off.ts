/** Milliseconds. Source: kubelet, pkg/kubelet/kubelet.go (backOffPeriod, MaxContainerBackOff). */
const first = 10_000;
const longest = 300_000;

/** How long a container that ends again and again waits: the first time not at all, then 10 s doubled up to 5 minutes. */
export class RestartBackOff {
  private delay = 0;
  private since = 0;

  /** @returns milliseconds to wait before the restart */
  next(now: number): number {
    // One that ran for twice the longest wait is well again.
    if (now - this.since > 2 * longest) this.delay = 0;
    const wait = this.delay;
    this.delay = wait === 0 ? first : Math.min(wait * 2, longest);
    this.since = now;
    return wait;
  }
}
