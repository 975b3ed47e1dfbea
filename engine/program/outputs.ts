import type { Json, Props } from "../../model/graph/json";
import { isList, isProps, unknownValue } from "../../model/graph/json";
import { markKeys } from "../wire/marks";
import { isSecret } from "../wire/plain";

/** What a reader sees in place of a value that is not known before the cloud answers. */
const unknownText = "[unknown]";

/** What a reader sees in place of a secret. */
const secretText = "[secret]";

interface Inputs {
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Names of those that hold a secret. */
  readonly secrets?: readonly string[];
}

/** Inputs as a reader may see them: secret ones are named, not shown. */
export function shownInputs({ inputs, secrets = [] }: Inputs): Readonly<Record<string, unknown>> {
  if (secrets.length === 0) return inputs;
  const hidden = secrets.flatMap((key) => (inputs[key] === undefined ? [] : [[key, secretText] as const]));
  return { ...inputs, ...Object.fromEntries(hidden) };
}

/** Stack outputs as a reader may see them: a secret is named, never shown, and what is not known is said to be unknown. */
export const shownOutputs = (outputs: Props): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(outputs).flatMap(([key, value]) => (markKeys.has(key) ? [] : [[key, shown(value)]])),
  );

function shown(value: Json): unknown {
  if (value === unknownValue) return unknownText;
  if (isSecret(value)) return secretText;
  if (isList(value)) return value.map(shown);
  return isProps(value) ? shownOutputs(value) : value;
}
