import { parseJson } from "../../graph/json";
import { isRecord, type Path, type PathKey } from "../../settings/path";

const token = /\.?([A-Za-z_$][\w$:-]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/y;

function unquoted(text: string): string | undefined {
  const value = parseJson(text);
  return typeof value === "string" ? value : undefined;
}

/** The keys of a path as messages show it: `tags["a.b"]`, `rules[0].port`. Undefined for what is no path. */
export function readPath(text: string): Path | undefined {
  const keys: PathKey[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const isStart = token.lastIndex === 0;
    const found = token.exec(text);
    if (found === null) return undefined;
    const [whole, name, index, quoted] = found;
    if (name !== undefined && whole.startsWith(".") === isStart) return undefined;
    const key = name ?? (index === undefined ? unquoted(quoted ?? "") : Number(index));
    if (key === undefined) return undefined;
    keys.push(key);
  }
  return keys.length === 0 ? undefined : keys;
}

export const startsWith = (path: Path, start: Path): boolean => start.every((key, index) => path[index] === key);

/** What a JSON Schema allows at one place, all alternatives together. */
interface Allowed {
  readonly names: ReadonlyMap<string, readonly unknown[]>;
  readonly entries: readonly unknown[];
  readonly isMap: boolean;
}

function alternatives(node: unknown): readonly Record<string, unknown>[] {
  if (!isRecord(node)) return [];
  const nested = ["anyOf", "oneOf", "allOf"].flatMap((name): unknown[] => {
    const list = node[name];
    return Array.isArray(list) ? list : [];
  });
  return [node, ...nested.flatMap(alternatives)];
}

function allowedAt(nodes: readonly unknown[]): Allowed {
  const names = new Map<string, readonly unknown[]>();
  const entries: unknown[] = [];
  let isMap = false;
  for (const node of nodes.flatMap(alternatives)) {
    const { properties, additionalProperties, items } = node;
    for (const [name, schema] of Object.entries(isRecord(properties) ? properties : {}))
      names.set(name, [...(names.get(name) ?? []), schema]);
    if (isRecord(additionalProperties)) entries.push(additionalProperties);
    if (items !== undefined) entries.push(items);
    isMap ||= isRecord(additionalProperties);
  }
  return { names, entries, isMap };
}

/** The first key of a path that neither the schema nor the environment knows, and what could stand there; undefined when all is known. */
export function unknownKey(path: Path, schema: unknown, root: unknown) {
  let nodes: readonly unknown[] = [schema];
  let value = root;
  for (const [index, key] of path.entries()) {
    const { names, entries, isMap } = allowedAt(nodes);
    const own = isRecord(value) ? value : undefined;
    const isOwn = typeof value === "object" && value !== null && Object.hasOwn(value, key);
    const named = names.get(String(key));
    // The user's own names: where the environment has the map, one of its own.
    const isNewKey = isMap && own === undefined;
    if (named === undefined && !isOwn && !isNewKey) {
      return { index, candidates: [...new Set([...names.keys(), ...Object.keys(own ?? {})])].sort() };
    }
    nodes = named ?? entries;
    value = isOwn && typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  }
  return undefined;
}
