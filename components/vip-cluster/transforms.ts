import type { AccessRoles } from "../aws/access";
import type { AddressRoles } from "../aws/address";
import type { AutoscalingRoles } from "../aws/autoscaling";
import type { BackupRoles } from "../aws/backup";
import type { CertificateRoles } from "../aws/certificate";
import type { FirewallRoles } from "../aws/firewall/site";
import type { LoadBalancerRoles } from "../aws/load-balancer";
import type { NetworkRoles } from "../aws/network/site";
import type { NodeGroupRoles } from "../aws/node-group";
import type { ObservabilityRoles } from "../aws/observability";
import type { PatchingRoles } from "../aws/patching";
import type { SessionsRoles } from "../aws/sessions";
import type { TargetGroupRoles } from "../aws/target-group";
import type { TrustStoreRoles } from "../aws/trust-store";
import type { WebAclRoles } from "../aws/web-acl";
import type { Transforms } from "../transform";

/**
 * Functions per kind of component and per role of its children. Each gets the provider's own arguments and the child's logical name, by
 * which one target group is told from another (`shop-targets-web-target-group`), and returns the arguments to use.
 *
 * ```ts
 * new VipCluster("shop", {
 *   ...spec,
 *   transform: { nodeGroup: { role: (role) => ({ ...role, permissionsBoundary }) } },
 * });
 * ```
 *
 * What no argument is, such as `ignoreChanges`, `opts.transforms` changes: Pulumi calls it for every child.
 */
export interface ClusterTransforms {
  readonly network?: Transforms<NetworkRoles> | undefined;
  readonly firewall?: Transforms<FirewallRoles> | undefined;
  readonly certificate?: Transforms<CertificateRoles> | undefined;
  /** Of every trust store. */
  readonly trustStore?: Transforms<TrustStoreRoles> | undefined;
  /** Of every target group. */
  readonly targetGroup?: Transforms<TargetGroupRoles> | undefined;
  /** Of every node group. */
  readonly nodeGroup?: Transforms<NodeGroupRoles> | undefined;
  readonly loadBalancer?: Transforms<LoadBalancerRoles> | undefined;
  readonly webAcl?: Transforms<WebAclRoles> | undefined;
  readonly address?: Transforms<AddressRoles> | undefined;
  /** Of every node group that scales. */
  readonly autoscaling?: Transforms<AutoscalingRoles> | undefined;
  readonly patching?: Transforms<PatchingRoles> | undefined;
  readonly backup?: Transforms<BackupRoles> | undefined;
  readonly observability?: Transforms<ObservabilityRoles> | undefined;
  readonly access?: Transforms<AccessRoles> | undefined;
  readonly sessions?: Transforms<SessionsRoles> | undefined;
}
