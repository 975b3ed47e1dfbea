export type { Counter, Counters } from "./counters";
export { counterKey } from "./counters";
export { BalancerPlane, type Balancing } from "./plane";
export { sslPolicies } from "./render/tls";
export { BalancerError } from "./runtime/program";
