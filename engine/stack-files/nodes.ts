import { isAlias, isMap, isScalar, isSeq, type Scalar } from "yaml";
import { Unreadable } from "./resolve";

const longPrefix = "tag:yaml.org,2002:";

/** A scalar's text, its explicit tag in the short form, and whether it is written with quotes or as a block. */
export function scalarParts(node: unknown): {
  readonly text: string;
  readonly tag: string;
  readonly isQuoted: boolean;
} {
  if (!isScalar(node)) return { text: "", tag: "", isQuoted: false };
  const long = node.tag === undefined || node.tag === "!" ? "" : node.tag;
  const tag = long.startsWith(longPrefix) ? `!!${long.slice(longPrefix.length)}` : long;
  return { text: textOf(node), tag, isQuoted: node.type !== undefined && node.type !== "PLAIN" };
}

const textOf = ({ value }: Scalar): string => (typeof value === "string" ? value : "");

export function isMergeKey(key: unknown): boolean {
  const { text, tag, isQuoted } = scalarParts(key);
  return isScalar(key) && text === "<<" && (tag === "!!merge" || (tag === "" && !isQuoted));
}

export function offsetOf(node: unknown): number | undefined {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range?.[0] : undefined;
}

/** Whether nothing at all stands before a pair's colon. */
export const isEmptyKey = (key: unknown): boolean =>
  key === null || (isScalar(key) && key.type === "PLAIN" && textOf(key) === "" && key.tag === undefined);

/** yaml.v3 looks no further for the colon. */
const longKey = "a key of more than 1,000 characters inside brackets; write the map without brackets";

/** What yaml.v3 reads otherwise than the library that parses here, and what to write; undefined for what both read alike. */
export function otherwiseRead(node: Scalar, source: string, inFlow: boolean): string | undefined {
  const [start = 0, end = 0] = node.range ?? [];
  if (inFlow && end - start > 1000 && source.charAt(end) === ":") return longKey;
  if (node.type === "QUOTE_DOUBLE") return unknownEscape(source.slice(start, end));
  if (!inFlow || node.type !== "PLAIN") return undefined;
  const text = textOf(node);
  if (/^:|\?/.test(text)) {
    return `${JSON.stringify(text)} has a ${text.startsWith(":") ? ":" : "?"} inside brackets; put it in quotes`;
  }
  if (/^\s*:[,[\]{}]/.test(source.slice(end, end + 40))) return `write a space after the colon of ${text}`;
  const isBareTag = node.tag !== undefined && text === "" && /^[,\]}]/.test(source.slice(start).trimStart());
  return isBareTag ? `a value is missing after the tag ${node.tag}` : undefined;
}

function unknownEscape(written: string): string | undefined {
  const escape = /\\(\/|u[dD][89a-fA-F][\da-fA-F]{2})/.exec(written.replaceAll("\\\\", ""))?.[1];
  if (escape === undefined) return undefined;
  const fix = escape === "/" ? "write / alone" : "write the character itself, or \\U and eight digits";
  return `the engine knows no escape \\${escape}; ${fix}`;
}

/** What a `!!binary` holds. @throws Unreadable for what is no base64, and for bytes that are no text */
export function decodeBase64(text: string): string {
  const plain = text.replaceAll(/[\r\n]/g, "");
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(plain)) {
    throw new Unreadable("!!binary takes base64 text");
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Buffer.from(plain, "base64"));
  } catch {
    throw new Unreadable("!!binary holds bytes that are no text in UTF-8; a config value is text");
  }
}
