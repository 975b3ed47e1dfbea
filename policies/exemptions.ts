/** A rule that need not hold for some resources, for a while. */
export interface Exemption {
  readonly rule: string;
  /** URNs, `*` standing for any text. */
  readonly urn: string;
  readonly reason: string;
  /** Who answers for it. */
  readonly owner: string;
  /** The last day it holds, as YYYY-MM-DD. */
  readonly expires: string;
}

/** Holds through its last day, wherever that day ends last. */
export function isExpired({ expires }: Pick<Exemption, "expires">, today: string): boolean {
  return expires < today;
}

const patterns = new Map<string, RegExp>();

function matches(pattern: string, text: string): boolean {
  let expression = patterns.get(pattern);
  if (!expression) {
    const parts = pattern.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    expression = new RegExp(`^${parts.join(".*")}$`);
    patterns.set(pattern, expression);
  }
  return expression.test(text);
}

export function findExemption(
  exemptions: readonly Exemption[],
  { rule, urn }: { readonly rule: string; readonly urn: string },
): Exemption | undefined {
  return exemptions.find((exemption) => exemption.rule === rule && matches(exemption.urn, urn));
}

/** The stack that a pattern names; undefined when it may speak about several. */
export function stackOf({ urn }: Pick<Exemption, "urn">): string | undefined {
  return /^urn:pulumi:([^:*]+)::/.exec(urn)?.[1];
}

/** Exemptions that excused nothing in the stacks that were judged. One for a stack that was not judged is left alone. */
export function unusedExemptions(
  exemptions: readonly Exemption[],
  used: ReadonlySet<Exemption>,
  judged: { readonly stacks: readonly string[]; readonly all: boolean },
): readonly Exemption[] {
  return exemptions.filter((exemption) => {
    const stack = stackOf(exemption);
    const concerned = stack === undefined ? judged.all : judged.stacks.includes(stack) || judged.all;
    return concerned && !used.has(exemption);
  });
}
