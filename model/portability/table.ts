import type { PortabilityRow } from "./verdict";

interface SplitRow extends PortabilityRow {
  readonly keys: readonly string[];
}

const isStar = (key: string) => key === "*";

/** Longer paths first, and among equals the one that names a value, or fewer stars. */
const bySpecificity = (a: SplitRow, b: SplitRow): number => {
  if (a.keys.length !== b.keys.length) return b.keys.length - a.keys.length;
  const values = Number(b.value !== undefined) - Number(a.value !== undefined);
  return values !== 0 ? values : a.keys.filter(isStar).length - b.keys.filter(isStar).length;
};

/**
 * What becomes of each option on one platform and profile. A row speaks of all that is below its path, unless a longer one does; a row for one
 * value says nothing of the others.
 */
export class PortabilityTable {
  private readonly sorted: readonly SplitRow[];

  constructor(readonly rows: readonly PortabilityRow[]) {
    this.sorted = rows.map((row) => ({ ...row, keys: row.option.split(".") })).sort(bySpecificity);
  }

  /** The row that speaks most closely of a path, and of its value where there is one. */
  find(path: readonly string[], value?: unknown): PortabilityRow | undefined {
    return this.sorted.find(({ keys, value: own }) => {
      if (keys.length > path.length || !keys.every((key, index) => isStar(key) || key === path[index])) return false;
      return own === undefined || (own === value && keys.length === path.length);
    });
  }
}
