import type { Sdk } from "./sdk";

/** What a reader sees in place of a stack output that is not known before the cloud answers. */
export const unknownText = "[unknown]";

/** Stack outputs as plain values; a secret one is named, never shown, and what is not known is said to be unknown. */
export async function shownOutputs(sdk: Sdk, outputs: unknown): Promise<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  if (typeof outputs !== "object" || outputs === null) return values;
  for (const [name, value] of Object.entries(outputs)) {
    const output = sdk.output(value);
    const isSecret = await sdk.isSecret(output);
    const found = await valueOf(output);
    if (found !== undefined || !(await isKnown(output))) values[name] = isSecret ? "[secret]" : plain(found);
  }
  return values;
}

/** The SDK's own `promise`, which its declarations leave out: `apply` would never be called for an unknown. */
async function valueOf(output: object): Promise<unknown> {
  const promise: unknown = Reflect.get(output, "promise");
  return typeof promise === "function" ? await Reflect.apply(promise, output, [true]) : undefined;
}

const isKnown = async (output: object): Promise<boolean> => (await Reflect.get(output, "isKnown")) !== false;

const isUnknown = (value: object): boolean => Reflect.get(value, "__pulumiUnknown") === true;

function plain(value: unknown): unknown {
  if (value === undefined) return unknownText;
  if (typeof value !== "object" || value === null) return value;
  if (isUnknown(value)) return unknownText;
  if (Array.isArray(value)) return value.map(plain);
  const entries = Object.entries(value).filter(([key]) => key !== "@isPulumiResource");
  return Object.fromEntries(entries.map(([key, inner]) => [key, plain(inner)]));
}
