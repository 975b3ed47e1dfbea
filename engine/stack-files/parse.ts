import { type Document, parseAllDocuments } from "yaml";
import { isRecord } from "../../model/settings/path";
import { decodeDocument } from "./decode";
import { Problems, StackFileError } from "./problems";
import { Float, List, Mapping, type Value } from "./values";

/** A file's content as the engine holds it, and where its parts stand. */
export interface ReadFile {
  readonly file: string;
  readonly value: Value;
  readonly problems: Problems;
  /** What follows the first document; the engine reads that one alone. */
  readonly isCutShort: boolean;
}

/**
 * Reads a project's or a stack's file as the engine does: its first document, by the rules of yaml.v3 (or of encoding/json for a name that
 * ends in `.json`). Spellings that yaml.v3 takes otherwise than the YAML library here are refused by name.
 * @param file how messages call the file
 * @throws StackFileError with everything that is wrong
 */
export function readFileText(file: string, bytes: Uint8Array): ReadFile {
  const text = textOf(file, bytes);
  const problems = new Problems(file, text);
  const read = file.endsWith(".json") ? readJson(text, problems) : readYaml(text, problems);
  problems.throwAny();
  return { file, problems, ...read };
}

function readYaml(text: string, problems: Problems): Pick<ReadFile, "value" | "isCutShort"> {
  refuseUnread(text, problems);
  const [first, ...others] = parseAllDocuments(text, {
    schema: "failsafe",
    merge: false,
    uniqueKeys: false,
    resolveKnownTags: false,
    prettyErrors: false,
    logLevel: "silent",
    lineCounter: problems.lines,
  });
  if (first === undefined) return { value: null, isCutShort: false };
  if (first.contents === null && text.startsWith("..."))
    problems.add(0, "nothing stands before the line ...; remove it");
  refuseDirectives(text, first, problems);
  for (const { code, message, pos } of [first, ...others].flatMap(({ errors }) => errors)) {
    const fix = fixes[code];
    problems.add(pos[0], `not valid YAML: ${sentence(message)}${fix === undefined ? "" : `; ${fix}`}`);
  }
  problems.throwAny();
  return {
    value: decodeDocument(first, others[0] === undefined ? text.length : (first.range?.[2] ?? 0), problems),
    isCutShort: others.length > 0,
  };
}

/** What is probably meant, by the library's code. */
const fixes: Readonly<Record<string, string>> = {
  BAD_SCALAR_START: "put the value in quotes",
  BLOCK_AS_IMPLICIT_KEY: "put a text with a colon and a blank in quotes",
  BLOCK_IN_FLOW: "put a text with a dash or a colon and a blank in quotes",
  BAD_INDENT: "close every bracket and quote, and indent what belongs together alike",
  MISSING_CHAR: "close what is open, and put a blank behind a colon",
  TAB_AS_INDENT: "write spaces",
};

const sentence = (message: string): string => message.replace(/\.$/, "");

function textOf(file: string, bytes: Uint8Array): string {
  const refuse = (text: string) => new StackFileError([{ file, line: undefined, text }]);
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw refuse("written in UTF-16; save it as UTF-8");
  }
  try {
    // A byte order mark is dropped, as by the engine.
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw refuse("not valid UTF-8; save it as UTF-8");
  }
}

/** What yaml.v3's readerc.go refuses, and what is a line break to it and none to the library here. */
const unread = /[^\t\n\r\x20-\x7e\u00a0-\u{10ffff}]|[\u2028\u2029\ufffe\uffff]|\r(?!\n)/gu;

function refuseUnread(text: string, problems: Problems): void {
  // The library counts the lines only when it parses.
  const lineStarts = () => {
    problems.lines.addNewLine(0);
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) problems.lines.addNewLine(at + 1);
  };
  if (text.startsWith("\ufeff")) problems.add(undefined, "two byte order marks at its beginning; remove them");
  const found = [...text.matchAll(unread)];
  if (found.length > 0) lineStarts();
  for (const { 0: character, index } of found) {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    problems.add(index, `the character U+${code} cannot stand in it; write it as "\\u${code}" in double quotes`);
  }
  problems.throwAny();
}

/** Unknown tags, which yaml.v3 ignores; directives, which are looked at here; and closing brackets that stand too far to the left. */
const harmless = new Set(["TAG_RESOLVE_FAILED", "BAD_DIRECTIVE", "BAD_INDENT"]);

function refuseDirectives(text: string, { warnings }: Document, problems: Problems): void {
  let offset = 0;
  let seen = 0;
  for (const line of text.split("\n")) {
    if (line.startsWith("---") || (line.trim() !== "" && !/^[#%]/.test(line))) break;
    if (line.startsWith("%") && (!/^%YAML +1\.1\s*(?:#.*)?$/.test(line) || ++seen > 1)) {
      problems.add(offset, `the engine takes no ${line.trim()}; remove the line`);
    }
    offset += line.length + 1;
  }
  for (const { code, message, pos } of warnings) {
    if (!harmless.has(code)) problems.add(pos[0], sentence(message));
  }
}

function readJson(text: string, problems: Problems): Pick<ReadFile, "value" | "isCutShort"> {
  try {
    return { value: fromJson(JSON.parse(text)), isCutShort: false };
  } catch (error) {
    problems.add(undefined, `not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
    return { value: null, isCutShort: false };
  }
}

/** encoding/json takes every number for a float. */
function fromJson(value: unknown): Value {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "number") return new Float(value);
  if (Array.isArray(value)) {
    return new List(
      value.map((item) => fromJson(item)),
      value.map(() => undefined),
    );
  }
  const fields = isRecord(value) ? Object.entries(value) : [];
  const entries = fields.map(([key, item]) => ({ key, value: fromJson(item), offset: undefined }));
  return new Mapping(entries, true);
}
