import type { Json, Props } from "../contract/resources";
import { hasUnknown, isList, isProps, unknownValue } from "./values";

/** A provider's `defaultTags` and `ignoreTags`. */
export interface Tagging {
  readonly defaults: Readonly<Record<string, string>>;
  readonly ignoredKeys: readonly string[];
  readonly ignoredPrefixes: readonly string[];
}

/** A provider's arguments as its resources' checks need them; undefined where it sets neither. */
export function taggingOf(defaultTags: Json | undefined, ignoreTags: Json | undefined): Tagging | undefined {
  const defaults = isProps(defaultTags) && isProps(defaultTags.tags) ? textsOf(defaultTags.tags) : {};
  const ignored = isProps(ignoreTags) ? ignoreTags : {};
  const [ignoredKeys, ignoredPrefixes] = [listOf(ignored.keys), listOf(ignored.keyPrefixes)];
  const isEmpty = Object.keys(defaults).length + ignoredKeys.length + ignoredPrefixes.length === 0;
  return isEmpty ? undefined : { defaults, ignoredKeys, ignoredPrefixes };
}

/**
 * The inputs with `tagsAll`, as the real provider adds it before its own check: the defaults, the resource's own tags over them, without what
 * is ignored. Source: pulumi-aws, provider/tags.go (applyTags), read 2026-11-30.
 */
export function withProviderTags(inputs: Props, tagging: Tagging | undefined): Props {
  if (tagging === undefined) return inputs;
  const own = inputs.tags ?? {};
  if (hasUnknown(own) || !isProps(own)) return { ...inputs, tagsAll: unknownValue };
  const { defaults, ignoredKeys, ignoredPrefixes } = tagging;
  const isKept = (key: string) =>
    !ignoredKeys.includes(key) && !ignoredPrefixes.some((prefix) => key.startsWith(prefix));
  const all = Object.entries({ ...defaults, ...own }).filter(([key]) => isKept(key));
  return { ...inputs, tagsAll: Object.fromEntries(all) };
}

function textsOf(tags: Props): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tags).flatMap(([key, value]) => (typeof value === "string" ? [[key, value] as const] : [])),
  );
}

const listOf = (value: Json | undefined): readonly string[] =>
  isList(value) ? value.filter((item) => typeof item === "string") : [];
