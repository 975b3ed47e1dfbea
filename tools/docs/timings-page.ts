import { timings } from "../../platforms/aws/timings";
import { timings as kubernetesTimings } from "../../platforms/kubernetes/timings";
import { markdownTable } from "./markdown";

interface ShownTiming {
  readonly typical: number;
  readonly worst: number;
  readonly basis: string;
  readonly source: string;
  readonly date: string;
}

const table = (shown: Readonly<Record<string, ShownTiming>>): readonly string[] =>
  markdownTable(
    ["key", "typical", "worst", "basis", "source", "read on"],
    Object.entries(shown).map(([key, { typical, worst, basis, source, date }]) => [
      `\`${key}\``,
      `${typical} s`,
      `${worst} s`,
      basis,
      source,
      date,
    ]),
  );

/** The times that no option sets, as a page: key, seconds, basis, source and date. */
export function timingsPage(generated: string): string {
  return [
    generated,
    "",
    "# Timings",
    "",
    "Every time in a [failover budget](budget.md) that no option sets. `stated` is the vendor's or a standard's own word, `measured` is what users",
    "of it saw, `estimated` is ours, where neither says. A wait of which only the longest is known is typically half of it.",
    "",
    "## AWS, and the twin",
    "",
    ...table(timings),
    "",
    "## Kubernetes",
    "",
    ...table(kubernetesTimings),
    "",
  ].join("\n");
}
