import { isBlocking } from "../../policies/evaluate";
import { type Report, unseenOf } from "../../policies/report";
import { colors as pc } from "../screen";

/** The last line: what the whole report comes to. It claims nothing of what was not judged. */
export function verdictOf(report: Report, failing: boolean): string {
  if (!failing) return pc.green(pc.bold(`every mandatory policy holds${exceptUnseen(report)}`));
  if (report.error !== undefined || report.stacks.every(({ failure }) => failure !== undefined))
    return bad("nothing was judged");
  const failed = report.stacks.flatMap(({ stack, failure }) => (failure === undefined ? [] : [stack]));
  const blocking = report.stacks.flatMap(({ results }) => results.filter(isBlocking));
  const unknown = blocking.filter(({ verdict }) => verdict === "unknown").length;
  const refusals = report.stacks.flatMap(({ refused: found = [] }) => found);
  const refused = refusals.length;
  const unseen = unseenOf(report).length > 0;
  if (unseen && blocking.length === unknown && failed.length === 0 && refused === 0 && report.problems.length === 0)
    return bad("unknown: what is inside remote components is not judged; --accept-unjudged takes that as it is");
  if (refused > 0 && blocking.length === 0)
    return bad(refusals.every(({ isFault }) => isFault) ? "the program is wrong" : "AWS refuses a part of this");
  if (unknown > 0 && unknown === blocking.length && failed.length === 0 && report.problems.length === 0)
    return bad(`nothing fails, but ${unknown} of the mandatory verdicts ${unknown === 1 ? "is" : "are"} not known`);
  const unjudged = failed.length > 0 ? `; not judged: ${failed.join(", ")}` : "";
  return bad(`policies do not hold${unjudged}`);
}

const bad = (text: string) => pc.red(pc.bold(text));

/** An accepted gap is still said. */
function exceptUnseen({ stacks }: Report): string {
  const isUnseen = stacks.some(({ notJudged = [] }) => notJudged.some(({ why }) => why === "remote-component"));
  return isUnseen ? ", of what was judged" : "";
}
