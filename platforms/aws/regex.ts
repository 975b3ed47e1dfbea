/** What is wrong with a regular expression for the vendor, and how many groups it captures. */
interface RegexVerdict {
  /** What the vendor does not have, or why it is no regular expression; undefined for a sound one. */
  readonly problem: string | undefined;
  readonly groups: number;
}

/** What the vendor's dialect lacks. Source: Application Load Balancers user guide, listener rules, read 2026-11-30. */
const lacking: readonly (readonly [start: RegExp, name: string])[] = [
  [/^\(\?[=!]/, "a lookahead"],
  [/^\(\?<[=!]/, "a lookbehind"],
  [/^\(\?>/, "an atomic group"],
  [/^\(\?(?:R|&|P>|[+-]?\d)/, "recursion or a subroutine"],
  [/^\(\?(?:P=|\(|\|)/, "a backreference or a condition"],
  [/^\\[1-9k]/, "a backreference"],
  [/^\\g/, "a backreference or a subroutine"],
  [/^\\[pPX]/, "a Unicode class"],
  [/^(?:[*+?]|\{\d+(?:,\d*)?\})\+/, "a possessive quantifier"],
];

/** Parts of an expression that JavaScript, which judges the syntax here, spells otherwise or does not have. */
const respelt: readonly (readonly [start: RegExp, spelling: string])[] = [
  [/^\(\?[imsU]*(?:-[imsU]+)?\)/, ""],
  [/^\(\?[imsU]*(?:-[imsU]+)?:/, "(?:"],
  [/^\(\?#[^)]*\)/, ""],
  [/^\(\?P</, "(?<"],
  [/^\\Q(?:(?!\\E).)*(?:\\E|$)/, "(?:q)"],
];

const classStart = /^\[\^?\]?/;
const namedClass = /^\[:\^?[a-z]+:\]/;
const capturing = /^\((?!\?)|^\(\?(?:P?<|')[A-Za-z_]/;

/** Judges an expression that stands in a condition or a rewrite. Pure. */
export function judgeRegex(regex: string): RegexVerdict {
  let groups = 0;
  let spelt = "";
  let isInClass = false;
  for (let rest = regex; rest !== ""; ) {
    let step: Step;
    if (isInClass) {
      step = nextInClass(rest);
      isInClass = step[0] !== "]";
    } else {
      const lack = lacking.find(([start]) => start.test(rest));
      if (lack !== undefined) return { problem: `${lack[1]}, which the vendor's dialect lacks`, groups };
      if (capturing.test(rest)) groups += 1;
      isInClass = rest.startsWith("[");
      step = next(rest);
    }
    spelt += step[1];
    rest = rest.slice(step[0].length);
  }
  return { problem: syntaxProblem(spelt), groups };
}

type Step = [taken: string, spelling: string];

function next(rest: string): Step {
  // A bracket right at the beginning of a class stands for itself.
  const opened = classStart.exec(rest)?.[0];
  if (opened !== undefined) return [opened, opened.replace("]", "\\]")];
  const other = respelt.map(([start, spelling]): Step => [start.exec(rest)?.[0] ?? "", spelling]);
  return other.find(([taken]) => taken !== "") ?? escaped(rest);
}

function nextInClass(rest: string): Step {
  const named = namedClass.exec(rest)?.[0];
  return named === undefined ? escaped(rest) : [named, "a"];
}

/** One character, with the backslash before it. */
function escaped(rest: string): Step {
  const taken = rest.slice(0, rest.startsWith("\\") ? 2 : 1);
  return [taken, taken];
}

function syntaxProblem(spelt: string): string | undefined {
  try {
    new RegExp(spelt);
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? /: ([^:]+)$/.exec(error.message)?.[1] : undefined;
    return `no regular expression: ${(reason ?? "its syntax is wrong").toLowerCase()}`;
  }
}

/** The highest group that a replacement names: 2 for `/$1/$2`. */
export const highestGroup = (replace: string): number =>
  Math.max(0, ...[...replace.matchAll(/\$(\d+)/g)].map(([, digits]) => Number(digits)));
