/** A signal that is given when the user interrupts, in place of an end at once. */
export function untilInterrupted(): { readonly signal: AbortSignal; readonly restore: () => void } {
  const leaving = new AbortController();
  const leave = () => leaving.abort();
  const names = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const name of names) process.on(name, leave);
  return {
    signal: leaving.signal,
    restore: () => {
      for (const name of names) process.off(name, leave);
    },
  };
}
