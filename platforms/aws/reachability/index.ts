export {
  type Flow,
  type FlowVerdict,
  flowFor,
  type Hop,
  planReachability,
  type Reachability,
  type Service,
} from "./analyze";
export type { Assertion, AssertionResult, Finding, Intent, Search, Wanted } from "./assertions";
export { endpointsNamed } from "./assertions";
export type { Effect, Layer } from "./checks";
export type { Endpoint, EndpointKind } from "./endpoints";
export { judgeReachability, mustBeClosed, mustBeOpen } from "./judge-assertions";
export { deliveryOf, exposureOf, isWithin, reachabilityOf } from "./of-graph";
export { allPorts, type PortRange, showPorts, type Transport } from "./ports";
export { concernsReachability } from "./resource-types";
export { passingPorts, portsOf, type ReachSummary, summarizeReach } from "./summary";
