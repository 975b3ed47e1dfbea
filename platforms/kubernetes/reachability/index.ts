export { planReachability } from "./analyze";
export { type Assertion, judgeReachability } from "./assertions";
export type { Endpoint, EndpointKind, Flow, Hop, Reachability } from "./flow";
