import { isList, isProps } from "../../model/graph/json";
import type { Json, Props } from "../contract/resources";

export { hasUnknown, isList, isProps, toJson, toProps, unknownValue, withDefaults } from "../../model/graph/json";

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

/** The part of `live` that an input of this shape speaks about, so that what the cloud adds is no drift. */
export function project(live: Json | undefined, shape: Json): Json {
  if (live === undefined) return shape;
  if (isProps(live) && isProps(shape)) {
    return Object.fromEntries(Object.entries(shape).map(([key, inner]) => [key, project(live[key], inner)]));
  }
  if (isList(live) && isList(shape) && live.length === shape.length) {
    return live.map((item, index) => project(item, shape[index] ?? null));
  }
  return live;
}

/** A deep copy of its own. */
export function copyOf(props: Props): Props {
  return structuredClone(props);
}
