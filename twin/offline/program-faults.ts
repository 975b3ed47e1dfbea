import type { Json, Props } from "../contract/resources";
import { isList, isProps, unknownValue } from "../control/values";

/** What the SDK leaves in a text in the place of an output; programs change its case. */
const warning = /calling \[to(?:string|json)\] on an \[output<t>\] is not supported/i;

const isOutputText = (value: Json): boolean => typeof value === "string" && warning.test(value);

/** Paths of texts into which a program has put an output as if it were one: `policy`, `tags.url`, `records[0]`. */
export function outputTexts(value: Json, path = ""): readonly string[] {
  if (isOutputText(value)) return [path];
  if (isList(value)) return value.flatMap((item, index) => outputTexts(item, `${path}[${index}]`));
  if (!isProps(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => outputTexts(inner, path === "" ? key : `${path}.${key}`));
}

/** Such a text as what it is: unknown. */
function withoutOutputTexts(value: Json): Json {
  if (isOutputText(value)) return unknownValue;
  if (isList(value)) return value.map(withoutOutputTexts);
  if (!isProps(value)) return value;
  return propsWithoutOutputTexts(value);
}

export const propsWithoutOutputTexts = (props: Props): Props =>
  Object.fromEntries(Object.entries(props).map(([key, value]) => [key, withoutOutputTexts(value)]));

export const sayOutputText = (path: string): string =>
  `${path}: an Output is put into a text, which then holds the SDK's warning instead of the value; use pulumi.interpolate, pulumi.jsonStringify or apply`;

export const sayDuplicate = (urn: string): string =>
  `two resources have the URN ${urn}, and the engine takes one; give one of them another name`;
