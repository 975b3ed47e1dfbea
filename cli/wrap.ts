import { stripVTControlCharacters } from "node:util";

/** One style around the whole of a text: what opens it, the text, what closes it. */
// biome-ignore lint: an escape character is what is looked for
const styled = new RegExp("^((?:\\u001b\\[\\d+m)+)([^\\u001b]*)((?:\\u001b\\[\\d+m)+)$");

/** Characters that a text takes on the screen: its longest line, without codes of colours. */
export const widthOf = (text: string): number =>
  Math.max(
    ...stripVTControlCharacters(text)
      .split("\n")
      .map(({ length }) => length),
  );

/** A text in lines of at most `width` characters, broken between words where that is possible. */
export function wrapText(text: string, width: number): readonly string[] {
  return text.split("\n").flatMap((line) => (widthOf(line) <= width ? [line] : wrapLine(line, width)));
}

/** The same with `indent` in front of every line, and within `width` together with it. */
export const wrapIndented = (text: string, width: number, indent: string): readonly string[] =>
  wrapText(text, width - indent.length).map((line) => `${indent}${line}`);

/** An amount stays beside its unit. */
const betweenWords = / (?!%)/;

function wrapLine(line: string, width: number): readonly string[] {
  const [, open = "", inner, close = ""] = styled.exec(line) ?? [];
  if (inner !== undefined) return wrapLine(inner, width).map((part) => `${open}${part}${close}`);
  const lines: string[] = [];
  for (const word of line.split(betweenWords).flatMap((part) => pieces(part, width))) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last) + 1 + widthOf(word) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((part) => part.trimEnd());
}

/** A word that is too long by itself is cut after a mark such as `-`, `.` or `/` where there is one, else anywhere. */
function pieces(word: string, width: number): readonly string[] {
  const found: string[] = [];
  let rest = word;
  while (widthOf(rest) > width) {
    const cut = lastMark(rest.slice(0, width)) ?? width;
    found.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return [...found, rest];
}

/** Just behind the last mark; none where that would leave a stump. */
function lastMark(text: string): number | undefined {
  const end = Math.max(...["-", ".", "/", ":", "_", ","].map((mark) => text.lastIndexOf(mark))) + 1;
  return end > text.length / 3 ? end : undefined;
}

/** A text on one line of at most `width` characters; what does not fit is left out, which `...` says. */
export function shorten(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 3))}...`;
}
