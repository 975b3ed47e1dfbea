import type { Result, ShownFinding } from "./evaluate";

/** A problem that begins with its property has said the value too; behind any other the value follows, if there is one. */
function factOf({ property, problem, received }: ShownFinding): string {
  if (property === "" || problem.startsWith(`${property} `)) return problem;
  return `${property}: ${problem}${["", "nothing"].includes(received) ? "" : `, got ${received}`}`;
}

/** What a result says, a line each: path, what is wrong, the value that was found, what to write. */
export function saidOf({ verdict, findings, note, isOutside = false, exemption }: Result): string[] {
  const found = findings.map((finding) => [factOf(finding), finding.fix].filter(Boolean).join("; "));
  // What no program says is not known later either.
  const isLater = !isOutside && (note ?? "not known yet").includes("not known yet");
  const later = isLater ? `${note ?? "not known yet"}: judged again once it is` : `unknown: ${note ?? ""}`;
  const unsure = verdict === "unknown" ? [later] : [];
  const broken = verdict === "error" ? [`the rule itself failed: ${note ?? "no reason given"}`] : [];
  const explained = verdict === "pass" && note !== undefined ? [note] : [];
  const excused = exemption ? [`exempt until ${exemption.expires}: ${exemption.reason} (${exemption.owner})`] : [];
  return [...found, ...unsure, ...broken, ...explained, ...excused];
}
