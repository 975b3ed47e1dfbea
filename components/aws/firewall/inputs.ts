// What a user may write. Generated from the schemas by `npm run docs`: edit them, not this.
/** Who may reach whom. */
export interface FirewallInput {
  /** Connections beyond those that follow from listeners and target groups, by name. All else is closed. */
  edges?: Record<string, FirewallEdgeInput> | undefined;
  /** Ranges that nodes may open HTTPS connections to. Default: everywhere, for packages, images and AWS APIs. */
  nodeEgress?: string[] | undefined;
  /** Whether the subnets get a second, stateless layer from the same list. Default: yes in a new network, no in an existing one, whose subnets others may use. */
  networkAcl?: boolean | undefined;
}

export interface FirewallEdgeInput {
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
