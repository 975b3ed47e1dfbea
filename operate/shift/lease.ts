/** Who may change the weights, and until when. */
export interface Lease {
  /** `<user>@<host>:<process>` */
  readonly holder: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

interface LeaseRequest {
  readonly holder: string;
  /** Seconds. */
  readonly duration: number;
  readonly now: number;
  /** Whether a holder is known to be gone: a process of this machine that has ended. */
  readonly isGone: (holder: string) => boolean;
}

/** The lease in force once this was asked for: the asker's own where it was granted. */
export function grantLease(current: Lease | undefined, { holder, duration, now, isGone }: LeaseRequest): Lease {
  const isFree =
    current === undefined || current.holder === holder || current.expiresAt <= now || isGone(current.holder);
  return isFree ? { holder, expiresAt: now + duration * 1000 } : current;
}
