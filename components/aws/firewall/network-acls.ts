import * as ec2 from "@pulumi/aws/ec2";
import type * as pulumi from "@pulumi/pulumi";
import { transformed } from "../../transform";
import { type Tier, tiers } from "../network/address-plan";
import type { NetworkAclRulePlan } from "./network-acl-rules";
import { type FirewallSite, subnetIdsOf } from "./site";

/** Names for the provider: it takes protocols by number or name, and ICMPv6 by number only (IANA protocol numbers). */
const protocolNames: Readonly<Record<NetworkAclRulePlan["protocol"], string>> = {
  tcp: "tcp",
  udp: "udp",
  icmp: "icmp",
  icmpv6: "58",
};

function rangeArgs(
  site: FirewallSite,
  { peer }: NetworkAclRulePlan,
): Pick<ec2.NetworkAclRuleArgs, "cidrBlock" | "ipv6CidrBlock"> {
  if (peer.kind === "cidr") return peer.family === "ipv4" ? { cidrBlock: peer.cidr } : { ipv6CidrBlock: peer.cidr };
  return peer.family === "ipv4" ? { cidrBlock: site.network.cidr } : { ipv6CidrBlock: site.network.ipv6CidrBlock };
}

function portArgs({ protocol, fromPort, toPort }: NetworkAclRulePlan): Partial<ec2.NetworkAclRuleArgs> {
  const isIcmp = protocol === "icmp" || protocol === "icmpv6";
  return isIcmp ? { icmpType: fromPort, icmpCode: toPort } : { fromPort, toPort };
}

function createRule(site: FirewallSite, acl: ec2.NetworkAcl, plan: NetworkAclRulePlan): ec2.NetworkAclRule {
  const child = `${site.name}-acl-${plan.key}`;
  const args = transformed<ec2.NetworkAclRuleArgs>(site.transform.networkAclRule, child, {
    networkAclId: acl.id,
    ruleNumber: plan.ruleNumber,
    egress: plan.direction === "out",
    protocol: protocolNames[plan.protocol],
    ruleAction: "allow",
    ...rangeArgs(site, plan),
    ...portArgs(plan),
  });
  return new ec2.NetworkAclRule(child, args, { parent: site.parent });
}

function createNetworkAcl(site: FirewallSite, tier: Tier, plans: readonly NetworkAclRulePlan[]): ec2.NetworkAcl {
  const child = `${site.name}-acl-${tier}`;
  const args = transformed<ec2.NetworkAclArgs>(site.transform.networkAcl, child, {
    vpcId: site.network.vpcId,
    tags: site.tagsFor(child),
  });
  const acl = new ec2.NetworkAcl(child, args, { parent: site.parent });
  const rules = plans.map((plan) => createRule(site, acl, plan));
  // A list without rules denies everything: subnets come under it when it is complete, and leave it before it is taken apart.
  const opts = { parent: site.parent, dependsOn: rules };
  for (const [zone, subnetId] of Object.entries(subnetIdsOf(site.network)[tier])) {
    const association = { networkAclId: acl.id, subnetId };
    new ec2.NetworkAclAssociation(`${site.name}-acl-association-${tier}-${zone}`, association, opts);
  }
  return acl;
}

/** One network ACL for every tier that the plan has rules for. */
export function createNetworkAcls(
  site: FirewallSite,
  plans: readonly NetworkAclRulePlan[],
): Readonly<Partial<Record<Tier, pulumi.Output<string>>>> {
  const planned = tiers.map((tier) => ({ tier, rules: plans.filter((plan) => plan.tier === tier) }));
  return Object.fromEntries(
    planned
      .filter(({ rules }) => rules.length > 0)
      .map(({ tier, rules }) => [tier, createNetworkAcl(site, tier, rules).id]),
  );
}
