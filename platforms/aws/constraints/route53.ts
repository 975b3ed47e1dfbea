import { checks, conflicts, each, exactlyOne, length, needed, oneOf, port, range, when } from "./constraint";
import { isSet } from "./read";

const policies = [
  "cidrRoutingPolicy",
  "failoverRoutingPolicies",
  "geolocationRoutingPolicies",
  "geoproximityRoutingPolicy",
  "latencyRoutingPolicies",
  "multivalueAnswerRoutingPolicy",
  "weightedRoutingPolicies",
];

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
  length("setIdentifier", 1, 128),
  each("aliases", (value) => Array.isArray(value) && value.length <= 1, "at most one alias"),
  range("weightedRoutingPolicies[].weight", 0, 255),
  oneOf("failoverRoutingPolicies[].type", ["PRIMARY", "SECONDARY"]),
  when((inputs) => isSet(inputs, "records"), needed("ttl")),
  when((inputs) => policies.some((policy) => isSet(inputs, policy)), needed("setIdentifier")),
);

export const zoneConstraint = checks(
  length("name", 1, 1024),
  length("comment", 0, 256),
  conflicts("delegationSetId", "vpcs"),
);

export const healthCheckConstraint = checks(
  oneOf("type", checkKinds),
  each("requestInterval", (value) => value === 10 || value === 30, "10 or 30 seconds"),
  range("failureThreshold", 1, 10),
  port("port"),
  length("resourcePath", 0, 255),
  length("searchString", 0, 255),
  length("fqdn", 0, 255),
  each("regions", (value) => Array.isArray(value) && value.length >= 3, "at least three regions"),
);
