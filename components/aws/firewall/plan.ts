import { type Edge, planEdges } from "./edges";
import type { FirewallFacts } from "./facts";
import { type NetworkAclRulePlan, planNetworkAclRules } from "./network-acl-rules";
import type { FirewallSettings } from "./resolved";
import { planSecurityGroupRules, type SecurityGroupRulePlan } from "./security-group-rules";

export interface FirewallPlan {
  /** Who may open connections to whom: what the rules are made from. */
  readonly edges: readonly Edge[];
  readonly securityGroupRules: readonly SecurityGroupRulePlan[];
  /** Of every tier that has subnets; none when network ACLs are off. */
  readonly networkAclRules: readonly NetworkAclRulePlan[];
}

/** Both layers of the firewall from one list of edges. Pure; the order of any map in the settings changes nothing. */
export function planFirewall(settings: FirewallSettings, facts: FirewallFacts): FirewallPlan {
  const edges = planEdges(settings, facts);
  return {
    edges,
    securityGroupRules: planSecurityGroupRules(edges),
    networkAclRules: settings.networkAcl === true ? planNetworkAclRules(edges, facts) : [],
  };
}
