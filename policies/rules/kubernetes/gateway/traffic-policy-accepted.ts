import type { ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/kubernetes/catalog/types";
import { secondsOf } from "../../../../platforms/kubernetes/objects/traffic-policies";
import { each } from "../../../evaluate";
import { envoyGatewayDocs } from "../../../queries/links";
import { type Finding, fact, type Rule } from "../../../rule";

/** Source: Envoy, Maglev's table; Envoy Gateway's translator. */
const largestTable = 5_000_011;

function isPrime(value: number): boolean {
  if (value < 2 || !Number.isInteger(value)) return false;
  for (let divisor = 2; divisor * divisor <= value; divisor++) if (value % divisor === 0) return false;
  return true;
}

/** Durations that must not be nothing. */
const positive = [
  "spec.healthCheck.active.interval",
  "spec.healthCheck.active.timeout",
  "spec.healthCheck.passive.interval",
  "spec.timeout.tcp.connectTimeout",
];

const durations = [
  ...positive,
  "spec.healthCheck.passive.baseEjectionTime",
  "spec.loadBalancer.slowStart.window",
  "spec.retry.perRetry.timeout",
  "spec.timeout.http.requestTimeout",
  "spec.timeout.http.connectionIdleTimeout",
  "spec.timeout.http.maxConnectionDuration",
];

function* wrongDuration(policy: ResourceReader, path: string): Generator<Finding> {
  const text = policy.text(path);
  if (text === undefined) return;
  const seconds = secondsOf(text);
  if (seconds === undefined) yield fact(path, `is ${text}; expected whole numbers with h, m, s or ms, such as 1s500ms`);
  else if (seconds === 0 && positive.includes(path)) yield fact(path, `is ${text}; expected more than 0`);
}

export const trafficPolicyAccepted: Rule = {
  id: "traffic-policy-accepted",
  title: "The gateway can make a configuration of its policies",
  why: "A policy that the API server takes and the translator does not is 500 for every request of its routes; a time of 0 stops the translation of everything.",
  remediation: "Write what the translator takes.",
  url: envoyGatewayDocs("api/extension_types"),
  severity: "critical",
  types: [types.backendTrafficPolicy],
  scope: "resource",
  *check(policy) {
    yield* each(durations, (path) => wrongDuration(policy, path));
    const balancer = policy.at("spec.loadBalancer");
    const type = balancer.text("type") ?? "LeastRequest";
    const table = balancer.number("consistentHash.tableSize");
    const path = `${balancer.path}.consistentHash.tableSize`;
    if (table !== undefined && (!isPrime(table) || table > largestTable))
      yield fact(path, `is ${table}; expected a prime of at most ${largestTable}`);
    if (balancer.has("slowStart") && !["RoundRobin", "LeastRequest", "BackendUtilization"].includes(type))
      yield fact(
        `${balancer.path}.slowStart`,
        `is set beside ${type}; expected RoundRobin, LeastRequest or BackendUtilization`,
      );
    if (balancer.has("zoneAware.preferLocal") && type === "ConsistentHash")
      yield fact(
        `${balancer.path}.zoneAware.preferLocal`,
        "is set beside ConsistentHash; expected weightedZones, or another way of sharing out",
      );
  },
};
