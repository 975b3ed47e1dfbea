// What a user may write. Generated from the schemas by `npm run docs`: edit them, not this.
import type { ObjectivesInput } from "../../model/objectives/inputs";
import type { AccessInput } from "../aws/access/inputs";
import type { AddressInput } from "../aws/address/inputs";
import type { BackupInput } from "../aws/backup/inputs";
import type { CertificateInput } from "../aws/certificate/inputs";
import type { LoadBalancerInput } from "../aws/load-balancer/inputs";
import type { NetworkInput } from "../aws/network/inputs";
import type { NodeGroupInput } from "../aws/node-group/inputs";
import type { ObservabilityInput } from "../aws/observability/inputs";
import type { PatchingInput } from "../aws/patching/inputs";
import type { SessionsInput } from "../aws/sessions/inputs";
import type { TargetGroupInput } from "../aws/target-group/inputs";
import type { TrustStoreInput } from "../aws/trust-store/inputs";
import type { WebAclInput } from "../aws/web-acl/inputs";

/** Everything about one cluster in one environment. */
export interface ClusterSpecInput {
  /** Name of the cluster; part of every resource's name. Allowed: a letter, then letters, digits and hyphens, lower case, 1 to 24 characters. */
  name: string;
  /** Where it runs. Default: `"aws"`. */
  platform?: "aws" | undefined;
  /** Who answers: `twin` is this machine, `aws` the account of the ambient credentials, `{ endpoint }` anything that speaks AWS's protocol. Allowed: twin, aws, or { endpoint: ... }. Default: `"aws"`. */
  provider?: "twin" | "aws" | ClusterProviderInput | undefined;
  /** AWS region of everything. Allowed: a region such as eu-west-1. Default: `"eu-west-1"`. */
  region?: string | undefined;
  /** Where the cluster lives: a new VPC, or `existing`. */
  network?: NetworkInput | undefined;
  /** The name that clients use: a Route 53 alias to the load balancer, alone or beside other clusters. */
  address?: AddressInput | undefined;
  /** Certificate of the HTTPS and TLS listeners: a new one by `domainName`, or one that exists by `arn`. Allowed: { domainName, zoneId } for a new one, or { arn } of one that exists. */
  certificate?: CertificateInput | undefined;
  /** The one address in front of all nodes. */
  loadBalancer: LoadBalancerInput;
  /** Whose client certificates listeners let in, by name. */
  trustStores?: Record<string, TrustStoreInput> | undefined;
  /** Groups of targets that share a port, a health check and an affinity, by name. */
  targetGroups: Record<string, TargetGroupInput>;
  /** Groups of nodes that share a template and a size, by name. */
  nodeGroups: Record<string, NodeGroupInput>;
  /** What is done by the clock, beside serving. */
  operations?: ClusterOperationsInput | undefined;
  /** Who may do what with the cluster's resources, and what a pipeline may. Absent: what the account says. */
  access?: AccessInput | undefined;
  /** Who may reach whom: one list, from which security groups and network ACLs are made; and what is let through. */
  firewall?: ClusterFirewallInput | undefined;
  /** Who moves traffic between target groups. */
  traffic?: ClusterTrafficInput | undefined;
  /** Alarms with runbooks, who is told of them, and a dashboard. Absent: nothing is watched. */
  observability?: ObservabilityInput | undefined;
  /** What the environment promises when something fails. A budget or capacity that breaks it is a warning. */
  objectives?: ObjectivesInput | undefined;
  /** Tags of every resource. */
  tags?: Record<string, string> | undefined;
}

export interface ClusterProviderInput {
  /** Any AWS-compatible endpoint: LocalStack, moto and the like. */
  endpoint: string;
  /** Access key that the endpoint takes. Not for real credentials. Default: `"test"`. */
  accessKey?: string | undefined;
  /** Secret key that the endpoint takes. Not for real credentials. Default: `"test"`. */
  secretKey?: string | undefined;
}

export interface ClusterOperationsInput {
  /** Security patches on running nodes, one at a time. Absent: a new image alone brings them. */
  patching?: PatchingInput | undefined;
  /** Shells on nodes by Session Manager, encrypted and logged. Absent: shells leave no log. */
  sessions?: SessionsInput | undefined;
  /** Backups of disks, databases and files. Absent: none. */
  backup?: BackupInput | undefined;
}

export interface ClusterFirewallInput {
  /** Connections beyond those that follow from listeners and target groups, by name. All else is closed. */
  edges?: Record<string, ClusterEdgeInput> | undefined;
  /** Ranges that nodes may open HTTPS connections to. Default: everywhere, for packages, images and AWS APIs. */
  nodeEgress?: string[] | undefined;
  /** Whether the subnets get a second, stateless layer from the same list. Default: yes in a new network, no in an existing one, whose subnets others may use. */
  networkAcl?: boolean | undefined;
  /** Which requests are let through to an application load balancer: AWS WAF. Default: all. */
  waf?: WebAclInput | undefined;
}

export interface ClusterEdgeInput {
  /** Who opens the connection: internet, balancer, nodes, vpc, a CIDR range, or the id of a security group (sg-...) or prefix list (pl-...). Allowed: internet, balancer, nodes, vpc, a CIDR range, or the id of a security group (sg-...) or prefix list (pl-...). */
  from: string;
  /** Who accepts it: the same words. One end is the cluster's own: balancer or nodes. Allowed: internet, balancer, nodes, vpc, a CIDR range, or the id of a security group (sg-...) or prefix list (pl-...). */
  to: string;
  /** Protocol of the connection; answers come back by themselves. Default: `"tcp"`. */
  protocol?: "tcp" | "udp" | undefined;
  /** Port of the one who accepts; the first of a range. Allowed: 1 to 65535 (limit elbv2.port, read 2026-11-30). */
  port: number;
  /** Last port of the range. Default: port. Allowed: 1 to 65535 (limit elbv2.port, read 2026-11-30). */
  toPort?: number | undefined;
  /** Most entries of the prefix list at its end: each counts as a rule of the security group. Default: known for CloudFront's, else 1. Allowed: 1 to 1000 (limit ec2.prefixList.entries, read 2026-11-23). */
  maxEntries?: number | undefined;
  /** Shown with the rule in AWS. Allowed: a description of 1 to 255 characters (limit ec2.securityGroup.description.length, read 2026-11-30). */
  description?: string | undefined;
}

export interface ClusterTrafficInput {
  /** Who owns the weights once the listener exists. With `controller` the live weights are read back and never reverted. Default: `"program"`. */
  owner?: "program" | "controller" | undefined;
}
