/** Inputs of a resource as JSON, as the engine and the cloud exchange them. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Props = { readonly [key: string]: Json };

/**
 * Stands for a value that a preview does not know yet: the text that the engine itself sends.
 * Source: pulumi sdk/go/common/resource/plugin/rpc.go.
 */
export const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export function isProps(value: Json | undefined): value is Props {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** True when the value, or anything inside it, is not known before the cloud answers. */
export function hasUnknown(value: Json | undefined): boolean {
  if (typeof value === "string") return value === unknownValue;
  if (isList(value)) return value.some(hasUnknown);
  return isProps(value) && Object.values(value).some(hasUnknown);
}

/** Equal whatever the order of keys; `null` is the same as absent. */
export function isEqual(left: Json | undefined, right: Json | undefined): boolean {
  const a = left ?? undefined;
  const b = right ?? undefined;
  if (a === b) return true;
  if (isList(a) && isList(b)) return a.length === b.length && a.every((item, index) => isEqual(item, b[index]));
  if (!isProps(a) || !isProps(b)) return false;
  for (const key of Object.keys(a)) if (!isEqual(a[key], b[key])) return false;
  for (const key of Object.keys(b)) if (a[key] === undefined && !isEqual(undefined, b[key])) return false;
  return true;
}

/** `base` filled up from `defaults`, object by object; lists and single values are never mixed. */
export function withDefaults(base: Props, defaults: Props): Props {
  const merged: Record<string, Json> = { ...base };
  for (const [key, fallback] of Object.entries(defaults)) {
    const value = merged[key] ?? undefined;
    if (value === undefined) merged[key] = fallback;
    else if (isProps(value) && isProps(fallback)) merged[key] = withDefaults(value, fallback);
  }
  return merged;
}

/** The value of a text in JSON; undefined where it is none. */
export function parseJson(text: string, reviver?: (key: string, value: unknown) => unknown): unknown {
  try {
    return JSON.parse(text, reviver);
  } catch {
    return undefined;
  }
}

/** Anything that came from outside as JSON, typed as JSON. What JSON cannot say (functions, symbols) is dropped. */
export function toJson(value: unknown): Json {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return value;
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value === "object") return toProps(value);
  return null;
}

/** An object from outside as properties; `undefined` members are left out. */
export function toProps(value: unknown): Props {
  if (typeof value !== "object" || value === null) return {};
  const props: Record<string, Json> = {};
  for (const [key, inner] of Object.entries(value)) if (inner !== undefined) props[key] = toJson(inner);
  return props;
}
