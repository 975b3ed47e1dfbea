// What the settings are when every default is resolved. Generated from the schemas by `npm run docs`: edit them, not this.
import type { ObjectivesSettings } from "../../model/objectives/resolved";
import type { AccessSettings } from "../aws/access/resolved";
import type { AddressSettings } from "../aws/address/resolved";
import type { BackupSettings } from "../aws/backup/resolved";
import type { CertificateSettings } from "../aws/certificate/resolved";
import type { LoadBalancerSettings } from "../aws/load-balancer/resolved";
import type { NetworkSettings } from "../aws/network/resolved";
import type { NodeGroupSettings } from "../aws/node-group/resolved";
import type { ObservabilitySettings } from "../aws/observability/resolved";
import type { PatchingSettings } from "../aws/patching/resolved";
import type { SessionsSettings } from "../aws/sessions/resolved";
import type { TargetGroupSettings } from "../aws/target-group/resolved";
import type { TrustStoreSettings } from "../aws/trust-store/resolved";
import type { WebAclSettings } from "../aws/web-acl/resolved";

/** Everything about one cluster in one environment. */
export interface ClusterSpec {
  /** Name of the cluster; part of every resource's name. Allowed: a letter, then letters, digits and hyphens, lower case, 1 to 24 characters. */
  readonly name: string;
  /** Where it runs. Default: `"aws"`. */
  readonly platform: "aws";
  /** Who answers: `twin` is this machine, `aws` the account of the ambient credentials, `{ endpoint }` anything that speaks AWS's protocol. Allowed: twin, aws, or { endpoint: ... }. Default: `"aws"`. */
  readonly provider: "twin" | "aws" | ClusterProviderSettings;
  /** AWS region of everything. Allowed: a region such as eu-west-1. Default: `"eu-west-1"`. */
  readonly region: string;
  /** Where the cluster lives: a new VPC, or `existing`. */
  readonly network: NetworkSettings;
  /** The name that clients use: a Route 53 alias to the load balancer, alone or beside other clusters. */
  readonly address?: AddressSettings | undefined;
  /** Certificate of the HTTPS and TLS listeners: a new one by `domainName`, or one that exists by `arn`. Allowed: { domainName, zoneId } for a new one, or { arn } of one that exists. */
  readonly certificate?: CertificateSettings | undefined;
  /** The one address in front of all nodes. */
  readonly loadBalancer: LoadBalancerSettings;
  /** Whose client certificates listeners let in, by name. */
  readonly trustStores: Record<string, TrustStoreSettings>;
  /** Groups of targets that share a port, a health check and an affinity, by name. */
  readonly targetGroups: Record<string, TargetGroupSettings>;
  /** Groups of nodes that share a template and a size, by name. */
  readonly nodeGroups: Record<string, NodeGroupSettings>;
  /** What is done by the clock, beside serving. */
  readonly operations: ClusterOperationsSettings;
  /** Who may do what with the cluster's resources, and what a pipeline may. Absent: what the account says. */
  readonly access?: AccessSettings | undefined;
  /** Who may reach whom: one list, from which security groups and network ACLs are made; and what is let through. */
  readonly firewall: ClusterFirewallSettings;
  /** Who moves traffic between target groups. */
  readonly traffic: ClusterTrafficSettings;
  /** Alarms with runbooks, who is told of them, and a dashboard. Absent: nothing is watched. */
  readonly observability?: ObservabilitySettings | undefined;
  /** What the environment promises when something fails. A budget or capacity that breaks it is a warning. */
  readonly objectives: ObjectivesSettings;
  /** Tags of every resource. */
  readonly tags: Record<string, string>;
}

export interface ClusterProviderSettings {
  /** Any AWS-compatible endpoint: LocalStack, moto and the like. */
  readonly endpoint: string;
  /** Access key that the endpoint takes. Not for real credentials. Default: `"test"`. */
  readonly accessKey: string;
  /** Secret key that the endpoint takes. Not for real credentials. Default: `"test"`. */
  readonly secretKey: string;
}

export interface ClusterOperationsSettings {
  /** Security patches on running nodes, one at a time. Absent: a new image alone brings them. */
  readonly patching?: PatchingSettings | undefined;
  /** Shells on nodes by Session Manager, encrypted and logged. Absent: shells leave no log. */
  readonly sessions?: SessionsSettings | undefined;
  /** Backups of disks, databases and files. Absent: none. */
  readonly backup?: BackupSettings | undefined;
}

export interface ClusterFirewallSettings {
  /** Connections beyond those that follow from listeners and target groups, by name. All else is closed. */
  readonly edges: Record<string, ClusterEdgeSettings>;
  /** Ranges that nodes may open HTTPS connections to. Default: everywhere, for packages, images and AWS APIs. */
  readonly nodeEgress?: string[] | undefined;
  /** Whether the subnets get a second, stateless layer from the same list. Default: yes in a new network, no in an existing one, whose subnets others may use. */
  readonly networkAcl?: boolean | undefined;
  /** Which requests are let through to an application load balancer: AWS WAF. Default: all. */
  readonly waf?: WebAclSettings | undefined;
}

export interface ClusterEdgeSettings {
  /** Who opens the connection: internet, balancer, nodes, vpc, a CIDR range, or the id of a security group (sg-...) or prefix list (pl-...). Allowed: internet, balancer, nodes, vpc, a CIDR range, or the id of a security group (sg-...) or prefix list (pl-...). */
  readonly from: string;
  /** Who accepts it: the same words. One end is the cluster's own: balancer or nodes. Allowed: internet, balancer, nodes, vpc, a CIDR range, or the id of a security group (sg-...) or prefix list (pl-...). */
  readonly to: string;
  /** Protocol of the connection; answers come back by themselves. Default: `"tcp"`. */
  readonly protocol: "tcp" | "udp";
  /** Port of the one who accepts; the first of a range. Allowed: 1 to 65535 (limit elbv2.port, read 2026-11-30). */
  readonly port: number;
  /** Last port of the range. Default: port. Allowed: 1 to 65535 (limit elbv2.port, read 2026-11-30). */
  readonly toPort?: number | undefined;
  /** Most entries of the prefix list at its end: each counts as a rule of the security group. Default: known for CloudFront's, else 1. Allowed: 1 to 1000 (limit ec2.prefixList.entries, read 2026-11-23). */
  readonly maxEntries?: number | undefined;
  /** Shown with the rule in AWS. Allowed: a description of 1 to 255 characters (limit ec2.securityGroup.description.length, read 2026-11-30). */
  readonly description?: string | undefined;
}

export interface ClusterTrafficSettings {
  /** Who owns the weights once the listener exists. With `controller` the live weights are read back and never reverted. Default: `"program"`. */
  readonly owner: "program" | "controller";
}
