import { type Alias, type Document, isAlias, isMap, isPair, isScalar, isSeq, type Node, type YAMLMap } from "yaml";
import { decodeBase64, isEmptyKey, isMergeKey, offsetOf, otherwiseRead, scalarParts } from "./nodes";
import type { Problems } from "./problems";
import { isResolvable, resolveScalar, Unreadable } from "./resolve";
import { type Entry, Float, keyText, List, Mapping, type Scalar, Time, type Value, writtenKey } from "./values";

type Pairs = readonly { readonly key: unknown; readonly value: unknown }[];

/**
 * The first document of a file as Go holds it after `yaml.Unmarshal(bytes, &any)`: the rules of yaml.v3's decode.go, on nodes whose scalars
 * are still text. Whatever is wrong goes to `problems`; what is returned then is not to be used.
 * @param end where the document ends in the source
 */
export function decodeDocument(document: Document, end: number, problems: Problems): Value {
  const decoder = new Decoder(problems);
  const { contents } = document;
  if (contents === null) return null;
  decoder.link(contents);
  decoder.refuseTabs(end);
  return decoder.decode(contents);
}

class Decoder {
  readonly #targets = new Map<Alias, Node>();
  readonly #anchors = new Map<string, Node>();
  readonly #open = new Set<Alias>();
  /** Where tabs are as good as blanks: inside scalars and brackets. */
  readonly #closed: (readonly [number, number, number])[] = [];
  #decoded = 0;
  #aliased = 0;

  constructor(private readonly problems: Problems) {}

