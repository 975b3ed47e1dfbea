import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { isList, isProps, type Json, type Props, toProps } from "../../model/graph/json";
import { plainProps } from "./plain";

/** A message's properties as plain JSON. */
export function fromStruct(struct: Struct | undefined): Props {
  return plainProps(toProps(struct?.toJavaScript()));
}

export function toStruct(props: Props): Struct {
  return Struct.fromJavaScript(Object.fromEntries(Object.entries(props).map(([key, value]) => [key, mutable(value)])));
}

/** The message classes want mutable lists. */
function mutable(value: Json): JavaScriptValue {
  if (isList(value)) return value.map(mutable);
  if (isProps(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mutable(inner)]));
  return value;
}
