export { Address, type AddressArgs, type AddressWiring } from "./address";
export { Autoscaling, type AutoscalingArgs } from "./autoscaling";
export {
  Certificate,
  type CertificateArgs,
  type CertificateWiring,
  type ValidationRecord,
} from "./certificate";
export { Firewall, type FirewallArgs, type FirewallWiring } from "./firewall";
export {
  type ClientSecrets,
  type ForwardTarget,
  type ForwardTargets,
  LoadBalancer,
  type LoadBalancerArgs,
  type TrustedStore,
  type TrustStores,
} from "./load-balancer";
export { Network, type NetworkArgs, type NetworkWiring, type SubnetIds } from "./network";
export { NodeGroup, type NodeGroupArgs, type ServedTargetGroup } from "./node-group";
export { clusterTags, type Tags } from "./tags";
export { TargetGroup, type TargetGroupArgs } from "./target-group";
export type { Transforms } from "./transform";
export { TrustStore, type TrustStoreArgs, type TrustStoreRoles, type TrustStoreWiring } from "./trust-store";
export { type ClusterSummary, VipCluster, type VipClusterArgs, type VirtualAddress } from "./vip-cluster";
