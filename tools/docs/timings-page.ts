import { timings } from "../../platforms/aws/timings";
import { markdownTable } from "./markdown";

/** The times that no option sets, as a page: key, seconds, basis, source and date. */
export function timingsPage(generated: string): string {
  const rows = Object.entries(timings).map(([key, { typical, worst, basis, source, date }]) => [
    `\`${key}\``,
    `${typical} s`,
    `${worst} s`,
    basis,
    source,
    date,
  ]);
  return [
    generated,
    "",
    "# Timings",
    "",
    "Every time in a [failover budget](budget.md) that no option sets. `stated` is the vendor's or a standard's own word, `measured` is what users",
    "of it saw, `estimated` is ours, where neither says. A wait of which only the longest is known is typically half of it.",
    "",
    ...markdownTable(["key", "typical", "worst", "basis", "source", "read on"], rows),
    "",
  ].join("\n");
}
