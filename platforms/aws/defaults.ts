/** What is in force where a program says nothing. Seconds. Source: AWS user guides of both balancers, read 2026-11-23. */
export const vendorIdleTimeout = { application: 60, network: 350 } as const;

/**
 * A health check's, where there is a block that leaves something out, and where there is none. Source: @pulumi/aws 7.48.0 and the
 * elasticloadbalancingv2 API, CreateTargetGroup; where they differ, the slower.
 */
export const vendorCheck = {
  inBlock: { interval: 30, healthyThreshold: 3, unhealthyThreshold: 3 },
  withoutBlock: { interval: 30, healthyThreshold: 5, unhealthyThreshold: 2 },
  timeout: (protocol: string) => (protocol === "HTTP" ? 6 : 10),
  /** Of a function, which is not checked unless the program wants it. */
  ofFunction: { interval: 35, timeout: 30, healthyThreshold: 5, unhealthyThreshold: 2 },
} as const;

/** A target group's. Source: the same. */
export const vendorTarget = { deregistrationDelay: 300, slowStart: 0, cookieDuration: 86400 } as const;

/** A scaling group's and its hooks'. Source: @pulumi/aws 7.48.0 and the Auto Scaling API, instance refresh, PutLifecycleHook. */
export const vendorGroup = {
  healthCheckType: "EC2",
  healthCheckGracePeriod: 300,
  minHealthyPercentage: 90,
  heartbeatTimeout: 3600,
  defaultCooldown: 300,
} as const;

/**
 * A service's of ECS. Source: @pulumi/aws 7.48.0, ecs.Service, and the ECS API, CreateService: 100 percent is of the replica strategy, and a
 * service without a count has no tasks.
 */
export const vendorService = {
  desiredCount: 0,
  minimumHealthyPercent: 100,
  maximumPercent: 200,
  healthCheckGracePeriod: 0,
} as const;

/** A managed node group's of EKS. Source: @pulumi/aws 7.48.0, eks.NodeGroup, and the EKS API, CreateNodegroup, read 2026-12-01. */
export const vendorManagedNodes = {
  maxUnavailable: 1,
  instanceType: "t3.medium",
  diskSize: 20,
  windowsDiskSize: 50,
} as const;

/**
 * Seconds of one datapoint of EC2's metrics, with detailed monitoring of a node and without. Source: Amazon EC2 user guide, detailed monitoring,
 * read 2026-11-30.
 */
export const vendorMetricPeriod = { detailed: 60, basic: 300 } as const;

/** A Route 53 health check's. Source: @pulumi/aws 7.48.0 and the Route 53 API, HealthCheckConfig. */
export const vendorRegionCheck = { interval: 30, threshold: 3 } as const;
