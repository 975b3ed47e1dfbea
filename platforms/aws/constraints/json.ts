/** Inputs of a resource as JSON, as the engine and the cloud exchange them. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Props = { readonly [key: string]: Json };

/**
 * What the engine sends in place of a value that a preview does not know yet.
 * Source: pulumi sdk/go/common/resource/plugin/rpc.go.
 */
export const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Stands for a value that another resource of the program will answer with: it is not known yet, and will have the right form. */
export const answeredValue = "\u0000answered";

export function isProps(value: Json | undefined): value is Props {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** True when the value, or anything inside it, is not known before the cloud answers. */
export function hasUnknown(value: Json | undefined): boolean {
  if (typeof value === "string") return value === unknownValue;
  if (isList(value)) return value.some(hasUnknown);
  return isProps(value) && Object.values(value).some(hasUnknown);
}

/** `base` filled up from `defaults`, object by object; lists and single values are never mixed. */
export function withDefaults(base: Props, defaults: Props): Props {
  const merged: Record<string, Json> = { ...base };
  for (const [key, fallback] of Object.entries(defaults)) {
    const value = merged[key] ?? undefined;
    if (value === undefined) merged[key] = fallback;
    else if (isProps(value) && isProps(fallback)) merged[key] = withDefaults(value, fallback);
  }
  return merged;
}
