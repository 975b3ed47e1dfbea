export type PathKey = string | number;
export type Path = readonly PathKey[];

const plainKey = /^[A-Za-z_$][\w$:-]*$/;
const keyShown = 60;

/** `listeners.https.rules["my rule"].conditions.path[0]`. */
export function renderPath(path: readonly PropertyKey[]): string {
  let text = "";
  for (const key of path) {
    if (typeof key === "number") text += `[${key}]`;
    else if (plainKey.test(String(key)) && String(key).length <= keyShown)
      text += `${text === "" ? "" : "."}${String(key)}`;
    else text += `[${JSON.stringify(shortened(String(key), keyShown))}]`;
  }
  return text;
}

/** The steps of a rendered path; what was shortened stays so. */
export function pathOf(text: string): PathKey[] {
  return [...text.matchAll(/\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|([^.[\]]+)/g)].map(([, index, quoted, plain]) =>
    index !== undefined ? Number(index) : quoted !== undefined ? String(JSON.parse(quoted)) : (plain ?? ""),
  );
}

/** The text, cut with dots when it is longer. */
export function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}...`;
}

/** What stands at a path, own properties only; `undefined` where nothing does. */
export function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

/** An object or map as YAML has them; no array, no class instance. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
