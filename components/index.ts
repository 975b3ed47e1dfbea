export type * from "../model/objectives/inputs";
export type * from "../model/objectives/resolved";
export { Accelerator, type AcceleratorArgs, type AcceleratorRoles, type AcceleratorWiring } from "./aws/accelerator";
export type * from "./aws/accelerator/inputs";
export type * from "./aws/accelerator/resolved";
export { Access, type AccessArgs, type AccessRoles } from "./aws/access";
export type * from "./aws/access/inputs";
export type * from "./aws/access/resolved";
export { Address, type AddressArgs, type AddressRoles, type AddressWiring } from "./aws/address";
export type * from "./aws/address/inputs";
export type * from "./aws/address/resolved";
export { Autoscaling, type AutoscalingArgs, type AutoscalingRoles } from "./aws/autoscaling";
export type * from "./aws/autoscaling/inputs";
export type * from "./aws/autoscaling/resolved";
export { Backup, type BackupArgs, type BackupRoles } from "./aws/backup";
export type * from "./aws/backup/inputs";
export type { BackupTag } from "./aws/backup/plan";
export type * from "./aws/backup/resolved";
export {
  Certificate,
  type CertificateArgs,
  type CertificateRoles,
  type CertificateWiring,
  type ValidationRecord,
} from "./aws/certificate";
export type * from "./aws/certificate/inputs";
export type * from "./aws/certificate/resolved";
export {
  ContainerService,
  type ContainerServiceArgs,
  type ContainerServiceRoles,
  type ExistingContainerCluster,
} from "./aws/container-service";
export type * from "./aws/container-service/inputs";
export type * from "./aws/container-service/resolved";
export { Firewall, type FirewallArgs, type FirewallWiring } from "./aws/firewall";
export type * from "./aws/firewall/inputs";
export type * from "./aws/firewall/resolved";
export type { FirewallRoles } from "./aws/firewall/site";
export {
  type ClientSecrets,
  type ExistingListenerInput,
  ExistingLoadBalancer,
  type ExistingLoadBalancerArgs,
  type ForwardTarget,
  type ForwardTargets,
  LoadBalancer,
  type LoadBalancerArgs,
  type LoadBalancerRoles,
  type TrustedStore,
  type TrustStores,
} from "./aws/load-balancer";
export type * from "./aws/load-balancer/action-inputs";
export type * from "./aws/load-balancer/action-resolved";
export type * from "./aws/load-balancer/inputs";
export type * from "./aws/load-balancer/resolved";
export { Network, type NetworkArgs, type NetworkWiring, type SubnetIds } from "./aws/network";
export type * from "./aws/network/inputs";
export type * from "./aws/network/resolved";
export type { NetworkRoles } from "./aws/network/site";
export { NodeGroup, type NodeGroupArgs, type NodeGroupRoles, type ServedTargetGroup } from "./aws/node-group";
export type * from "./aws/node-group/inputs";
export type * from "./aws/node-group/resolved";
export {
  Observability,
  type ObservabilityArgs,
  type ObservabilityRoles,
  type ObservabilityWiring,
} from "./aws/observability";
export type * from "./aws/observability/inputs";
export type { WatchedNodeGroup, WatchedParts } from "./aws/observability/parts";
export type * from "./aws/observability/resolved";
export { Patching, type PatchingArgs, type PatchingRoles } from "./aws/patching";
export type * from "./aws/patching/inputs";
export type * from "./aws/patching/resolved";
export { Sessions, type SessionsArgs, type SessionsRoles } from "./aws/sessions";
export type * from "./aws/sessions/inputs";
export type * from "./aws/sessions/resolved";
export {
  type DescribedTargetGroup,
  ExistingTargetGroup,
  type ExistingTargetGroupArgs,
  TargetGroup,
  type TargetGroupArgs,
  type TargetGroupRoles,
} from "./aws/target-group";
export type * from "./aws/target-group/inputs";
export type * from "./aws/target-group/resolved";
export { TrustStore, type TrustStoreArgs, type TrustStoreRoles, type TrustStoreWiring } from "./aws/trust-store";
export type * from "./aws/trust-store/inputs";
export type * from "./aws/trust-store/resolved";
export {
  type ShieldedBalancer,
  WebAcl,
  type WebAclArgs,
  type WebAclRoles,
  type WebAclWiring,
} from "./aws/web-acl";
export type * from "./aws/web-acl/inputs";
export type * from "./aws/web-acl/resolved";
export {
  ZonalAutoshift,
  type ZonalAutoshiftArgs,
  type ZonalAutoshiftRoles,
  type ZonalAutoshiftWiring,
} from "./aws/zonal-autoshift";
export type * from "./aws/zonal-autoshift/inputs";
export type * from "./aws/zonal-autoshift/resolved";
export type { LookUp } from "./look-up";
export { type AlarmOptions, type MeasuredBalancer, Metric, type MetricView } from "./metric";
export { clusterTags, type Tags } from "./tags";
export type { Transforms } from "./transform";
export { VipCluster, type VipClusterArgs } from "./vip-cluster";
export type * from "./vip-cluster/inputs";
export type * from "./vip-cluster/resolved";
export type { ClusterSummary, VirtualAddress } from "./vip-cluster/summary";
export type { ClusterTransforms } from "./vip-cluster/transforms";
