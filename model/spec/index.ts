export * from "./certificate";
export * from "./cluster";
export * from "./firewall";
export { limitOverrides } from "./limits";
export * from "./load-balancer";
export * from "./network";
export * from "./node-group";
export * from "./target-group";
export * from "./twin";
