// What a user may write. Generated from the schemas by `npm run docs`: edit them, not this.
/** Who may reach whom. */
export interface KubernetesFirewallInput {
  /** Connections beyond those that follow from listeners and target groups, by name. All else is closed. */
  edges?: Record<string, KubernetesFirewallEdgeInput> | undefined;
  /** Ranges that nodes may open HTTPS connections to. Default: everywhere. Name resolution is always open. */
  nodeEgress?: string[] | undefined;
}

export interface KubernetesFirewallEdgeInput {
  /** Who opens the connection: internet, balancer, nodes, or a CIDR range. Allowed: internet, balancer, nodes, or a CIDR range. */
  from: string;
  /** Who accepts it: the same words. One end is the nodes. Allowed: internet, balancer, nodes, or a CIDR range. */
  to: string;
  /** Protocol of the connection; answers come back by themselves. Default: `"tcp"`. */
  protocol?: "tcp" | "udp" | undefined;
  /** Port of the one who accepts; the first of a range. Allowed: 1 to 65535. */
  port: number;
  /** Last port of the range. Default: port. Allowed: 1 to 65535. */
  toPort?: number | undefined;
}
