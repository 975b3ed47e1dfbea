import type { Condition } from "../../contract/desired-state";
import { loopbackRange } from "../loopback-cidr";
import { quote, wildcardRegex } from "./text";

/**
 * ACL lines of one condition, all under one name: a request fulfils it when any of them matches.
 * Case and wildcards as the vendor has them: paths and methods are case-sensitive, the others are not; methods and addresses know no wildcards.
 */
export function renderCondition(name: string, condition: Condition, slot: number): string[] {
  return testsOf(condition, slot).map((test) => `acl ${name} ${test}`);
}

function testsOf(condition: Condition, slot: number): string[] {
  switch (condition.field) {
    case "path":
      return condition.values.map((value) => `path ${matchOf(condition)(value, false)}`);
    case "host": {
      // A regular expression sees the header with its port. Source: terraform-provider-aws, lb_listener_rule.
      const host = condition.regex ? "req.hdr(host)" : "req.hdr(host),host_only";
      return condition.values.map((value) => `${host} ${matchOf(condition)(value, true)}`);
    }
    case "method":
      return condition.values.map((value) => `method -m str -- ${quote(value)}`);
    case "source-ip":
      return condition.values.map((value) => `src -m ip -- ${quote(loopbackRange(slot, value))}`);
    case "source-family":
      // The twin's addresses are IPv4, and so are its clients.
      return condition.values.map((value) => (value === "ipv4" ? "always_true" : "always_false"));
    case "header":
      return condition.values.map(
        (value) => `req.fhdr(${headerName(condition.name)}) ${matchOf(condition)(value, true)}`,
      );
    case "query":
      return condition.values.map(({ key, value }) => `query -m reg -i -- ${quote(parameterRegex(key, value))}`);
  }
}

const matchOf = ({ regex }: { readonly regex?: true }) => (regex ? search : match);

/** Case counts, as the vendor says of paths; the expression may ask for the contrary by `(?i)`. */
const search = (regex: string): string => `-m reg -- ${quote(regex)}`;

/** The cheapest test that does the same: exact, prefix, or else a regular expression. */
function match(pattern: string, ignoreCase: boolean): string {
  const flag = ignoreCase ? " -i" : "";
  if (!/[*?]/.test(pattern)) return `-m str${flag} -- ${quote(pattern)}`;
  const prefix = /^([^*?]+)\*$/.exec(pattern)?.[1];
  if (prefix !== undefined) return `-m beg${flag} -- ${quote(prefix)}`;
  return `-m reg${flag} -- ${quote(`^${wildcardRegex(pattern)}$`)}`;
}

/** One parameter of the query string; without a key any parameter's value counts. */
function parameterRegex(key: string | undefined, value: string): string {
  const name = key === undefined ? "[^&=]*" : wildcardRegex(key, "[^&=]");
  return `(^|&)${name}=${wildcardRegex(value, "[^&]")}(&|$)`;
}

/** Header names are tokens; anything else cannot name a header and must not reach the configuration. */
export function headerName(name: string): string {
  if (!/^[A-Za-z0-9!#$&*+.^_`|~-]+$/.test(name)) {
    throw new RangeError(`a header name has letters, digits and ${"!#$&*+.^_`|~-"} only, got ${JSON.stringify(name)}`);
  }
  return /^[A-Za-z0-9_-]+$/.test(name) ? name : quote(name);
}
