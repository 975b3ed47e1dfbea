// What the settings are when every default is resolved. Generated from the schemas by `npm run docs`: edit them, not this.
/** Who may reach whom. */
export interface KubernetesFirewallSettings {
  /** Connections beyond those that follow from listeners and target groups, by name. All else is closed. */
  readonly edges: Record<string, KubernetesFirewallEdgeSettings>;
  /** Ranges that nodes may open HTTPS connections to. Default: everywhere. Name resolution is always open. */
  readonly nodeEgress?: string[] | undefined;
}

export interface KubernetesFirewallEdgeSettings {
  /** Who opens the connection: internet, balancer, nodes, or a CIDR range. Allowed: internet, balancer, nodes, or a CIDR range. */
  readonly from: string;
  /** Who accepts it: the same words. One end is the nodes. Allowed: internet, balancer, nodes, or a CIDR range. */
  readonly to: string;
  /** Protocol of the connection; answers come back by themselves. Default: `"tcp"`. */
  readonly protocol: "tcp" | "udp";
  /** Port of the one who accepts; the first of a range. Allowed: 1 to 65535. */
  readonly port: number;
  /** Last port of the range. Default: port. Allowed: 1 to 65535. */
  readonly toPort?: number | undefined;
}
