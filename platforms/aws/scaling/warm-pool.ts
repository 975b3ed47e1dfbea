/** How many prepared machines a group is to have beside those that serve. */
export interface WarmPoolSizes {
  readonly minSize: number;
  /** Undefined: as many as the group may still grow by. */
  readonly maxPreparedCapacity: number | undefined;
}

/**
 * Machines that the pool is to hold: as many as the group may still grow by, or up to the prepared capacity where one is declared, and its
 * minimum at least. Source: EC2 Auto Scaling user guide, warm pool size.
 */
export function warmPoolSize(
  pool: WarmPoolSizes | undefined,
  { desiredCapacity, maxSize }: { readonly desiredCapacity: number; readonly maxSize: number },
): number {
  if (pool === undefined) return 0;
  return Math.max(pool.minSize, (pool.maxPreparedCapacity ?? maxSize) - desiredCapacity, 0);
}
