export { BalancerController, type Balancing } from "./balancer-controller";
export type { Counter, Counters } from "./counters";
export { counterKey } from "./counters";
export { sslPolicies } from "./render/tls";
export { BalancerError } from "./runtime/program";
