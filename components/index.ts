export { Address, type AddressArgs, type AddressWiring } from "./aws/address";
export { Autoscaling, type AutoscalingArgs } from "./aws/autoscaling";
export {
  Certificate,
  type CertificateArgs,
  type CertificateWiring,
  type ValidationRecord,
} from "./aws/certificate";
export { Firewall, type FirewallArgs, type FirewallWiring } from "./aws/firewall";
export {
  type ClientSecrets,
  type ForwardTarget,
  type ForwardTargets,
  LoadBalancer,
  type LoadBalancerArgs,
  type TrustedStore,
  type TrustStores,
} from "./aws/load-balancer";
export { Network, type NetworkArgs, type NetworkWiring, type SubnetIds } from "./aws/network";
export { NodeGroup, type NodeGroupArgs, type ServedTargetGroup } from "./aws/node-group";
export { TargetGroup, type TargetGroupArgs } from "./aws/target-group";
export { TrustStore, type TrustStoreArgs, type TrustStoreRoles, type TrustStoreWiring } from "./aws/trust-store";
export { clusterTags, type Tags } from "./tags";
export type { Transforms } from "./transform";
export { type ClusterSummary, VipCluster, type VipClusterArgs, type VirtualAddress } from "./vip-cluster";
