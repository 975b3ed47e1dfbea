/** Whether a group's list of health checks (`EC2`, `ELB,EBS`) asks the load balancer. */
export const asksBalancer = (healthCheckType: string | undefined): boolean =>
  healthCheckType !== undefined && healthCheckType.split(",").includes("ELB");
