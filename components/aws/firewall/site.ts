import type * as ec2 from "@pulumi/aws/ec2";
import type * as awsVpc from "@pulumi/aws/vpc";
import type * as pulumi from "@pulumi/pulumi";
import type { Tags } from "../../tags";
import type { Transforms } from "../../transform";
import type { NetworkPlan, Tier } from "../network/address-plan";
import type { SecurityGroupRole } from "./security-group-rules";

/** The network a firewall guards; a `Network` fits as it is. */
export interface FirewallNetwork {
  readonly vpcId: pulumi.Input<string>;
  /** Plain text that stands for the VPC in names. */
  readonly key: string;
  readonly cidr: string;
  /** Absent: the network is IPv4 only. */
  readonly ipv6CidrBlock: pulumi.Input<string> | undefined;
  readonly publicSubnetIds: Readonly<Record<string, pulumi.Input<string>>>;
  readonly privateSubnetIds: Readonly<Record<string, pulumi.Input<string>>>;
  readonly isolatedSubnetIds: Readonly<Record<string, pulumi.Input<string>>>;
  /** Prefix list of the S3 endpoint; absent: there is none. */
  readonly s3PrefixListId: pulumi.Input<string> | undefined;
  /** Absent: the network exists already and its layout is not known. */
  readonly plan: NetworkPlan | undefined;
}

/** Children whose arguments a caller may change. */
export interface FirewallRoles {
  securityGroup: ec2.SecurityGroupArgs;
  ingressRule: awsVpc.SecurityGroupIngressRuleArgs;
  egressRule: awsVpc.SecurityGroupEgressRuleArgs;
  networkAcl: ec2.NetworkAclArgs;
  networkAclRule: ec2.NetworkAclRuleArgs;
}

/** What every part of a firewall is made from. */
export interface FirewallSite {
  readonly name: string;
  readonly parent: pulumi.Resource;
  readonly network: FirewallNetwork;
  readonly tagsFor: (name: string) => Tags;
  readonly transform: Transforms<FirewallRoles>;
}

export type SecurityGroups = Readonly<Record<SecurityGroupRole, ec2.SecurityGroup>>;

/** Subnet ids by zone of every tier. */
export function subnetIdsOf(network: FirewallNetwork): Readonly<Record<Tier, FirewallNetwork["publicSubnetIds"]>> {
  return { public: network.publicSubnetIds, private: network.privateSubnetIds, isolated: network.isolatedSubnetIds };
}
