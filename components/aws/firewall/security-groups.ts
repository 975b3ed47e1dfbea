import * as ec2 from "@pulumi/aws/ec2";
import * as awsVpc from "@pulumi/aws/vpc";
import { physicalName } from "../../names";
import { transformed } from "../../transform";
import type { Peer } from "./peers";
import type { SecurityGroupRole, SecurityGroupRulePlan } from "./security-group-rules";
import type { FirewallSite, SecurityGroups } from "./site";

const descriptions: Readonly<Record<SecurityGroupRole, string>> = {
  frontend: "Who may reach the load balancer, and what it may reach",
  backend: "Who may reach the nodes, and what they may reach",
};

function createSecurityGroup(site: FirewallSite, role: SecurityGroupRole): ec2.SecurityGroup {
  const child = `${site.name}-${role}-security-group`;
  const description = descriptions[role];
  const args = transformed<ec2.SecurityGroupArgs>(site.transform.securityGroup, child, {
    name: physicalName("securityGroup", `${site.name}-${role}`, { vpc: site.network.key, description }),
    description,
    vpcId: site.network.vpcId,
    // Two groups that name each other could otherwise never be deleted.
    revokeRulesOnDelete: true,
    tags: site.tagsFor(child),
  });
  return new ec2.SecurityGroup(child, args, { parent: site.parent });
}

type PeerArgs = Pick<
  awsVpc.SecurityGroupIngressRuleArgs,
  "cidrIpv4" | "cidrIpv6" | "prefixListId" | "referencedSecurityGroupId"
>;

function peerArgs(site: FirewallSite, groups: SecurityGroups, peer: Peer): PeerArgs {
  switch (peer.kind) {
    case "group":
      return { referencedSecurityGroupId: (peer.group === "balancer" ? groups.frontend : groups.backend).id };
    case "vpc":
      return peer.family === "ipv4" ? { cidrIpv4: site.network.cidr } : { cidrIpv6: site.network.ipv6CidrBlock };
    case "cidr":
      return peer.family === "ipv4" ? { cidrIpv4: peer.cidr } : { cidrIpv6: peer.cidr };
    case "s3":
      return { prefixListId: site.network.s3PrefixListId };
    case "reference":
      return peer.id.startsWith("pl-") ? { prefixListId: peer.id } : { referencedSecurityGroupId: peer.id };
  }
}

function createRule(site: FirewallSite, groups: SecurityGroups, plan: SecurityGroupRulePlan): void {
  const child = `${site.name}-${plan.key}`;
  const args: awsVpc.SecurityGroupIngressRuleArgs & awsVpc.SecurityGroupEgressRuleArgs = {
    securityGroupId: groups[plan.group].id,
    ipProtocol: plan.protocol,
    fromPort: plan.fromPort,
    toPort: plan.toPort,
    ...peerArgs(site, groups, plan.peer),
    description: plan.description,
    tags: site.tagsFor(child),
  };
  const opts = { parent: site.parent };
  if (plan.direction === "ingress") {
    new awsVpc.SecurityGroupIngressRule(child, transformed(site.transform.ingressRule, child, args), opts);
  } else {
    new awsVpc.SecurityGroupEgressRule(child, transformed(site.transform.egressRule, child, args), opts);
  }
}

/** Both groups, empty of inline rules, and every rule as a resource of its own. */
export function createSecurityGroups(site: FirewallSite, rules: readonly SecurityGroupRulePlan[]): SecurityGroups {
  const groups = { frontend: createSecurityGroup(site, "frontend"), backend: createSecurityGroup(site, "backend") };
  for (const rule of rules) createRule(site, groups, rule);
  return groups;
}
