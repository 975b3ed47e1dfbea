import { isList, isRecord, type ResourceReader, Secret, textsIn, Unknown, type Value } from "../model/graph";

/** Names of what may hold a secret even where the program does not mark it; `httpTokens` and `tokenEndpoint` only sound like it. */
const delicate =
  /(?:^|[.\]])(?:environment|\w*(?:user_?data(?:base64)?|password|secret|token|private_?key|credentials?))(?=$|[.[])/i;
const longest = 60;
const secretMark = "[secret]";
const unknownMark = "[not known yet]";

/** A finding's text without what its resource keeps secret. */
export const concealed = (view: ResourceReader, text: string): string =>
  secretTexts(view.resource.inputs)
    .filter((secret) => secret.length > 4) // shorter ones stand in half of all words, and protect nothing
    .reduce((shown, secret) => shown.replaceAll(secret, secretMark), text);

function secretTexts(value: Value | undefined): readonly string[] {
  if (value instanceof Secret) return [...textsIn(value.value)];
  return isList(value) || isRecord(value) ? Object.values(value).flatMap(secretTexts) : [];
}

/** The value at a finding's path as a reader may see it: empty for a map and for a list of maps, whose parts say more. */
export function shownAt(view: ResourceReader, property: string): string {
  if (property === "") return "";
  const value = raw(view.resource.inputs, property);
  if (delicate.test(property)) return value === undefined ? "nothing" : "[hidden]";
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
  if (isRecord(value) || (isList(value) && value.some(isRecord))) return "";
  if (value instanceof Secret) return secretMark;
  if (value instanceof Unknown) return unknownMark;
  const whole = typeof value === "string" ? JSON.stringify(value) : JSON.stringify(value, open);
  return whole.length > longest ? `${whole.slice(0, longest - 3)}...` : whole;
}

function open(_key: string, value: unknown): unknown {
  if (value instanceof Secret) return secretMark;
  return value instanceof Unknown ? unknownMark : value;
}
