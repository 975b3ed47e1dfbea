/** Records are read byte by byte: a character is a byte, except for what a JSON string has spelt out. */
const special = /["\\\u0000-\u001f\u007f-\uffff]/;

/** The vendor writes what could end a field or a line as `\xHH`. */
export function quoted(text: string): string {
  if (!special.test(text)) return `"${text}"`;
  const escaped = text.replaceAll(/["\\\u0000-\u001f\u007f-\uffff]/g, (character) =>
    [...Buffer.from(character, character < "\u0100" ? "latin1" : "utf8")]
      .map((byte) => `\\x${byte.toString(16).toUpperCase().padStart(2, "0")}`)
      .join(""),
  );
  return `"${escaped}"`;
}

/** A JSON string as HAProxy's converter writes it, without its quotes. */
export function decoded(text: string): string {
  if (!text.includes("\\")) return text;
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return text;
  }
}

/** HAProxy's captures have `#HH` for every byte that is no plain character, and for `#` itself. */
export function unmarked(text: string): string {
  if (!text.includes("#")) return text;
  return text.replaceAll(/#([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
