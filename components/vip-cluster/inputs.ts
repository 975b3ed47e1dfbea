// What a user may write. Generated from the schemas by `npm run docs`: edit them, not this.
import type { ObjectivesInput } from "../../model/objectives/inputs";
import type { AddressInput } from "../aws/address/inputs";
import type { BackupInput } from "../aws/backup/inputs";
import type { CertificateInput } from "../aws/certificate/inputs";
import type { FirewallInput } from "../aws/firewall/inputs";
import type { LoadBalancerInput } from "../aws/load-balancer/inputs";
import type { NetworkInput } from "../aws/network/inputs";
import type { NodeGroupInput } from "../aws/node-group/inputs";
import type { TargetGroupInput } from "../aws/target-group/inputs";
import type { TrustStoreInput } from "../aws/trust-store/inputs";

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
  /** Who may reach whom: one list, from which security groups and network ACLs are made. */
  firewall?: FirewallInput | undefined;
  /** What is done by the clock, beside serving. */
  operations?: ClusterOperationsInput | undefined;
  /** Who moves traffic between target groups. */
  traffic?: ClusterTrafficInput | undefined;
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
  /** Backups of disks, databases and files. Absent: none. */
  backup?: BackupInput | undefined;
}

export interface ClusterTrafficInput {
  /** Who owns the weights once the listener exists. With `controller` the live weights are read back and never reverted. Default: `"program"`. */
  owner?: "program" | "controller" | undefined;
}
