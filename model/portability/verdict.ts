/** What becomes of one option on one platform and profile. */
type Portability =
  /** It means the same there. */
  | { readonly kind: "same" }
  /** It is taken, and what it does there differs a little. */
  | { readonly kind: "approximated"; readonly how: string }
  /** It is refused at plan time. */
  | { readonly kind: "refused"; readonly why: string; readonly instead: string };

/** One line of a portability table. */
export interface PortabilityRow {
  /** The option's path; a star stands for the user's own name: `targetGroups.*.stickiness.type`. */
  readonly option: string;
  /** The value that is meant, where not all of them fare alike. */
  readonly value?: string | number | boolean;
  readonly verdict: Portability;
}

export const same: Portability = { kind: "same" };
export const approximated = (how: string): Portability => ({ kind: "approximated", how });
export const refused = (why: string, instead: string): Portability => ({ kind: "refused", why, instead });

/** Rows of the options that mean the same, by path. */
export const allSame = (...options: readonly string[]): readonly PortabilityRow[] =>
  options.map((option) => ({ option, verdict: same }));

/** Rows of one verdict below a common path. */
export const below = (path: string, rows: Readonly<Record<string, Portability>>): readonly PortabilityRow[] =>
  Object.entries(rows).map(([name, verdict]) => {
    const [option = "", value] = name.split(" = ");
    return { option: `${path}.${option}`, ...(value === undefined ? {} : { value: valueOf(value) }), verdict };
  });

/** A value as it stands behind an option's name: `true` and numbers are what they look like. */
function valueOf(text: string): string | number | boolean {
  if (text === "true" || text === "false") return text === "true";
  return /^\d+$/.test(text) ? Number(text) : text;
}
