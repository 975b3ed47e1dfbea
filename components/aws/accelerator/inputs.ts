// What a user may write. Generated from the schemas by `npm run docs`: edit them, not this.
/** Addresses that never change, before several regions. */
export interface AcceleratorInput {
  /** `DUAL_STACK` adds two IPv6 addresses; all endpoints must be dualstack load balancers then. Default: `"IPV4"`. */
  ipAddressType?: "IPV4" | "DUAL_STACK" | undefined;
  /** Whether it takes connections. One that is off keeps its addresses. Default: `true`. */
  enabled?: boolean | undefined;
  /** Connections as lines in a bucket that you have. Allowed: false, or { bucket: shop-flow-logs }. Default: `false`. */
  flowLogs?: AcceleratorFlowLogsInput | false | undefined;
  /** Ports that clients connect to, by name. */
  listeners: Record<string, AcceleratorListenerInput>;
}

export interface AcceleratorFlowLogsInput {
  /** Bucket that has a policy for delivery.logs.amazonaws.com. Allowed: the name of an S3 bucket such as shop-flow-logs. */
  bucket: string;
  /** Where in the bucket the logs begin. Allowed: a prefix of 1 to 255 characters (limit globalaccelerator.flowLogs.prefix.length, read 2026-11-30). Default: `"accelerator"`. */
  prefix?: string | undefined;
}

export interface AcceleratorListenerInput {
  /** Protocol of the connections; HTTP and TLS are TCP. Default: `"TCP"`. */
  protocol?: "TCP" | "UDP" | undefined;
  /** Ports that clients connect to: 443, or { from: 8000, to: 8010 }. No two listeners share one. */
  ports: (number | AcceleratorPortInput)[];
  /** `SOURCE_IP` keeps a client's address on one endpoint; `NONE` spreads its connections. Default: `"NONE"`. */
  clientAffinity?: "NONE" | "SOURCE_IP" | undefined;
  /** Where connections go, by region: the nearest healthy one to the client, as far as its dial says. */
  regions: Record<string, AcceleratorRegionInput>;
}

export interface AcceleratorPortInput {
  /** First port of the range. Allowed: 1 to 65535 (limit elbv2.port, read 2026-11-30). */
  from: number;
  /** Last port of the range. Allowed: 1 to 65535 (limit elbv2.port, read 2026-11-30). */
  to: number;
}

export interface AcceleratorRegionInput {
  /** Percent of the connections that the accelerator would send to this region; the rest goes to the next one. 0: the region stands by, and gets them only when no other is healthy. Allowed: 0 to 100 percent (limit globalaccelerator.trafficDial, read 2026-11-30). Default: `100`. */
  trafficDial?: number | undefined;
  /** How elastic IPs are checked. Load balancers are not: their own view of their targets decides. */
  healthCheck?: AcceleratorHealthCheckInput | undefined;
  /** Ports of the listener that lead to other ones at the endpoints: { 443: 8443 }. */
  portOverrides?: Record<string, number> | undefined;
  /** What takes the connections, by name; where each is, wiring says. */
  endpoints: Record<string, AcceleratorEndpointInput>;
}

export interface AcceleratorHealthCheckInput {
  /** Protocol of the check. Default: `"TCP"`. */
  protocol?: "TCP" | "HTTP" | "HTTPS" | undefined;
  /** Port that is checked. Default: the listener's first. Allowed: 1 to 65535 (limit elbv2.port, read 2026-11-30). */
  port?: number | undefined;
  /** Path that is asked for over HTTP and HTTPS. Allowed: a path of 1 to 255 characters (limit globalaccelerator.healthCheck.path.length, read 2026-11-30). */
  path?: string | undefined;
  /** Seconds between checks. Allowed: 10 or 30 seconds. Default: `10`. */
  interval?: 10 | 30 | undefined;
  /** Checks in a row that must fail, or succeed, for the state to change. Allowed: 1 to 10 (limit globalaccelerator.healthCheck.threshold, read 2026-11-30). Default: `3`. */
  threshold?: number | undefined;
}

export interface AcceleratorEndpointInput {
  /** What stands behind it: a load balancer, by its own view of its targets, or an elastic IP, which is checked. Default: `"loadBalancer"`. */
  type?: "loadBalancer" | "elasticIp" | undefined;
  /** Part of the region's connections: this weight over the sum of its endpoints'. 0 takes it out. Allowed: 0 to 255 (limit globalaccelerator.weight, read 2026-11-30). Default: `128`. */
  weight?: number | undefined;
  /** Whether nodes and firewalls see the client's address. Default: true for load balancers, which must be reachable from the client's addresses then; an elastic IP never does. */
  preserveClientIp?: boolean | undefined;
}
