import { commonDirections } from "../../model/analysis/diff/common-directions";
import { type Direction, flag, isOn, lossFinder, negated, number, ordered } from "../../model/analysis/diff/direction";
import { isRecord } from "../../model/settings/path";
import { asksBalancer } from "./health-checks";
import { tlsLoss, tlsStrength } from "./tls";

const count = (value: unknown): number | undefined => (Array.isArray(value) ? value.length : number(value));

/** Percent of nodes that AWS cannot take back; without mixedInstances all of them. */
function onDemand(value: unknown): number | undefined {
  return value === undefined ? 100 : isRecord(value) ? number(value["onDemandPercentageAboveBaseCapacity"]) : undefined;
}

const people = ["admin", "operator", "viewer"];
const pipelines = ["deploy", "preview"];

/** Who takes a role on, and for how long. A role of one environment alone is a choice: it is neither weaker nor stronger. */
const accessDirections: readonly Direction[] = [
  ...people.flatMap((role): readonly Direction[] => [
    { path: `access.${role}.mfa`, rank: flag, loss: "a stolen password or key is enough" },
    {
      path: `access.${role}.sourceAddresses`,
      // Which ranges is a choice; none at all is from anywhere.
      rank: (value) => (Array.isArray(value) ? Number(value.length > 0) : undefined),
      loss: "the role is taken on from anywhere",
    },
  ]),
  ...[...people, ...pipelines].map((role) => ({
    path: `access.${role}.sessionDuration`,
    rank: negated,
    loss: "stolen credentials of a session last longer",
  })),
  { path: "operations.sessions", rank: isOn, loss: "no record of what was typed on nodes" },
  { path: "operations.sessions.retention", rank: number, loss: "what was typed on nodes is forgotten sooner" },
  { path: "operations.sessions.idleTimeout", rank: negated, loss: "a shell that was left open stays open longer" },
  { path: "operations.sessions.maxDuration", rank: negated, loss: "shells stay open longer" },
];

/** Every option of a spec for AWS of which one direction is weaker. */
export const directions: readonly Direction[] = [
  ...commonDirections,
  { path: "network.zones", rank: count, loss: "fewer zones: losing one takes a larger share" },
  {
    path: "network.nat",
    rank: (value) => ordered("none", "single", "perZone")(value === "regional" ? "perZone" : value),
    loss: "a zone's loss can cut nodes off from what they fetch",
  },
  { path: "network.flowLogs", rank: isOn, loss: "no record of connections" },
  { path: "network.flowLogs.retention", rank: number, loss: "connections are forgotten sooner" },
  {
    path: "network.flowLogs.trafficType",
    rank: (value) => (value === "ALL" ? 1 : 0),
    loss: "part of the connections is not recorded",
  },
  { path: "loadBalancer.enableZonalShift", rank: flag, loss: "traffic cannot be moved away from a zone" },
  { path: "loadBalancer.enableCrossZoneLoadBalancing", rank: flag, loss: "a zone with few nodes is overloaded" },
  {
    path: "loadBalancer.desyncMitigationMode",
    rank: ordered("monitor", "defensive", "strictest"),
    loss: "requests can be smuggled",
  },
  { path: "firewall.waf", rank: isOn, loss: "requests that attack the application reach it" },
  { path: "firewall.waf.defaultAction", rank: ordered("allow", "block"), loss: "what no rule knows is let through" },
  {
    path: "firewall.waf.rules.*.action",
    rank: ordered("allow", "count", "challenge", "captcha", "block"),
    loss: "what the rule matches is let through",
  },
  { path: "firewall.waf.rules.*.rate.limit", rank: negated, loss: "more requests of one client are let through" },
  { path: "firewall.waf.logs", rank: isOn, loss: "no record of what was blocked" },
  { path: "firewall.waf.logs.retention", rank: number, loss: "what was blocked is forgotten sooner" },
  { path: "loadBalancer.accessLogs", rank: isOn, loss: "no record of requests" },
  { path: "loadBalancer.accessLogs.retention", rank: number, loss: "requests are forgotten sooner" },
  { path: "loadBalancer.connectionLogs", rank: isOn, loss: "no record of connections and refused certificates" },
  { path: "loadBalancer.connectionLogs.retention", rank: number, loss: "connections are forgotten sooner" },
  { path: "loadBalancer.healthCheckLogs", rank: isOn, loss: "no record of why targets failed" },
  { path: "loadBalancer.healthCheckLogs.retention", rank: number, loss: "failed checks are forgotten sooner" },
  {
    path: "loadBalancer.listeners.*.sslPolicy",
    rank: tlsStrength,
    loss: "older TLS or weaker ciphers are accepted",
    lacks: tlsLoss,
  },
  {
    path: "loadBalancer.listeners.*.defaultAction.authenticate",
    rank: isOn,
    loss: "requests of any origin reach the nodes",
  },
  {
    path: "loadBalancer.listeners.*.rules.*.action.authenticate",
    rank: isOn,
    loss: "requests of any origin reach the nodes",
  },
  { path: "firewall.networkAcl", rank: (value) => (value === false ? 0 : 1), loss: "one layer less between subnets" },
  {
    path: "nodeGroups.*.healthCheckType",
    rank: (value) => (typeof value === "string" ? Number(asksBalancer(value)) : undefined),
    loss: "a node that only fails its health check is never replaced",
  },
  { path: "nodeGroups.*.mixedInstances", rank: onDemand, loss: "more nodes that AWS may take back" },
  {
    path: "nodeGroups.*.mixedInstances.onDemandPercentageAboveBaseCapacity",
    rank: number,
    loss: "more nodes that AWS may take back",
  },
  { path: "nodeGroups.*.instanceRefresh.autoRollback", rank: flag, loss: "a failed rollout stays" },
  ...accessDirections,
];

/** What `one` loses against `other`; undefined where it is no weaker. */
export const lossOf = lossFinder(directions);
