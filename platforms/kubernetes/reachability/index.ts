export { planReachability } from "./analyze";
export { type Assertion, judgeReachability } from "./assertions";
export type { Endpoint, Flow, Hop } from "./flow";
