import { isRecord } from "../../settings/path";
import { type Direction, flag, isOn, negated, number, ordered } from "./direction";

/** Seconds for which browsers keep to HTTPS; nothing said is the default of a year. */
function transportSecurity(value: unknown): number | undefined {
  if (value === false) return 0;
  return value === undefined ? 31536000 : isRecord(value) ? number(value["maxAge"]) : undefined;
}

/** Seconds promised; no promise is the weakest. */
const promisedSeconds = (value: unknown): number => (typeof value === "number" ? -value : Number.NEGATIVE_INFINITY);
const promisedShare = (value: unknown): number => (typeof value === "number" ? value : Number.NEGATIVE_INFINITY);

const seconds = ["nodeCrash", "nodeHang", "nodeDrain", "zoneLoss", "balancerLoss", "regionLoss"] as const;

const certificateMode = ordered("off", "passthrough", "verify");

/** Options of a spec on whatever platform of which one direction is weaker. Affinity, names, ranges and algorithms are choices, not strengths. */
export const commonDirections: readonly Direction[] = [
  { path: "loadBalancer.enableDeletionProtection", rank: flag, loss: "the address can be deleted by accident" },
  { path: "loadBalancer.dropInvalidHeaderFields", rank: flag, loss: "malformed headers reach the nodes" },
  { path: "loadBalancer.accessLogs", rank: isOn, loss: "no record of requests" },
  { path: "loadBalancer.listeners.*.protocol", rank: ordered("HTTP", "HTTPS"), loss: "clients are not encrypted" },
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
  { path: "targetGroups.*.deregistrationDelay", rank: number, loss: "slow requests are cut off when a node leaves" },
  { path: "targetGroups.*.healthCheck.interval", rank: negated, loss: "a failed node is noticed later" },
  { path: "targetGroups.*.healthCheck.timeout", rank: negated, loss: "a silent node is noticed later" },
  { path: "targetGroups.*.healthCheck.unhealthyThreshold", rank: negated, loss: "a failed node is noticed later" },
  { path: "nodeGroups.*.minSize", rank: number, loss: "fewer nodes: losing one takes a larger share" },
  { path: "nodeGroups.*.maxSize", rank: number, loss: "less room to scale" },
  { path: "nodeGroups.*.instanceRefresh.minHealthyPercentage", rank: number, loss: "a rollout takes capacity away" },
  ...seconds.map((fault) => ({ path: `objectives.${fault}`, rank: promisedSeconds, loss: "a weaker promise" })),
  { path: "objectives.capacityAfterZoneLoss", rank: promisedShare, loss: "a weaker promise" },
];
