const units: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 };

/** Seconds of a text such as `500ms`, `60s`, `5m` or `1h`; undefined for another one. */
export function parseDuration(text: string): number | undefined {
  const [, count, unit = ""] = /^(\d{1,7}(?:\.\d{1,3})?)(ms|s|m|h)$/.exec(text) ?? [];
  const length = units[unit];
  return count === undefined || length === undefined ? undefined : Number(count) * length;
}

/** The shortest of `500ms`, `60s`, `5m`, `1h` that says the same. */
export function formatDuration(seconds: number): string {
  if (seconds > 0 && seconds < 1) return `${Math.round(seconds * 1000)}ms`;
  if (seconds >= 3600 && seconds % 3600 === 0) return `${seconds / 3600}h`;
  if (seconds >= 120 && seconds % 60 === 0) return `${seconds / 60}m`;
  return `${Math.round(seconds * 10) / 10}s`;
}
