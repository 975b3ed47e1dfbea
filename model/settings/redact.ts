import { shortened } from "./path";

const textShown = 60;
const keysShown = 5;
const secretName = /secret|password|passwd|token|credential|private|api-?key|access-?key|^environment$/i;
/** Where something is asked for (`tokenEndpoint`) is none. */
const address = /endpoint$/i;
/** Access key ids and private keys betray themselves wherever they stand. */
const secretValue = /\b(?:AKIA|ASIA)[A-Z0-9]{12,}|-----BEGIN/;

/** Whether what stands at this path is never to be printed. */
export function isSecretPath(path: readonly PropertyKey[]): boolean {
  return path.some((key) => typeof key === "string" && secretName.test(key) && !address.test(key));
}

function showText(text: string): string {
  if (secretValue.test(text.slice(0, 4096))) return "[secret]";
  return text.length <= textShown
    ? JSON.stringify(text)
    : `${JSON.stringify(shortened(text, textShown))} (${text.length} characters)`;
}

/** Whether the value is a Pulumi Output, told by its mark: the model does not know Pulumi. */
export const isOutput = (value: object): boolean => "__pulumiOutput" in value;

function showObject(value: object): string {
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
  // A Pulumi Output, a promise, a class instance: not what YAML or plain code holds.
  if (isOutput(value)) return "an Output";
  if (value instanceof Promise) return "a promise";
  const keys = Object.keys(value);
  if (keys.length === 0) return "an empty map";
  const names = keys.slice(0, keysShown).map((key) => shortened(key, textShown));
  return `a map of ${names.join(", ")}${keys.length > keysShown ? ` and ${keys.length - keysShown} more` : ""}`;
}

/** A value as a message shows it: short, on one line, and never a secret. */
export function showValue(value: unknown, path: readonly PropertyKey[] = []): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (isSecretPath(path)) return "[secret]";
  if (typeof value === "string") return showText(value);
  if (typeof value === "object") return showObject(value);
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return `a ${typeof value}`;
}
