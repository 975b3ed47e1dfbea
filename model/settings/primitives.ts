import { z } from "zod";
import { type Limit, type LimitTable, toolkitLimits } from "../limits";
import { isIPv4, isNetwork, networkOf, parseCidr } from "../net/cidr";
import { checked, type Issue, isJudged } from "./rule";

/** Units that read as words; the others (a plain count, a port) go without saying. */
const silentUnits: readonly string[] = ["count", "port", "weight", "priority", "status"];

/** `5 to 300 seconds`. */
export function rangeOf(limit: Limit): string {
  const unit = silentUnits.includes(limit.unit) ? "" : ` ${limit.unit}`;
  return limit.min === limit.max ? `${limit.min}${unit}` : `${limit.min} to ${limit.max}${unit}`;
}

/** `5 to 300 seconds (elbv2.healthCheck.interval, read 2026-11-23)`: what to override when the vendor has moved it. */
export function limitText<K extends string>(limits: LimitTable<K>, key: NoInfer<K>): string {
  const { date, source } = limits[key];
  return `${rangeOf(limits[key])}${source === "vipkit" ? "" : ` (limit ${key}, read ${date})`}`;
}

/** A limit that only warns is out of the schema's bounds, and speaks when warnings are asked for. */
function bounded<S extends z.ZodNumber, K extends string>(
  schema: S,
  limits: LimitTable<K>,
  key: NoInfer<K>,
  text?: string,
): S {
  const { min, max, severity } = limits[key];
  const allowed = text ?? limitText(limits, key);
  if (severity === "error") return schema.min(min, allowed).max(max, allowed);
  return schema.superRefine((value, context) => {
    if (!isJudged("warning") || (value >= min && value <= max)) return;
    const params = { rule: "limit", received: value, allowed };
    context.addIssue({ code: "custom", message: value < min ? "too small" : "too large", params });
  });
}

/** A whole number inside a limit. `text` says what is allowed when that is more than the limit's range. */
export function within<K extends string>(limits: LimitTable<K>, key: NoInfer<K>, text?: string): z.ZodNumber {
  const allowed = text ?? limitText(limits, key);
  return bounded(z.number({ error: allowed }).multipleOf(1, allowed), limits, key, text);
}

/** A number inside a limit, fractions included. */
export const numberWithin = <K extends string>(limits: LimitTable<K>, key: NoInfer<K>): z.ZodNumber =>
  bounded(z.number({ error: limitText(limits, key) }), limits, key);

/** Text whose length is inside a limit. */
export function textWithin<K extends string>(limits: LimitTable<K>, key: NoInfer<K>, what: string): z.ZodString {
  const { min, max } = limits[key];
  const allowed = `${what} of ${limitText(limits, key)}`;
  return z.string(allowed).min(min, allowed).max(max, allowed);
}

/** Text up to a limit, empty or not. */
export const textUpTo = <K extends string>(limits: LimitTable<K>, key: NoInfer<K>, what: string): z.ZodString =>
  z.string(what).max(limits[key].max, `at most ${limits[key].max} characters`);

const keyPattern = /^[a-z](?:[a-z0-9-]*[a-z0-9])?$/;
const keyText = `a letter, then letters, digits and hyphens, lower case, ${rangeOf(toolkitLimits["vipkit.key.length"])}`;

/** The user's name for an entry of a map: it becomes part of resource names, so it is short and DNS-safe. */
export const key = z.string(keyText).max(toolkitLimits["vipkit.key.length"].max, keyText).regex(keyPattern, keyText);

function cidrVerdict(text: string): Issue | undefined {
  const range = parseCidr(text);
  if (range === undefined) {
    const isAddress = parseCidr(`${text}/32`) ?? parseCidr(`${text}/128`);
    const bits = isAddress === undefined || isIPv4(isAddress) ? 32 : 128;
    const fix = isAddress === undefined ? undefined : `write ${text}/${bits} for this one address`;
    return { problem: "not a CIDR range", allowed: "such as 10.20.0.0/16", ...(fix === undefined ? {} : { fix }) };
  }
  if (isNetwork(text, range)) return undefined;
  return { problem: "names an address inside the range, not the range", fix: `write ${networkOf(range)}` };
}

/** An IPv4 or IPv6 range by its network address: `10.20.0.0/16`, `2001:db8::/32`. */
export const cidr = checked(z.string("a CIDR range such as 10.20.0.0/16"), cidrVerdict);

/** An IPv4 range by its network address. */
export const cidr4 = checked(z.string("an IPv4 range such as 10.20.0.0/16"), (text) => {
  const range = parseCidr(text);
  if (range !== undefined && !isIPv4(range)) return { problem: "not an IPv4 range", allowed: "such as 10.20.0.0/16" };
  return cidrVerdict(text);
});

/** A map keyed by the user's names; order means nothing. */
export const mapOf = <T extends z.ZodType>(value: T) => z.record(key, value);

/** Text of a fixed form, with that form in words. */
export const formed = (pattern: RegExp, what: string): z.ZodString =>
  textUpTo(toolkitLimits, "vipkit.text.length", what).regex(pattern, what);

/** RFC 1035, section 2.3.4: a label has 63 characters at the most. */
const label = "(?!-)[A-Za-z0-9-]{1,63}(?<!-)";
const hostPattern = new RegExp(`^(?:${label}\\.)+${label}$`);
const certifiedPattern = new RegExp(`^(?:\\*\\.)?(?:${label}\\.)+${label}$`);

/** A fully qualified name: `shop.example.com`. */
export const domainName = formed(hostPattern, "a domain name such as shop.example.com, without protocol or path");
/** A name a certificate covers: `*.example.com` too. */
export const certifiedName = formed(certifiedPattern, "a domain name such as shop.example.com or *.example.com");

/** The port of a redirect, as text. */
export const redirectPort = formed(
  /^(?:#\{port\}|[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5])$/,
  'a port in quotes such as "443", or "#{port}"',
);
