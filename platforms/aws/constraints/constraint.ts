import { isList, isProps, type Json, type Props, parseJson, unknownValue } from "../../../model/graph/json";
import { alsoTaken, type Limit, type LimitKey, type Limits, relaxedRules, type WordKey, wordTable } from "../limits";
import { isSet, numeric, select, UnknownInputError } from "./read";

/** One input that AWS or its provider refuses. */
export interface Violation {
  /** `healthCheck.timeout`; empty for the resource as a whole. */
  readonly property: string;
  /** Lower case, no full stop: `expected 5-300, got 3`. */
  readonly reason: string;
  /** The vendor's own error code where the API refuses, as opposed to the provider in a plan: `InvalidConfigurationRequest`. */
  readonly code?: string;
}

/** What the API refuses, with the code that it answers. */
export const refused = (code: string, property: string, reason: string): readonly Violation[] => [
  { property, reason, code },
];

/** What must hold between the inputs of one resource, by the limits in force. Throws UnknownInputError where what decides is not known yet. */
export interface Constraint {
  (inputs: Props, limits: Limits): Iterable<Violation>;
  /** Keys of the dated table that it compares with. */
  readonly limits?: readonly LimitKey[];
}

/** All constraints as one: every violation is reported, none hides another, and what is not known is said last. */
export function checks(...constraints: readonly Constraint[]): Constraint {
  function* all(inputs: Props, limits: Limits): Generator<Violation> {
    let missing: UnknownInputError | undefined;
    for (const constraint of constraints) {
      try {
        yield* constraint(inputs, limits);
      } catch (error) {
        if (!(error instanceof UnknownInputError)) throw error;
        missing ??= error;
      }
    }
    if (missing) throw missing;
  }
  return Object.assign(all, { limits: constraints.flatMap(({ limits = [] }) => limits) });
}

/** The constraints count only for inputs that pass the condition. */
export function when(condition: (inputs: Props) => boolean, ...constraints: readonly Constraint[]): Constraint {
  const all = checks(...constraints);
  function* judge(inputs: Props, limits: Limits): Generator<Violation> {
    if (condition(inputs)) yield* all(inputs, limits);
  }
  return Object.assign(judge, { limits: all.limits ?? [] });
}

const withLimits = (constraint: Constraint, ...limits: readonly LimitKey[]): Constraint =>
  Object.assign((inputs: Props, inForce: Limits) => constraint(inputs, inForce), { limits });

/** A constraint that a spec's rule holds too: it says nothing where the user has made that rule a warning. */
export function unlessRelaxed(rule: string, constraint: Constraint): Constraint {
  const judge = (inputs: Props, inForce: Limits) =>
    relaxedRules(inForce).has(rule) ? [] : constraint(inputs, inForce);
  return Object.assign(judge, { limits: constraint.limits ?? [] });
}

/** A constraint that compares with these limits by itself. */
export const limitedBy = (limits: readonly LimitKey[], constraint: Constraint): Constraint =>
  withLimits(constraint, ...limits);

interface Expected {
  readonly path: string;
  readonly isAllowed: (value: Json) => boolean;
  readonly expected: string;
  /** True for what only another resource can answer: a value that is not known yet will have the form. */
  readonly isAnswered?: boolean;
}

function* judgeEach(inputs: Props, { path, isAllowed, expected, isAnswered = false }: Expected) {
  let missing: string | undefined;
  for (const { path: property, value } of select(inputs, path)) {
    if (value === unknownValue) missing ??= isAnswered ? undefined : property;
    else if (!isAllowed(value)) yield { property, reason: `expected ${expected}, got ${show(value)}` };
  }
  if (missing !== undefined) throw new UnknownInputError(missing);
}

/** Each value at the path must satisfy `isAllowed`; the reason says what it got. */
export function each(path: string, isAllowed: (value: Json) => boolean, expected: string): Constraint {
  return (inputs) => judgeEach(inputs, { path, isAllowed, expected });
}

export function oneOf(path: string, allowed: readonly string[]): Constraint {
  return each(path, (value) => typeof value === "string" && allowed.includes(value), `one of ${allowed.join(", ")}`);
}

/** One of the names that AWS takes, or that the user vouches for. Default: those that a spec may have. */
export function word(path: string, key: WordKey, values: readonly string[] = wordTable[key].values): Constraint {
  const usual = oneOf(path, values);
  return (inputs, limits) => {
    const also = alsoTaken(limits, key);
    return also.length === 0 ? usual(inputs, limits) : oneOf(path, [...values, ...also])(inputs, limits);
  };
}

