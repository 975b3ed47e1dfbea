export { BalancerController, type Balancing } from "./balancer-controller";
