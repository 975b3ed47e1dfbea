import type { Props } from "../../../model/graph/json";
import {
  checks,
  conflicts,
  each,
  exactlyOne,
  length,
  limit,
  limitedEntries,
  limitedLength,
  needed,
  oneOf,
  port,
  range,
  refused,
  when,
  word,
} from "./constraint";
import { isSet, text } from "./read";

const routingPolicies = [
  "cidrRoutingPolicy",
  "failoverRoutingPolicies",
  "geolocationRoutingPolicies",
  "geoproximityRoutingPolicy",
  "latencyRoutingPolicies",
  "multivalueAnswerRoutingPolicy",
  "weightedRoutingPolicies",
];

/** The routing policy of a record; undefined where its name is its alone. */
export const routingOf = (inputs: Props): string | undefined => routingPolicies.find((policy) => isSet(inputs, policy));

const kinds = [
  "A",
  "AAAA",
  "CAA",
  "CNAME",
  "DS",
  "HTTPS",
  "MX",
  "NAPTR",
  "NS",
  "PTR",
  "SOA",
  "SPF",
  "SRV",
  "SSHFP",
  "SVCB",
  "TLSA",
  "TXT",
];

const checkKinds = [
  "HTTP",
  "HTTPS",
  "HTTP_STR_MATCH",
  "HTTPS_STR_MATCH",
  "TCP",
  "CALCULATED",
  "CLOUDWATCH_METRIC",
  "RECOVERY_CONTROL",
];

export const recordConstraint = checks(
  oneOf("type", kinds),
  exactlyOne("aliases", "records"),
  conflicts("aliases", "ttl"),
  range("ttl", 0, 2147483647),
  limitedLength("setIdentifier", "route53.setIdentifier.length"),
  each("aliases", (value) => Array.isArray(value) && value.length <= 1, "at most one alias"),
  limit("weightedRoutingPolicies[].weight", "route53.weight"),
  oneOf("failoverRoutingPolicies[].type", ["PRIMARY", "SECONDARY"]),
  when((inputs) => isSet(inputs, "records"), needed("ttl")),
  when((inputs) => routingOf(inputs) !== undefined, needed("setIdentifier")),
);

export const zoneConstraint = checks(
  length("name", 1, 1024),
  length("comment", 0, 256),
  conflicts("delegationSetId", "vpcs"),
);

export const healthCheckConstraint = checks(
  oneOf("type", checkKinds),
  each("requestInterval", (value) => value === 10 || value === 30, "10 or 30 seconds"),
  limit("failureThreshold", "route53.healthCheck.failureThreshold"),
  port("port"),
  length("resourcePath", 0, 255),
  length("searchString", 0, 255),
  length("fqdn", 0, 255),
  limitedEntries("regions", "route53.healthCheck.regions", "regions"),
  word("regions[]", "route53.healthCheck.region"),
);

const kindOf = (inputs: Props): string => text(inputs, "type") ?? "";
const refusedInput = (property: string, reason: string) => refused("InvalidInput", property, reason);

/** What the service refuses of a health check by itself. Source: AWS service model route53, HealthCheckConfig. */
export const healthCheckRefusals = checks(
  when(
    (inputs) => /^(?:HTTP|TCP)/.test(kindOf(inputs)) && !isSet(inputs, "fqdn") && !isSet(inputs, "ipAddress"),
    () => refusedInput("fqdn", "missing: an endpoint has a name or an address"),
  ),
  when(
    (inputs) => kindOf(inputs) === "TCP" && !isSet(inputs, "port"),
    () => refusedInput("port", "missing: a TCP check has no usual one"),
  ),
  when(
    (inputs) => kindOf(inputs) === "TCP" && isSet(inputs, "resourcePath"),
    () => refusedInput("resourcePath", "expected none: a TCP check asks for no path"),
  ),
  when(
    (inputs) => kindOf(inputs).endsWith("_STR_MATCH") !== isSet(inputs, "searchString"),
    (inputs) =>
      isSet(inputs, "searchString")
        ? refusedInput("searchString", "expected only with a type of _STR_MATCH")
        : refusedInput("searchString", "missing with a type of _STR_MATCH"),
  ),
);
