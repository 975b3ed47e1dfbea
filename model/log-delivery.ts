/**
 * The services that write balancers' access logs into a bucket. In regions opened before August 2022 an account writes those of application
 * load balancers (`logAccountOf`). Source: Application Load Balancers user guide (access log bucket permissions), read 2026-11-23.
 */
export const logDelivery = {
  /** The service that writes for application balancers. */
  application: "logdelivery.elasticloadbalancing.amazonaws.com",
  /** The service that writes for network balancers. */
  network: "delivery.logs.amazonaws.com",
} as const;
