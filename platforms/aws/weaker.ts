import { isRecord, type Path } from "../../model/settings/path";
import { asksBalancer } from "./health-checks";
import { tlsLoss, tlsStrength } from "./tls";

/** One option with a direction: the higher its rank the stronger the environment. */
export interface Direction {
  /** `*` stands for one key of the user's. */
  readonly path: string;
  /** Undefined where the value says nothing about strength. */
  readonly rank: (value: unknown) => number | undefined;
  /** What the weaker side loses. */
  readonly loss: string;
  /** For values of several qualities: what `one` lacks of `other`, whatever their ranks. */
  readonly lacks?: (one: unknown, other: unknown) => string | undefined;
}

const number = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);
const negated = (value: unknown): number | undefined => (typeof value === "number" ? -value : undefined);
const flag = (value: unknown): number | undefined => (typeof value === "boolean" ? Number(value) : undefined);
const isOn = (value: unknown): number => (value === false || value === undefined ? 0 : 1);

/** Words from the weakest to the strongest. */
const ordered =
  (...words: readonly string[]) =>
  (value: unknown): number | undefined => {
    const index = words.indexOf(String(value));
    return index < 0 ? undefined : index;
  };

const count = (value: unknown): number | undefined => (Array.isArray(value) ? value.length : number(value));

/** Seconds for which browsers keep to HTTPS; nothing said is the default of a year. */
function transportSecurity(value: unknown): number | undefined {
  if (value === false) return 0;
  return value === undefined ? 31536000 : isRecord(value) ? number(value["maxAge"]) : undefined;
}

/** Seconds promised; no promise is the weakest. */
const promisedSeconds = (value: unknown): number => (typeof value === "number" ? -value : Number.NEGATIVE_INFINITY);
const promisedShare = (value: unknown): number => (typeof value === "number" ? value : Number.NEGATIVE_INFINITY);

/** Percent of nodes that AWS cannot take back; without mixedInstances all of them. */
function onDemand(value: unknown): number | undefined {
  return value === undefined ? 100 : isRecord(value) ? number(value["onDemandPercentageAboveBaseCapacity"]) : undefined;
}

const seconds = ["nodeCrash", "nodeHang", "nodeDrain", "zoneLoss", "balancerLoss", "regionLoss"] as const;

const certificateMode = ordered("off", "passthrough", "verify");

/** Every option of which one direction is weaker. Affinity, names, ranges and algorithms are choices, not strengths. */
export const directions: readonly Direction[] = [
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
  { path: "loadBalancer.enableDeletionProtection", rank: flag, loss: "the address can be deleted by accident" },
  { path: "loadBalancer.enableZonalShift", rank: flag, loss: "traffic cannot be moved away from a zone" },
  { path: "loadBalancer.enableCrossZoneLoadBalancing", rank: flag, loss: "a zone with few nodes is overloaded" },
  { path: "loadBalancer.dropInvalidHeaderFields", rank: flag, loss: "malformed headers reach the nodes" },
  {
    path: "loadBalancer.desyncMitigationMode",
    rank: ordered("monitor", "defensive", "strictest"),
    loss: "requests can be smuggled",
  },
  { path: "loadBalancer.accessLogs", rank: isOn, loss: "no record of requests" },
  { path: "loadBalancer.accessLogs.retention", rank: number, loss: "requests are forgotten sooner" },
  { path: "loadBalancer.connectionLogs", rank: isOn, loss: "no record of connections and refused certificates" },
  { path: "loadBalancer.connectionLogs.retention", rank: number, loss: "connections are forgotten sooner" },
  { path: "loadBalancer.healthCheckLogs", rank: isOn, loss: "no record of why targets failed" },
  { path: "loadBalancer.healthCheckLogs.retention", rank: number, loss: "failed checks are forgotten sooner" },
  { path: "loadBalancer.listeners.*.protocol", rank: ordered("HTTP", "HTTPS"), loss: "clients are not encrypted" },
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
  {
    path: "loadBalancer.listeners.*.mutualAuthentication",
    rank: (value) => certificateMode(isRecord(value) ? value["mode"] : "off"),
    loss: "clients need no certificate",
  },
  {
    path: "loadBalancer.listeners.*.mutualAuthentication.mode",
    rank: certificateMode,
    loss: "the balancer lets in clients with unverified certificates",
  },
  {
    path: "loadBalancer.listeners.*.mutualAuthentication.ignoreClientCertificateExpiry",
    rank: (value) => (value === true ? 0 : 1),
    loss: "expired certificates are let in",
  },
  {
    path: "loadBalancer.listeners.*.responseHeaders.strictTransportSecurity",
    rank: transportSecurity,
    loss: "browsers may go back to HTTP",
  },
  {
    path: "loadBalancer.listeners.*.responseHeaders.strictTransportSecurity.maxAge",
    rank: number,
    loss: "browsers may go back to HTTP sooner",
  },
  {
    path: "loadBalancer.listeners.*.responseHeaders.strictTransportSecurity.includeSubdomains",
    rank: flag,
    loss: "browsers may speak HTTP with names below this one",
  },
  {
    path: "loadBalancer.listeners.*.responseHeaders.contentSecurityPolicy",
    rank: isOn,
    loss: "pages may load anything from anywhere",
  },
  {
    path: "loadBalancer.listeners.*.responseHeaders.contentTypeOptions",
    rank: flag,
    loss: "browsers may guess what a file is",
  },
  {
    path: "loadBalancer.listeners.*.responseHeaders.frameOptions",
    rank: (value) => ordered("undefined", "SAMEORIGIN", "DENY")(value),
    loss: "other pages may frame this one",
  },
  { path: "firewall.networkAcl", rank: (value) => (value === false ? 0 : 1), loss: "one layer less between subnets" },
  { path: "targetGroups.*.deregistrationDelay", rank: number, loss: "slow requests are cut off when a node leaves" },
  { path: "targetGroups.*.healthCheck.interval", rank: negated, loss: "a failed node is noticed later" },
  { path: "targetGroups.*.healthCheck.timeout", rank: negated, loss: "a silent node is noticed later" },
  { path: "targetGroups.*.healthCheck.unhealthyThreshold", rank: negated, loss: "a failed node is noticed later" },
  { path: "nodeGroups.*.minSize", rank: number, loss: "fewer nodes: losing one takes a larger share" },
  { path: "nodeGroups.*.maxSize", rank: number, loss: "less room to scale" },
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
  { path: "nodeGroups.*.instanceRefresh.minHealthyPercentage", rank: number, loss: "a rollout takes capacity away" },
  ...seconds.map((fault) => ({ path: `objectives.${fault}`, rank: promisedSeconds, loss: "a weaker promise" })),
  { path: "objectives.capacityAfterZoneLoss", rank: promisedShare, loss: "a weaker promise" },
];

const patterns = directions.map((direction) => ({ direction, keys: direction.path.split(".") }));

/** The direction that an option has, if it has one. */
export function directionOf(path: Path): Direction | undefined {
  return patterns.find(
    ({ keys }) => keys.length === path.length && keys.every((key, index) => key === "*" || key === path[index]),
  )?.direction;
}

/** What `one` loses against `other`; undefined where it is no weaker. */
export function lossOf(path: Path, one: unknown, other: unknown): string | undefined {
  const direction = directionOf(path);
  if (direction?.lacks !== undefined) return direction.lacks(one, other);
  const [own, its] = [direction?.rank(one), direction?.rank(other)];
  return own !== undefined && its !== undefined && own < its ? direction?.loss : undefined;
}
