/** Lines of one section, indented below its head. */
export function section(head: string, lines: readonly string[]): string {
  return `${head}\n${lines.map((line) => `  ${line}\n`).join("")}`;
}

/**
 * A word of the configuration, whatever the user wrote in it: inside strong quotes HAProxy interprets nothing.
 * @throws RangeError for control characters, which could end the line and start another directive.
 */
export function quote(text: string): string {
  if (hasControlCharacter(text)) {
    throw new RangeError(`control characters cannot be part of a balancer's settings, got ${JSON.stringify(text)}`);
  }
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A word in which HAProxy would expand `%[...]`: the user's own percent signs stay what they are. */
export const literal = (text: string): string => text.replaceAll("%", "%%");

function hasControlCharacter(text: string): boolean {
  return [...text].some((character) => (character.codePointAt(0) ?? 0) < 32 || character === "\u007f");
}

/** Escapes what a regular expression would interpret. */
const escapeRegex = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, (found) => `\\${found}`);

/** `*` is any run of characters, `?` exactly one; everything else stands for itself. `any` is one character's class. */
export function wildcardRegex(pattern: string, any = "."): string {
  return [...pattern]
    .map((character) => (character === "*" ? `${any}*` : character === "?" ? any : escapeRegex(character)))
    .join("");
}

/** A body may hold line breaks; HAProxy's escapes keep them on one line of the configuration. */
export function escaped(body: string): string {
  const characters = [...body].map((character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 32 || code === 127) return `\\x${code.toString(16).padStart(2, "0")}`;
    return /[A-Za-z0-9]/.test(character) || code > 127 ? character : `\\x${code.toString(16).padStart(2, "0")}`;
  });
  return characters.join("");
}
