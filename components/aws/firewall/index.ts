import * as pulumi from "@pulumi/pulumi";
import { type LimitOverrides, limitsWith } from "../../../platforms/aws/limits";
import { parseArgs, refuse } from "../../errors";
import { type Tags, tagger } from "../../tags";
import type { Transforms } from "../../transform";
import { type Tier, tiers } from "../network/address-plan";
import type { Edge } from "./edges";
import type { BalancerFacts, FirewallFacts, TargetGroupFacts } from "./facts";
import type { FirewallInput } from "./inputs";
import { createNetworkAcls } from "./network-acls";
import { planFirewall } from "./plan";
import { firewallProblems, quotaProblems } from "./problems";
import type { FirewallSettings } from "./resolved";
import { createSecurityGroups } from "./security-groups";
import { firewallSettings } from "./settings";
import { type FirewallNetwork, type FirewallRoles, subnetIdsOf } from "./site";

export interface FirewallWiring {
  /** The network to guard. */
  readonly network: FirewallNetwork;
  /** The load balancer's settings: its listeners are opened to their clients. */
  readonly loadBalancer?: BalancerFacts;
  /** Settings of the target groups by key: their ports and health checks are opened from the balancer to the nodes. */
  readonly targetGroups?: Readonly<Record<string, TargetGroupFacts>>;
  /** Tags of every child; they win over the component's own. */
  readonly tags?: Tags;
  /** Vendor limits that have moved. */
  readonly limits?: LimitOverrides | undefined;
  /** Changes the arguments of children. Unsupported surface. */
  readonly transform?: Transforms<FirewallRoles> | undefined;
}

export type FirewallArgs = FirewallInput & FirewallWiring;

function factsOf(
  network: FirewallNetwork,
  balancer: BalancerFacts | undefined,
  targetGroups: FirewallFacts["targetGroups"],
): FirewallFacts {
  const subnetIds = subnetIdsOf(network);
  return {
    vpc: { cidr: network.cidr, ipv6: network.ipv6CidrBlock !== undefined },
    subnets: network.plan?.subnets ?? [],
    // Of a network that exists already, it is not known here: suppose it has one.
    nat: network.plan === undefined || network.plan.natZones.length > 0,
    tiers: tiers.filter((tier) => Object.keys(subnetIds[tier]).length > 0),
    s3: network.s3PrefixListId !== undefined,
    balancer,
    targetGroups,
  };
}

/**
 * The firewall of a cluster in two layers from one list of edges: security groups for the load balancer and the nodes, and a network ACL
 * for every tier of subnets.
 *
 * ```ts
 * new Firewall("shop", { network, loadBalancer, targetGroups, edges: { metrics: { from: "10.9.0.0/16", to: "nodes", port: 9100 } } });
 * ```
 *
 * **Opens** listeners to their `allow` list (default: the internet, or the VPC for an internal balancer), the balancer to its targets' ports and
 * health checks, the nodes to HTTPS outside (or to `nodeEgress` and S3's endpoint) and in the VPC, path MTU messages, and `edges`. Nothing else: what no edge opens is closed.
 * DNS, time and instance metadata of the VPC are not filtered by either layer (Amazon VPC user guide).
 *
 * **Creates** two security groups; one rule resource per edge and range, named after what it says, so that adding one touches no other;
 * network ACLs with the answers' ports (1024-65535) and numbers that follow from the rule. In an existing network: no network ACLs, unless
 * `networkAcl` is set. Network ACLs know ranges only and have room for few rules, so to them an end inside is the whole VPC.
 *
 * **Costs**: nothing.
 *
 * **When something fails**: rules are independent; one that is refused leaves the others in force. A subnet comes under its network ACL only when
 * the list is complete. More rules than the account's quota are said in the plan.
 */
export class Firewall extends pulumi.ComponentResource {
  /** The settings with every default resolved. */
  readonly settings: FirewallSettings;
  /** Who may open connections to whom. */
  readonly edges: readonly Edge[];
  /** The load balancer's group. A network load balancer takes it at its creation or never. */
  readonly frontendSecurityGroupId: pulumi.Output<string>;
  /** The nodes' group. */
  readonly backendSecurityGroupId: pulumi.Output<string>;
  /** By tier; empty without network ACLs. */
  readonly networkAclIds: Readonly<Partial<Record<Tier, pulumi.Output<string>>>>;

  constructor(name: string, args: FirewallArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const { network, loadBalancer, targetGroups = {}, tags, limits, transform = {}, ...input } = args;
    const subject = { type: "Firewall", name };
    const inForce = limitsWith(limits);
    const parsed = parseArgs(firewallSettings(inForce), input, subject);
    const settings = { ...parsed, networkAcl: parsed.networkAcl ?? network.plan !== undefined };
    const facts = factsOf(network, loadBalancer, targetGroups);
    const plan = planFirewall(settings, facts);
    const quotas = quotaProblems(plan, inForce, settings);
    refuse(subject, [...firewallProblems(settings, facts), ...quotas.filter(({ severity }) => severity === "error")]);
    super("vipkit:firewall:Firewall", name, settings, opts);
    this.settings = settings;
    this.edges = plan.edges;
    for (const { message } of quotas) void pulumi.log.warn(message, this);
    const site = { name, parent: this, network, tagsFor: tagger("firewall", tags), transform };
    const groups = createSecurityGroups(site, plan.securityGroupRules);
    this.frontendSecurityGroupId = groups.frontend.id;
    this.backendSecurityGroupId = groups.backend.id;
    this.networkAclIds = createNetworkAcls(site, plan.networkAclRules);
    this.registerOutputs({
      frontendSecurityGroupId: this.frontendSecurityGroupId,
      backendSecurityGroupId: this.backendSecurityGroupId,
      networkAclIds: this.networkAclIds,
    });
  }
}
