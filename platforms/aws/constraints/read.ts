import { isList, isProps, type Json, type Props, parseJson, unknownValue } from "../../../model/graph/json";

/** Stands for a value that another resource of the program will answer with: it is not known yet, and will have the right form. */
export const answeredValue = "\u0000answered";

/** Thrown by a constraint where an input that decides is not known yet. */
export class UnknownInputError extends Error {
  constructor(
    /** Path of the input: `healthCheck.interval`. */
    readonly property: string,
  ) {
    super(`${property} is not known yet`);
    this.name = "UnknownInputError";
  }
}

/** Readers of inputs: a value that is absent or of another type reads as undefined (or as empty); one that is not known yet throws. */

function known(props: Props, key: string): Json | undefined {
  const value = props[key];
  if (value === unknownValue) throw new UnknownInputError(key);
  return value === answeredValue ? undefined : value;
}

export function text(props: Props, key: string): string | undefined {
  const value = known(props, key);
  return typeof value === "string" ? value : undefined;
}

export function texts(props: Props, key: string): readonly string[] {
  return list(props, key).filter((value): value is string => typeof value === "string" && value !== answeredValue);
}

/** A number, or a numeric string as the provider sends for some settings (`deregistrationDelay`). */
export function numeric(value: Json | undefined): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}

export function count(props: Props, key: string): number | undefined {
  return numeric(known(props, key));
}

export function flag(props: Props, key: string): boolean | undefined {
  const value = known(props, key);
  return typeof value === "boolean" ? value : undefined;
}

export function list(props: Props, key: string): readonly Json[] {
  const value = known(props, key);
  if (!isList(value)) return [];
  if (value.includes(unknownValue)) throw new UnknownInputError(key);
  return value;
}

export function record(props: Props, key: string): Props | undefined {
  const value = known(props, key);
  return isProps(value) ? value : undefined;
}

export function records(props: Props, key: string): readonly Props[] {
  return list(props, key).filter(isProps);
}

/** A policy document, given as text or as an object; undefined where it is none. */
export function documentAt(props: Props, key: string): unknown {
  const value = known(props, key);
  return typeof value === "string" ? parseJson(value) : value;
}

/** True for a value that is set, also when a preview does not know it yet. */
export function isSet(props: Props, key: string): boolean {
  const value = props[key];
  return value !== undefined && value !== null;
}

/** One value at a path such as `healthCheck.timeout`, with where it was found. */
interface Found {
  readonly path: string;
  readonly value: Json;
}

/** Every value that is set at the path, known or not; `[]` goes into each entry of a list: `defaultActions[].forward.targetGroups[].weight`. */
export function select(props: Props, path: string): readonly Found[] {
  let found: readonly Found[] = [{ path: "", value: props }];
  for (const step of path.split(".")) {
    const key = step.replace(/\[\]$/, "");
    found = found.flatMap((at) => into(at, key));
    if (step.endsWith("[]")) found = found.flatMap(entries);
  }
  return found.filter(({ value }) => value !== null && value !== answeredValue);
}

function into(at: Found, key: string): readonly Found[] {
  if (at.value === unknownValue) return [at];
  const value = isProps(at.value) ? at.value[key] : undefined;
  return value === undefined ? [] : [{ path: at.path === "" ? key : `${at.path}.${key}`, value }];
}

function entries(at: Found): readonly Found[] {
  if (at.value === unknownValue) return [at];
  return isList(at.value) ? at.value.map((value, index) => ({ path: `${at.path}[${index}]`, value })) : [];
}
