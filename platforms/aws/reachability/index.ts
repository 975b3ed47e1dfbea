export { type Flow, flowFor, type Hop, planReachability, type Reachability } from "./analyze";
export type { Assertion, AssertionResult, Intent, Search, Wanted } from "./assertions";
export { endpointsNamed } from "./assertions";
export type { Endpoint } from "./endpoints";
export { judgeReachability, mustBeClosed, mustBeOpen } from "./judge-assertions";
export { deliveryOf, exposureOf, isWithin, reachabilityOf } from "./of-graph";
export { concernsReachability } from "./resource-types";
export { passingPorts, portsOf, type ReachSummary, summarizeReach } from "./summary";
