import { defaultLimits, type LimitKey } from "../../../../model/limits";
import type { CheckFailure, Json, Props } from "../../types";
import { isSet, numeric, select } from "./read";

/** One thing that the provider refuses in a plan already. */
export type Rule = (inputs: Props) => readonly CheckFailure[];

/** All rules as one `check`: every failure is reported, none hides another. */
export function checks(...rules: readonly Rule[]): Rule {
  return (inputs) => rules.flatMap((rule) => rule(inputs));
}

/** The rules count only for inputs that pass the condition. */
export function when(condition: (inputs: Props) => boolean, ...rules: readonly Rule[]): Rule {
  const all = checks(...rules);
  return (inputs) => (condition(inputs) ? all(inputs) : []);
}

/** Each known value at the path must satisfy `isAllowed`; the reason says what it got. */
export function each(path: string, isAllowed: (value: Json) => boolean, expected: string): Rule {
  return (inputs) =>
    select(inputs, path)
      .filter(({ value }) => !isAllowed(value))
      .map(({ path: property, value }) => ({ property, reason: `expected ${expected}, got ${show(value)}` }));
}

export function oneOf(path: string, allowed: readonly string[]): Rule {
  return each(path, (value) => typeof value === "string" && allowed.includes(value), `one of ${allowed.join(", ")}`);
}

/** Both ends included; `also` holds values outside the range that the vendor allows too (0 for "off"). */
export function range(path: string, min: number, max: number, also: readonly Json[] = []): Rule {
  const isAllowed = (value: Json) => {
    const number = numeric(value);
    return also.includes(value) || (number !== undefined && number >= min && number <= max);
  };
  const others = also.length === 0 ? "" : ` or ${also.map(show).join(", ")}`;
  return each(path, isAllowed, `${min}-${max}${others}`);
}

/** A range of the dated table that the components are checked with too. */
export function limit(path: string, key: LimitKey, also: readonly Json[] = []): Rule {
  return range(path, defaultLimits[key].min, defaultLimits[key].max, also);
}

export const limitedLength = (path: string, key: LimitKey) =>
  length(path, defaultLimits[key].min, defaultLimits[key].max);

export const port = (path: string, also: readonly Json[] = []) => limit(path, "elbv2.port", also);

export function pattern(path: string, allowed: RegExp, expected: string): Rule {
  return each(path, (value) => typeof value === "string" && allowed.test(value), expected);
}

export function length(path: string, min: number, max: number): Rule {
  const isAllowed = (value: Json) => typeof value === "string" && value.length >= min && value.length <= max;
  return each(path, isAllowed, `${min} to ${max} characters`);
}

export const arn = (path: string) =>
  pattern(
    path,
    /^arn:[\w-]+:[\w-]+:[\w-]*:(\d{12}|aws)?:.+$/,
    "an ARN (arn:partition:service:region:account:resource)",
  );

export const jsonDocument = (path: string) => each(path, isJson, "a JSON document");

/** At most one of the inputs may be set. */
export function conflicts(...keys: readonly string[]): Rule {
  return (inputs) => {
    const set = keys.filter((key) => isSet(inputs, key));
    return set.length < 2 ? [] : [{ property: set[0] ?? "", reason: `conflicts with ${set.slice(1).join(", ")}` }];
  };
}

export function exactlyOne(...keys: readonly string[]): Rule {
  return (inputs) => {
    const set = keys.filter((key) => isSet(inputs, key));
    if (set.length === 1) return [];
    const got = set.length === 0 ? "none" : set.join(", ");
    return [{ property: set[0] ?? keys[0] ?? "", reason: `exactly one of ${keys.join(", ")} is needed, got ${got}` }];
  };
}

export function needed(...keys: readonly string[]): Rule {
  return (inputs) =>
    keys.filter((key) => !isSet(inputs, key)).map((property) => ({ property, reason: "is required here" }));
}

export function forbidden(why: string, ...keys: readonly string[]): Rule {
  return (inputs) => keys.filter((key) => isSet(inputs, key)).map((property) => ({ property, reason: why }));
}

function isJson(value: Json): boolean {
  if (typeof value !== "string") return false;
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}

function show(value: Json): string {
  const shown = typeof value === "string" ? `"${value}"` : JSON.stringify(value);
  return shown.length > 80 ? `${shown.slice(0, 77)}...` : shown;
}
