import type { Path } from "./path";
import type { Report } from "./rule";

/** What may stand in a text at AWS, how that is said, and what to write in place of a text that has other characters. */
interface Alphabet {
  readonly allowed: RegExp;
  readonly text: string;
  readonly fix?: (value: string, other: readonly string[]) => string | undefined;
}

/** Source: AWS service model elbv2, RuleCondition.Values. */
const pathPattern: Alphabet = {
  allowed: /[A-Za-z0-9_.$/~"'@:+&*?-]/,
  text: "letters, digits, _ - . $ / ~ \" ' @ : + & and the wildcards * and ?",
  fix: pathFix,
};

/** Source: AWS service model elbv2, QueryStringConditionConfig: characters of RFC 3986; a backslash before a wildcard that is meant literally. */
const queryPattern: Alphabet = {
  allowed: /[A-Za-z0-9\-._~!$&'()*+,;=:@/?%\\]/,
  text: "letters, digits, - . _ ~ ! $ & ' ( ) * + , ; = : @ / ?, percent-encoded characters, and \\ before a literal * or ?",
  fix: encodeFix,
};

/** Source: RFC 9110, 5.5: a field value is visible ASCII, spaces and tabs. */
const headerPattern: Alphabet = { allowed: /[\t\x20-\x7e]/, text: "visible ASCII characters and spaces" };

/** What the two kinds of pattern that people bring from elsewhere look like. */
const looksLikeRegex = /[()|[\]^]|\{\d*,?\d*\}|\\[dwsb]/;
const looksLikeTemplate = /[{}]/;

function strangers(text: string, { allowed }: Alphabet): readonly string[] {
  return [...new Set([...text].filter((character) => !allowed.test(character)))];
}

const shown = (characters: readonly string[]): string =>
  characters.map((character) => (/\s/.test(character) ? "space" : character)).join(" ");

function judge(values: readonly (string | undefined)[], path: Path, alphabet: Alphabet, say: Report): void {
  for (const [index, value] of values.entries()) {
    if (value === undefined) continue;
    const other = strangers(value, alphabet);
    if (other.length === 0) continue;
    const advice = alphabet.fix?.(value, other);
    say([...path, index], {
      problem: `has characters that AWS does not take: ${shown(other)}`,
      allowed: alphabet.text,
      ...(advice === undefined ? {} : { fix: advice }),
    });
  }
}

function pathFix(value: string, other: readonly string[]): string | undefined {
  if (looksLikeTemplate.test(value) && !/[()|[\]^]/.test(value)) {
    return `write ${value.replace(/\{[^{}/]*\}/g, "*")}: * stands for any part of a path`;
  }
  if (looksLikeRegex.test(value)) return "a pattern has wildcards only: use pathRegex, or list several patterns";
  return `write * in their place: ${value.replace(new RegExp(`(?:%[0-9A-Fa-f]{2}|[${escaped(other)}])+`, "gu"), "*")}`;
}

const escaped = (characters: readonly string[]): string =>
  characters.map((character) => character.replace(/[\\\]^-]/g, "\\$&")).join("");

function encodeFix(value: string, other: readonly string[]): string | undefined {
  const encoded = other.reduce(
    (text, character) => text.replaceAll(character, encodeURIComponent(character.replace(/\p{Surrogate}/gu, "\ufffd"))),
    value,
  );
  return encoded === value ? undefined : `write ${encoded}`;
}

export function pathCharacters(values: readonly (string | undefined)[], path: Path, say: Report): void {
  judge(values, path, pathPattern, say);
}

export function headerCharacters(values: readonly (string | undefined)[], path: Path, say: Report): void {
  judge(values, path, headerPattern, say);
}

/** Name and value of one query parameter. */
export function queryCharacters(
  pairs: readonly ({ readonly key?: string | undefined; readonly value?: string | undefined } | undefined)[],
  path: Path,
  say: Report,
): void {
  for (const [index, pair] of pairs.entries()) {
    for (const part of ["key", "value"] as const) {
      const at = (_: Path, verdict: Parameters<Report>[1]) => say([...path, index, part], verdict);
      judge([pair?.[part]], [], queryPattern, at);
    }
  }
}
