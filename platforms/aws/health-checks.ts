/** Whether a group's list of health checks (`EC2`, `ELB,EBS`) asks the load balancer. */
export const asksBalancer = (healthCheckType: string | undefined): boolean =>
  healthCheckType !== undefined && healthCheckType.split(",").includes("ELB");

/** What keeps a scaling group from replacing a node that its balancer finds unhealthy; undefined: nothing. */
export const whyNotReplaced = (path: string, healthCheckType: string): string | undefined =>
  asksBalancer(healthCheckType)
    ? undefined
    : `${path}.healthCheckType is ${healthCheckType}: a group that does not ask its balancer replaces failed machines only`;
