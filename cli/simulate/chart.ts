const blocks = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] as const;

/** One value of a curve at a moment, from 0 on. */
interface Moment {
  readonly at: number;
  readonly value: number;
}

/** The highest value of each of `width` equal parts of a time; undefined in a part without one. */
export function highestOf(
  moments: readonly Moment[],
  duration: number,
  width: number,
): readonly (number | undefined)[] {
  const parts: (number | undefined)[] = Array.from({ length: width }, () => undefined);
  for (const { at, value } of moments) {
    const index = Math.min(width - 1, Math.max(0, Math.floor((at / duration) * width)));
    parts[index] = Math.max(parts[index] ?? 0, value);
  }
  // A part without a moment of its own is as the one before it was.
  let before: number | undefined;
  return parts.map((value) => (before = value ?? before));
}

/** Values as a line of blocks, from nothing to the highest of them. */
export function sparkline(values: readonly (number | undefined)[], most: number): string {
  return values
    .map((value) => {
      if (value === undefined || most === 0) return " ";
      return blocks[Math.min(blocks.length - 1, Math.max(0, Math.ceil((value / most) * blocks.length) - 1))];
    })
    .join("");
}
