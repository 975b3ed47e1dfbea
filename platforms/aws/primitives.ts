import { z } from "zod";
import { oneOf } from "../../model/settings/one-of";
import { formed } from "../../model/settings/primitives";
import { type Limits, type Word, type WordKey, wordsOf, wordTable } from "./limits";

/** `one of ipv4, dualstack (limit elbv2.ipAddressType, read 2026-11-30)`. */
export function wordsText(limits: Limits, key: WordKey): string {
  return `${oneOf(wordsOf(limits, key))} (limit ${key}, read ${wordTable[key].date})`;
}

/** One of the names that AWS takes for an option, or that the user vouches for. */
export function wordOf<K extends WordKey>(limits: Limits, key: K): z.ZodType<Word<K>, Word<K>> {
  const error = wordsText(limits, key);
  const known: readonly Word<K>[] = wordTable[key].values;
  const names = z.enum(known, error);
  const all = wordsOf(limits, key);
  if (all.length === known.length) return names;
  const isVouchedFor = (value: unknown) => typeof value === "string" && all.includes(value);
  return z.union([names, z.custom<Word<K>>(isVouchedFor, error)], error);
}

/** The ARN of something in this service: `arn:aws:acm:...`. */
export const arnOf = (service: string, what: string): z.ZodString =>
  formed(new RegExp(`^arn:aws[a-z-]*:${service}:[a-z0-9-]*:\\d{12}:\\S+$`), what);

/** The id of a Route 53 zone. */
export const hostedZoneId = formed(/^Z[A-Z0-9]{1,31}$/, "a hosted zone id such as Z0123456789ABCDEFGHIJ");