/** Both ends included; `also` holds values outside the range that the vendor allows too (0 for "off"). */
export function range(path: string, min: number, max: number, also: readonly Json[] = []): Constraint {
  const isAllowed = (value: Json) => {
    const number = numeric(value);
    return also.includes(value) || (number !== undefined && number >= min && number <= max);
  };
  const others = also.length === 0 ? "" : ` or ${also.map(show).join(", ")}`;
  return each(path, isAllowed, `${min}-${max}${others}`);
}

/** A range of the dated table that the components are checked with too. */
export function limit(path: string, key: LimitKey, also: readonly Json[] = []): Constraint {
  return withinLimit(key, ({ min, max }) => range(path, min, max, also));
}

export const limitedLength = (path: string, key: LimitKey): Constraint =>
  withinLimit(key, ({ min, max }) => length(path, min, max));

/** The constraint that a limit makes, made once for the limits in force. */
function withinLimit(key: LimitKey, make: (limit: Limit) => Constraint): Constraint {
  const made = new WeakMap<Limit, Constraint>();
  const judge: Constraint = (inputs, inForce) => {
    const limit = inForce[key];
    const known = made.get(limit) ?? make(limit);
    made.set(limit, known);
    return known(inputs, inForce);
  };
  return withLimits(judge, key);
}

export const port = (path: string, also: readonly Json[] = []): Constraint => limit(path, "elbv2.port", also);

export function pattern(path: string, allowed: RegExp, expected: string): Constraint {
  return each(path, (value) => typeof value === "string" && allowed.test(value), expected);
}

export function length(path: string, min: number, max: number): Constraint {
  const isAllowed = (value: Json) => typeof value === "string" && value.length >= min && value.length <= max;
  return each(path, isAllowed, `${min} to ${max} characters`);
}

/** A list with so many entries. */
export function entries(path: string, min: number, max: number, what: string): Constraint {
  const isAllowed = (value: Json) => !isList(value) || (value.length >= min && value.length <= max);
  return each(path, isAllowed, min === 0 ? `at most ${max} ${what}` : `${min} to ${max} ${what}`);
}

export const limitedEntries = (path: string, key: LimitKey, what: string): Constraint =>
  withinLimit(key, ({ min, max }) => entries(path, min, max, what));

/** A list with no more entries than a limit; an empty one is no fault. */
export const atMost = (path: string, key: LimitKey, what: string): Constraint =>
  withinLimit(key, ({ max }) => entries(path, 0, max, what));

const arnForm = /^arn:[\w-]+:[\w-]+:[\w-]*:(\d{12}|aws)?:.+$/;

export const arn = (path: string): Constraint => {
  const isAllowed = (value: Json) => typeof value === "string" && arnForm.test(value);
  const expected = "an ARN (arn:partition:service:region:account:resource)";
  return (inputs) => judgeEach(inputs, { path, isAllowed, expected, isAnswered: true });
};

/** A policy document: text, or the object that the SDK takes as well. */
export const jsonDocument =
  (path: string): Constraint =>
  (inputs) =>
    judgeEach(inputs, { path, isAllowed: isDocument, expected: "a JSON document", isAnswered: true });

/** At most one of the inputs may be set. */
export function conflicts(...keys: readonly string[]): Constraint {
  return (inputs) => {
    const set = keys.filter((key) => isSet(inputs, key));
    return set.length < 2 ? [] : [{ property: set[0] ?? "", reason: `conflicts with ${set.slice(1).join(", ")}` }];
  };
}

export function exactlyOne(...keys: readonly string[]): Constraint {
  return (inputs) => {
    const set = keys.filter((key) => isSet(inputs, key));
    if (set.length === 1) return [];
    const got = set.length === 0 ? "none" : set.join(", ");
    return [{ property: set[0] ?? keys[0] ?? "", reason: `exactly one of ${keys.join(", ")} is needed, got ${got}` }];
  };
}

export function needed(...keys: readonly string[]): Constraint {
  return (inputs) =>
    keys.filter((key) => !isSet(inputs, key)).map((property) => ({ property, reason: "is required here" }));
}

export function forbidden(why: string, ...keys: readonly string[]): Constraint {
  return (inputs) => keys.filter((key) => isSet(inputs, key)).map((property) => ({ property, reason: why }));
}

const isDocument = (value: Json): boolean =>
  isProps(value) || (typeof value === "string" && parseJson(value) !== undefined);

function show(value: Json): string {
  const shown = typeof value === "string" ? `"${value}"` : JSON.stringify(value);
  return shown.length > 80 ? `${shown.slice(0, 77)}...` : shown;
}
