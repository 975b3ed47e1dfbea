export type { Assertion, Finding, Intent, Outcome, Search, Wanted } from "./assertions";
export { endsNamed } from "./assertions";
export type { Effect, Layer } from "./checks";
export type { End, EndKind } from "./ends";
export { resourcesOf } from "./from-graph";
export { judgeReachability, mustBeClosed, mustBeOpen } from "./judge";
export {
  type Cell,
  cellFor,
  type Hop,
  planReachability,
  type Reachability,
  type Service,
  type Verdict,
} from "./matrix";
export { deliveryOf, exposureOf, isWithin, reachabilityOf } from "./of-graph";
export { allPorts, type PortRange, showPorts, type Transport } from "./ports";
export { concernsReachability, type ReachResource } from "./resources";
export { passingPorts, portsOf, type ReachSummary, summarizeReach } from "./summary";
