import { Secret, Unknown, unknown, type Value, type Values } from "../../model/graph";
import { resourceSignature, secretSignature, signatureKey, unknownTexts } from "./marks";

/** Anything from the engine or an exported state as the graph's value: marks of unknowns, secrets and resources are understood. */
export function toValue(raw: unknown): Value {
  if (typeof raw === "string") return unknownTexts.has(raw) ? unknown : raw;
  if (raw === null || typeof raw === "boolean" || typeof raw === "number") return raw;
  if (raw instanceof Unknown || raw instanceof Secret) return raw;
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
