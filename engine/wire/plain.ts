import { isList, isProps, type Json, type Props } from "../../model/graph/json";
import { resourceSignature, secretSignature, signatureKey } from "./marks";

/** The value with secrets opened and references to resources replaced by their ids, as the real provider receives it. */
function plainValue(value: Json): Json {
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
