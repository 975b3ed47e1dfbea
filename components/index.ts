export { Network, type NetworkArgs, type NetworkWiring, type SubnetIds } from "./network";
export { clusterTags, type Tags } from "./tags";
export type { Transforms } from "./transform";
