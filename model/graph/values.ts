/** A value that is not known before the cloud answers. */
export class Unknown {
  readonly state = "unknown";
}

export const unknown: Unknown = Object.freeze(new Unknown());

/** A value that must not be shown; `value` is undefined where it was taken out, as in an exported state. */
export class Secret {
  readonly state = "secret";

  constructor(readonly value: Value | undefined) {}
}

export type Value = null | boolean | number | string | Unknown | Secret | readonly Value[] | Values;
export interface Values {
  readonly [key: string]: Value;
}

export function isRecord(value: Value | undefined): value is Values {
  return typeof value === "object" && value !== null && !isList(value) && !isMarked(value);
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

function isMarked(value: unknown): value is Unknown | Secret {
  return value instanceof Unknown || value instanceof Secret;
}

/** Every text inside a value, secrets included. */
export function* textsIn(value: Value | undefined): Generator<string> {
  if (typeof value === "string") yield value;
  else if (value instanceof Secret) yield* textsIn(value.value);
  else if (isList(value)) for (const item of value) yield* textsIn(item);
  else if (isRecord(value)) for (const item of Object.values(value)) yield* textsIn(item);
}
