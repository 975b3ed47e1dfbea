const units = [
  ["h", 3600],
  ["m", 60],
  ["s", 1],
] as const;

/**
 * Whole seconds as Gateway API writes them: `90` is `1m30s`. Each part has five digits at the most, so that a week is hours and not 604800s. Source:
 * GEP-2257.
 */
export function durationText(seconds: number): string {
  let left = seconds;
  let text = "";
  for (const [unit, size] of units) {
    const count = Math.floor(left / size);
    if (count > 0) text += `${count}${unit}`;
    left -= count * size;
  }
  return text === "" ? "0s" : text;
}
