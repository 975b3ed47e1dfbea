/**
 * The services that write balancers' logs into a bucket. In regions opened before August 2022 an account writes those of application
 * load balancers (`logAccountOf`). Source: Application Load Balancers user guide (access log bucket permissions), read 2026-11-23.
 */
export const logDelivery = {
  /** The service that writes for application balancers. */
  application: "logdelivery.elasticloadbalancing.amazonaws.com",
  /** The service that writes for network balancers. */
  network: "delivery.logs.amazonaws.com",
} as const;

/** What an application balancer logs, and below which prefix of its bucket this toolkit has it. Access logs came first, and have none. */
export const logPrefixes = { accessLogs: "", connectionLogs: "connections", healthCheckLogs: "health-checks" } as const;

export type LogKind = keyof typeof logPrefixes;

/** In the order of the provider's documentation. */
export const logKinds = ["accessLogs", "connectionLogs", "healthCheckLogs"] as const satisfies readonly LogKind[];
