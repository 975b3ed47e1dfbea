import { Float, keyText, List, Mapping, Time, type Value } from "./values";

/** Steps into a config value: names of maps, positions in lists. */
export type ConfigPath = readonly (string | number)[];

/** What stands for an encrypted value. */
export const secretPlaceholder = "[secret]";

/** One config value as the engine hands it to a program, and where it holds something encrypted. */
export interface ConfigValue {
  readonly text: string;
  /** Whether the text is JSON of a map or a list. */
  readonly isObject: boolean;
  /** Paths into the value; the empty one for the whole of it. */
  readonly secretPaths: readonly ConfigPath[];
}

/** What is done on the way to JSON. */
interface JsonRules {
  /** Told of every encrypted value; without it there are none. */
  readonly onSecret?: (path: ConfigPath) => void;
  /** Told of every number that JSON cannot say. */
  readonly refuse: (path: ConfigPath) => void;
  readonly momentText: (moment: Time) => string;
}

/**
 * The text of a value under `config:` of a stack's file. By sdk/go/common/resource/config: text as it is, the rest as JSON with sorted keys;
 * a map whose only key is `secure` with a text is encrypted.
 * @param refuse told of every number that JSON cannot say
 */
export function configValue(value: Value, refuse: JsonRules["refuse"]): ConfigValue {
  if (value === null) return plain("");
  if (typeof value === "string") return plain(value);
  if (value instanceof Time) return plain(value.text);
  if (typeof value === "bigint") return plain(String(value));
  if (isEncrypted(value)) return { text: secretPlaceholder, isObject: false, secretPaths: [[]] };
  const secretPaths: ConfigPath[] = [];
  const onSecret = (path: ConfigPath) => void secretPaths.push(path);
  const text = toJson(value, { onSecret, refuse, momentText: (moment) => moment.text });
  return { text, isObject: value instanceof Mapping || value instanceof List, secretPaths };
}

const plain = (text: string): ConfigValue => ({ text, isObject: false, secretPaths: [] });

export function isEncrypted(value: Value): boolean {
  return value instanceof Mapping && value.entries.length === 1 && typeof value.get("secure") === "string";
}

/** As encoding/json writes it: sorted keys, and `<`, `>`, `&` escaped. A whole number beyond 64 bits with sign is a float by then. */
export function toJson(value: Value, rules: JsonRules, path: ConfigPath = []): string {
  if (value instanceof List)
    return `[${value.items.map((item, index) => toJson(item, rules, [...path, index])).join(",")}]`;
  if (value instanceof Mapping) {
    if (rules.onSecret === undefined || !isEncrypted(value)) return mapToJson(value, rules, path);
    rules.onSecret(path);
    return quote(secretPlaceholder);
  }
  if (value instanceof Float) {
    if (!Number.isFinite(value.value)) rules.refuse(path);
    return String(value.value);
  }
  if (typeof value === "bigint") return value >= 2n ** 63n ? String(Number(value)) : String(value);
  if (value instanceof Time) return quote(rules.momentText(value));
  return typeof value === "string" ? quote(value) : String(value);
}

function mapToJson({ entries }: Mapping, rules: JsonRules, path: ConfigPath): string {
  const fields = entries
    .map(({ key, value }) => ({ name: keyText(key), value }))
    .sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)))
    .map(({ name, value }) => `${quote(name)}:${toJson(value, rules, [...path, name])}`);
  return `{${fields.join(",")}}`;
}

const escapes: Readonly<Record<string, string>> = {
  "<": "\\u003c",
  ">": "\\u003e",
  "&": "\\u0026",
  "\u2028": "\\u2028",
  "\u2029": "\\u2029",
};

const quote = (text: string): string =>
  JSON.stringify(text).replaceAll(/[<>&\u2028\u2029]/g, (character) => escapes[character] ?? character);

/** The line's offset of the deepest part of a path that is written down, through merges and aliases. */
export function offsetAt(value: Value, path: ConfigPath): number | undefined {
  let node: Value | undefined = value;
  let found: number | undefined;
  for (const step of path) {
    if (node instanceof List && typeof step === "number") {
      found = node.offsets[step] ?? found;
      node = node.items[step];
    } else if (node instanceof Mapping) {
      const entry = node.entry(String(step));
      found = entry?.offset ?? found;
      node = entry?.value;
    } else break;
  }
  return found;
}
