// What the settings are when every default is resolved. Generated from the schemas by `npm run docs`: edit them, not this.
/** Who may reach whom. */
export interface FirewallSettings {
  /** Connections beyond those that follow from listeners and target groups, by name. All else is closed. */
  readonly edges: Record<string, FirewallEdgeSettings>;
  /** Ranges that nodes may open HTTPS connections to. Default: everywhere, for packages, images and AWS APIs. */
  readonly nodeEgress?: string[] | undefined;
  /** Whether the subnets get a second, stateless layer from the same list. Default: yes in a new network, no in an existing one, whose subnets others may use. */
  readonly networkAcl?: boolean | undefined;
}

export interface FirewallEdgeSettings {
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
