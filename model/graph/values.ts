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

/**
 * What the engine sends in place of unknown values, one text for each kind.
 * Source: pulumi sdk/go/common/resource/plugin/rpc.go.
 */
const unknownTexts = new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** How the engine marks values that are more than JSON. Source: pulumi sdk/go/common/resource/sig/sig.go. */
const signatureKey = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
const resourceSignature = "5cf8f73096256a8f31e491e813e4eb8e";

export function isRecord(value: Value | undefined): value is Values {
  return typeof value === "object" && value !== null && !isList(value) && !isMarked(value);
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

function isMarked(value: unknown): value is Unknown | Secret {
  return value instanceof Unknown || value instanceof Secret;
}

/** Anything from the engine or an exported state as a value: marks of unknowns and secrets are understood. */
export function toValue(raw: unknown): Value {
  if (typeof raw === "string") return unknownTexts.has(raw) ? unknown : raw;
  if (raw === null || typeof raw === "boolean" || typeof raw === "number") return raw;
  if (isMarked(raw)) return raw;
  if (typeof raw !== "object") return null;
  if (Array.isArray(raw)) return raw.map(toValue);
  const fields: Readonly<Record<string, unknown>> = { ...raw };
  if (fields[signatureKey] === secretSignature) return toSecret(fields);
  if (fields[signatureKey] === resourceSignature) return toValue(fields.id ?? fields.urn ?? null);
  return toValues(fields);
}

export function toValues(raw: object): Values {
  const values: Record<string, Value> = {};
  for (const [key, item] of Object.entries(raw)) if (item !== undefined) values[key] = toValue(item);
  return values;
}

/** A state keeps secrets as JSON in `plaintext`, or encrypted in `ciphertext`. */
function toSecret(fields: Readonly<Record<string, unknown>>): Secret {
  if ("value" in fields) return new Secret(toValue(fields.value));
  if (typeof fields.plaintext !== "string") return new Secret(undefined);
  try {
    return new Secret(toValue(JSON.parse(fields.plaintext)));
  } catch {
    return new Secret(undefined);
  }
}

/** Every text inside a value, secrets included. */
export function* textsIn(value: Value | undefined): Generator<string> {
  if (typeof value === "string") yield value;
  else if (value instanceof Secret) yield* textsIn(value.value);
  else if (isList(value)) for (const item of value) yield* textsIn(item);
  else if (isRecord(value)) for (const item of Object.values(value)) yield* textsIn(item);
}
