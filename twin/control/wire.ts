import type { Json, Props } from "../contract/resources";
import { isList, isProps } from "./values";

/**
 * How the engine marks values that are more than JSON.
 * Source: pulumi sdk/go/common/resource/sig/sig.go.
 */
export const signatureKey = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
const resourceSignature = "5cf8f73096256a8f31e491e813e4eb8e";

/** The value with secrets opened and references to resources replaced by their ids, as the real provider receives it. */
export function plainValue(value: Json): Json {
  if (isList(value)) return value.map(plainValue);
  if (!isProps(value)) return value;
  if (value[signatureKey] === secretSignature) return plainValue(value.value ?? null);
  if (value[signatureKey] === resourceSignature) return value.id ?? value.urn ?? null;
  return plainProps(value);
}

export function plainProps(props: Props): Props {
  return Object.fromEntries(Object.entries(props).map(([key, value]) => [key, plainValue(value)]));
}

/** True when the value itself is marked as a secret. */
export const isSecret = (value: Json): boolean => isProps(value) && value[signatureKey] === secretSignature;

/** True when the value is a secret, or holds one. */
export function holdsSecret(value: Json): boolean {
  if (isList(value)) return value.some(holdsSecret);
  return isSecret(value) || (isProps(value) && Object.values(value).some(holdsSecret));
}

/** The value as the engine marks a secret. */
export function secretValue(value: Json): Json {
  return { [signatureKey]: secretSignature, value };
}