  /** An alias means the last anchor of that name before it. */
  link(node: unknown, inFlow = false): void {
    if (isAlias(node)) {
      const target = this.#anchors.get(node.source);
      if (target === undefined)
        this.#refuse(node, `unknown anchor *${node.source}: no &${node.source} stands before it`);
      else this.#targets.set(node, target);
      return;
    }
    if (!isMap(node) && !isSeq(node) && !isScalar(node)) return;
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, node);
    if (isScalar(node) || (node.flow === true && !inFlow)) this.#closed.push(node.range ?? [0, 0, 0]);
    if (isScalar(node)) {
      const spelling = otherwiseRead(node, this.problems.source, inFlow);
      if (spelling !== undefined) this.#refuse(node, spelling);
      return;
    }
    const isFlow = inFlow || node.flow === true;
    for (const item of node.items) {
      if (isMap(node) && isPair(item)) {
        if (isEmptyKey(item.key)) this.#refuse(item.value, 'a key is missing before the colon; write ~ or ""');
        this.link(item.key, isFlow);
        this.link(item.value, isFlow);
      } else this.link(item, isFlow);
    }
  }

  /** Tabs that yaml.v3 takes for indentation, up to an offset: at the beginning of a line, and between a dash and its entry. */
  refuseTabs(end: number): void {
    for (const { index } of this.problems.source.slice(0, end).matchAll(/^ *(?:\t|(?:[-?] +)*[-?] *\t)/gm)) {
      const isInside = this.#closed.some(([start, stop]) => index > start && index < stop);
      if (!isInside) this.problems.add(index, "a tab cannot stand here; write spaces");
    }
  }

  decode(node: unknown): Value {
    this.#count(node);
    if (isAlias(node)) return this.#follow(node, (target) => this.decode(target));
    if (isMap(node)) return this.#mapping(node);
    if (isSeq(node)) {
      return new List(
        node.items.map((item) => this.decode(item)),
        node.items.map(offsetOf),
      );
    }
    return this.#scalar(node).value;
  }

  #follow<T>(alias: Alias, use: (target: Node) => T): T | null {
    const target = this.#targets.get(alias);
    if (target === undefined) return null;
    if (this.#open.has(alias)) {
      this.#refuse(alias, `*${alias.source} stands inside what it names`);
      return null;
    }
    this.#open.add(alias);
    try {
      return use(target);
    } finally {
      this.#open.delete(alias);
    }
  }

  /** yaml.v3 gives up on files that are nearly nothing but aliases of aliases. */
  #count(node: unknown): void {
    this.#decoded += 1;
    if (this.#open.size === 0) return;
    this.#aliased += 1;
    if (this.#aliased > 100 && this.#decoded > 1000 && this.#aliased / this.#decoded > 0.99) {
      this.#refuse(node, "too many aliases of aliases; write the values out");
      this.problems.throwAny();
    }
  }

  #scalar(node: unknown): { readonly value: Scalar; readonly isText: boolean } {
    const { text, tag, isQuoted } = scalarParts(node);
    if (tag === "!!str" || (tag === "" && isQuoted)) return { value: this.#text(node, text), isText: true };
    try {
      if (tag === "!!binary") return { value: decodeBase64(text), isText: false };
      if (!isResolvable(tag)) return { value: this.#text(node, text), isText: false };
      if (tag === "" && text === "<<") return { value: text, isText: false };
      const { value, tag: resolved } = resolveScalar(tag, text);
      return { value: typeof value === "string" ? this.#text(node, value) : value, isText: resolved === "!!str" };
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.#refuse(node, error.message);
      return { value: null, isText: false };
    }
  }

  /** The engine writes a text of several lines as a block before it reads it for good, and not all come out as they went in. */
  #text(node: unknown, text: string): string {
    if (/^(?:\n|[\u0085\u2028\u2029](?=[^]*\n))/.test(text))
      this.#refuse(node, "the engine drops the line break that a text begins with; begin with the first line");
    else if (/^[\t ]+\n|^\t.*\n/.test(text)) {
      this.#refuse(
        node,
        "the engine cannot hold a text of several lines that begins with a blank or a tab; indent it otherwise",
      );
    }
    return text;
  }

  #mapping(node: YAMLMap): Mapping {
    const hasTextKeys = node.items.every(({ key }) => isMergeKey(key) || this.#isTextKey(key));
    const entries = new Map<string, Entry>();
    this.#collect(node, hasTextKeys, entries);
    const all = [...entries.values()];
    const [only] = all;
    if (all.length === 1 && only?.key === "secure" && only.value instanceof Time) {
      this.#refuse(node, "secure takes the text that `pulumi config set --secret` wrote");
    }
    this.#refuseSameNames(all);
    return new Mapping(all, hasTextKeys);
  }

  /** The map's own keys, then what it merges: the first wins. */
  #collect(node: { readonly items: Pairs }, hasTextKeys: boolean, entries: Map<string, Entry>): void {
    this.#refuseDoubles(node.items);
    const own = new Map<string, Entry>();
    for (const { key, value } of node.items) {
      if (isMergeKey(key)) continue;
      const name = this.#key(key, hasTextKeys);
      if (name === "<<")
        this.#refuse(key, "the engine merges << in quotes too; write it without, or choose another key");
      // Two spellings of one number are one key, and the later one holds.
      if (name !== undefined)
        own.set(identityOf(name), { key: name, value: this.decode(value), offset: offsetOf(key) });
    }
    for (const [identity, entry] of own) if (!entries.has(identity)) entries.set(identity, entry);
    for (const { key, value } of node.items) if (isMergeKey(key)) this.#merge(key, value, hasTextKeys, entries);
  }

  #merge(key: unknown, source: unknown, hasTextKeys: boolean, entries: Map<string, Entry>): void {
    for (const one of isSeq(source) ? source.items : [source]) {
      const target = isAlias(one) ? this.#targets.get(one) : one;
      if (isAlias(one) && target === undefined) continue;
      if (!isMap(target)) {
        this.#refuse(
          offsetOf(one) === undefined ? key : one,
          "<< takes a map, or a list of maps, each written here or by its *alias",
        );
      } else if (isAlias(one)) this.#follow(one, () => this.#collect(target, hasTextKeys, entries));
      else this.#collect(target, hasTextKeys, entries);
    }
  }

  #isTextKey(key: unknown): boolean {
    const target = isAlias(key) ? this.#targets.get(key) : key;
    return isScalar(target) || target === null ? this.#scalar(target).isText : false;
  }

  /** A key of a map that Go holds by text is taken as it is written, whatever it looks like; an empty one is dropped. */
  #key(key: unknown, asText: boolean): Scalar | undefined {
    const target = isAlias(key) ? this.#targets.get(key) : key;
    if (isAlias(key) && target === undefined) return undefined;
    if (isMap(target) || isSeq(target)) {
      this.#refuse(key, "a map or a list cannot be a key; write the key as text");
      return undefined;
    }
    const { value } = this.#scalar(target);
    if (value instanceof Float && Number.isNaN(value.value))
      this.#refuse(key, "not a number is no key; put it in quotes");
    if (!asText || typeof value === "string") return value;
    return value === null ? undefined : scalarParts(target).text;
  }

  #refuseDoubles(items: Pairs): void {
    const seen = new Map<string, unknown>();
    for (const { key } of items) {
      if (!isScalar(key) && !isAlias(key) && key !== null) continue;
      const text = isAlias(key) ? `*${key.source}` : scalarParts(key).text;
      const first = seen.get(text);
      if (first === undefined) seen.set(text, key ?? "");
      else this.#double(key, first, text);
    }
  }

  #double(key: unknown, first: unknown, text: string): void {
    const at = offsetOf(first);
    const where = at === undefined ? "" : `, first on line ${this.problems.lineAt(at)}`;
    this.#refuse(key, `the key ${JSON.stringify(text)} stands twice in one map${where}; keep one`);
  }

  /** Keys that are different values (1 and "1") and yet one name to the engine. */
  #refuseSameNames(entries: readonly Entry[]): void {
    for (const nameOf of [writtenKey, keyText]) {
      const seen = new Map<string, Entry>();
      for (const entry of entries) {
        const name = nameOf(entry.key);
        const first = seen.get(name);
        if (first === undefined) seen.set(name, entry);
        else {
          const at = first.offset === undefined ? "" : `, first on line ${this.problems.lineAt(first.offset)}`;
          this.problems.add(entry.offset, `the key ${JSON.stringify(name)} stands twice in one map${at}; keep one`);
        }
      }
    }
  }

  #refuse(node: unknown, text: string): void {
    this.problems.add(offsetOf(node), text);
  }
}

const identityOf = (key: Scalar): string => `${typeof key} ${key === null ? "" : writtenKey(key)}`;
