import type { Diagnostic } from "./event";

/** The twin's version is the SDK's with a suffix, which counts as an earlier one. */
const noise = /operation is using an older version of package 'aws'/;

const isWorthSaying = ({ severity, isEphemeral, message }: Diagnostic): boolean =>
  severity !== "debug" && !isEphemeral && !noise.test(message) && message.trim() !== "";

/** What was said of each resource, the program's own words included, in the order of the first word. */
export class Diagnostics {
  private readonly said = new Map<string, Diagnostic[]>();

  add(diagnostic: Diagnostic): void {
    if (!isWorthSaying(diagnostic)) return;
    const urn = diagnostic.urn ?? "";
    const before = this.said.get(urn);
    if (before === undefined) this.said.set(urn, [diagnostic]);
    else before.push(diagnostic);
  }

  /** The last thing that went wrong with a resource: its first line. */
  lastError(urn: string): string | undefined {
    const last = this.errorsOf(urn).at(-1);
    return last === undefined ? undefined : textOf(last).trim().split("\n")[0];
  }

  /** How much went wrong with each resource; only those with which something did. */
  get errors(): ReadonlyMap<string, number> {
    const found = [...this.said.keys()].map((urn) => [urn, this.errorsOf(urn).length] as const);
    return new Map(found.filter(([, count]) => count > 0));
  }

  /** @param headingOf a resource's, by URN; that of the program for the empty one */
  lines(headingOf: (urn: string) => string): readonly string[] {
    if (this.said.size === 0) return [];
    return [
      "Diagnostics:",
      ...[...this.said].flatMap(([urn, those]) => [`  ${headingOf(urn)}:`, ...those.flatMap(linesOf), ""]),
    ];
  }

  private errorsOf(urn: string): readonly Diagnostic[] {
    return (this.said.get(urn) ?? []).filter(({ severity }) => severity === "error");
  }
}

const textOf = ({ prefix, message }: Diagnostic): string => prefix + message;

function linesOf(diagnostic: Diagnostic, index: number, all: readonly Diagnostic[]): readonly string[] {
  const before = all[index - 1];
  // What a program prints comes line by line; what follows from elsewhere stands apart.
  const isApart = before !== undefined && before.severity !== diagnostic.severity && before.message.endsWith("\n\n");
  const lines = textOf(diagnostic)
    .trimEnd()
    .split("\n")
    .map((line) => `    ${line}`.trimEnd());
  return isApart ? ["", ...lines] : lines;
}
