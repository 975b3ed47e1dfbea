/**
 * Whether each zone's balancer reaches the targets of all zones: a target group's own word counts, `true` or `false`, else the balancer's.
 * Source: Elastic Load Balancing user guide: always on for an Application Load Balancer, off for a Network Load Balancer.
 */
export const crossesZones = (
  balancer: "application" | "network",
  ofGroup: string | undefined,
  ofBalancer: boolean | undefined,
): boolean =>
  ofGroup === "true" || ofGroup === "false" ? ofGroup === "true" : balancer === "application" || ofBalancer === true;
