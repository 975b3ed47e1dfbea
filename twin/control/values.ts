import { isList, isProps } from "../../model/graph/json";
import type { Json, Props } from "../contract/resources";

export {
  hasUnknown,
  isEqual,
  isList,
  isProps,
  toJson,
  toProps,
  unknownValue,
  withDefaults,
} from "../../model/graph/json";

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
