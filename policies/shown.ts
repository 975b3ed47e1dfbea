import { isList, isRecord, type ResourceReader, Secret, Unknown, type Value } from "../model/graph";

/** Inputs whose text may hold a secret even when nobody marked it. */
const delicate = /user_?data|password|secret|token|private_?key|credential|environment/i;
/** Those that only sound like it. */
const harmless = /\bhttpTokens$/;
const longest = 60;

/** The value at a finding's path as a reader may see it. */
export function shownAt(view: ResourceReader, property: string): string {
  if (property === "") return "";
  const value = raw(view.resource.inputs, property);
  if (delicate.test(property) && !harmless.test(property)) return value === undefined ? "nothing" : "[hidden]";
  return text(value);
}

function raw(inputs: Value, property: string): Value | undefined {
  let value: Value | undefined = inputs;
  for (const key of property.split(/[.[\]]+/).filter((part) => part !== "")) {
    if (value instanceof Unknown || value instanceof Secret) return value;
    const holder: Value | undefined = isList(value) && !/^\d+$/.test(key) ? value[0] : value;
    value = isRecord(holder) ? holder[key] : isList(holder) ? holder[Number(key)] : undefined;
  }
  return value;
}

function text(value: Value | undefined): string {
  if (value === undefined || value === null) return "nothing";
  const whole = typeof value === "string" ? JSON.stringify(value) : JSON.stringify(value, open);
  return whole.length > longest ? `${whole.slice(0, longest - 3)}...` : whole;
}

function open(_key: string, value: unknown): unknown {
  if (value instanceof Secret) return "[secret]";
  return value instanceof Unknown ? "[not known yet]" : value;
}
