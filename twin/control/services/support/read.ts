import type { Json, Props } from "../../../contract/resources";
import { isList, isProps, unknownValue } from "../../values";

/** Readers of properties: a value that is absent, unknown or of another type reads as undefined (or as empty). */

export function text(props: Props, key: string): string | undefined {
  const value = props[key];
  return typeof value === "string" && value !== unknownValue ? value : undefined;
}

export function texts(props: Props, key: string): readonly string[] {
  return list(props, key).filter((value): value is string => typeof value === "string" && value !== unknownValue);
}

/** A number, or a numeric string as the provider sends for some settings (`deregistrationDelay`). */
export function numeric(value: Json | undefined): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
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

/** True for a value that is set, also when a preview does not know it yet. */
export function isSet(props: Props, key: string): boolean {
  const value = props[key];
  return value !== undefined && value !== null;
}

/** The properties without the named ones. */
export function without(props: Props, keys: readonly string[]): Props {
  return Object.fromEntries(Object.entries(props).filter(([key]) => !keys.includes(key)));
}

/** One value at a path such as `healthCheck.timeout`, with where it was found. */
export interface Found {
  readonly path: string;
  readonly value: Json;
}

/** Every set and known value at the path; `[]` goes into each entry of a list: `defaultActions[].forward.targetGroups[].weight`. */
export function select(props: Props, path: string): readonly Found[] {
  let found: readonly Found[] = [{ path: "", value: props }];
  for (const step of path.split(".")) {
    const key = step.replace(/\[\]$/, "");
    found = found.flatMap((at) => into(at, key));
    if (step.endsWith("[]")) found = found.flatMap(entries);
  }
  return found.filter(({ value }) => value !== null && value !== unknownValue);
}

function into(at: Found, key: string): readonly Found[] {
  const value = isProps(at.value) ? at.value[key] : undefined;
  return value === undefined ? [] : [{ path: at.path === "" ? key : `${at.path}.${key}`, value }];
}

function entries(at: Found): readonly Found[] {
  return isList(at.value) ? at.value.map((value, index) => ({ path: `${at.path}[${index}]`, value })) : [];
}
