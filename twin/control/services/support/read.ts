import { numeric } from "../../../../platforms/aws/constraints/read";
import type { Json, Props } from "../../../contract/resources";
import { isList, isProps, unknownValue } from "../../values";

export { isSet } from "../../../../platforms/aws/constraints/read";

/** Readers of properties: a value that is absent, unknown or of another type reads as undefined (or as empty). */

export function text(props: Props, key: string): string | undefined {
  const value = props[key];
  return typeof value === "string" && value !== unknownValue ? value : undefined;
}

export function texts(props: Props, key: string): readonly string[] {
  return list(props, key).filter((value): value is string => typeof value === "string" && value !== unknownValue);
}

export function count(props: Props, key: string): number | undefined {
  return numeric(props[key]);
}

export function flag(props: Props, key: string): boolean | undefined {
  const value = props[key];
  return typeof value === "boolean" ? value : undefined;
}

export function list(props: Props, key: string): readonly Json[] {
  const value = props[key];
  return isList(value) ? value : [];
}

export function record(props: Props, key: string): Props | undefined {
  const value = props[key];
  return isProps(value) ? value : undefined;
}

export function records(props: Props, key: string): readonly Props[] {
  return list(props, key).filter(isProps);
}

/** The properties without the named ones. */
export function without(props: Props, keys: readonly string[]): Props {
  return Object.fromEntries(Object.entries(props).filter(([key]) => !keys.includes(key)));
}
