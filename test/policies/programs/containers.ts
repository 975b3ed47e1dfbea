import type { Program } from "../fixture";

const container = {
  name: "web",
  image: "shop",
  portMappings: [{ containerPort: 8443 }],
  readonlyRootFilesystem: true,
  logConfiguration: { logDriver: "awslogs" },
  environment: [{ name: "LOG_LEVEL", value: "info" }],
};

/** A task definition's text with something else in its container. */
export const withContainer = (change: Readonly<Record<string, unknown>>): string =>
  JSON.stringify([{ ...container, ...change }]);

export const containers: Program = {
  taskGroup: {
    type: "aws:lb/targetGroup:TargetGroup",
    inputs: {
      vpcId: "$vpc",
      port: 8443,
      protocol: "HTTPS",
      targetType: "ip",
      deregistrationDelay: 20,
      loadBalancingAlgorithmType: "weighted_random",
      loadBalancingAnomalyMitigation: "on",
      healthCheck: {
        protocol: "HTTPS",
        path: "/healthz",
        interval: 5,
        timeout: 2,
        healthyThreshold: 2,
        unhealthyThreshold: 2,
      },
      tags: { owner: "shop" },
    },
  },
  webCluster: { type: "aws:ecs/cluster:Cluster", inputs: { name: "shop", tags: { owner: "shop" } } },
  webLimits: {
    type: "aws:appautoscaling/target:Target",
    inputs: {
      ...{ resourceId: "$webService", scalableDimension: "ecs:service:DesiredCount", serviceNamespace: "ecs" },
      ...{ minCapacity: 4, maxCapacity: 8, tags: { owner: "shop" } },
    },
  },
  webScaling: {
    type: "aws:appautoscaling/policy:Policy",
    inputs: { resourceId: "$webLimits", scalableDimension: "ecs:service:DesiredCount", serviceNamespace: "ecs" },
  },
  webTask: {
    type: "aws:ecs/taskDefinition:TaskDefinition",
    inputs: {
      family: "shop",
      cpu: "256",
      memory: "512",
      networkMode: "awsvpc",
      requiresCompatibilities: ["FARGATE"],
      executionRoleArn: "arn:aws:iam::123456789012:role/starts",
      taskRoleArn: "arn:aws:iam::123456789012:role/runs",
      containerDefinitions: withContainer({}),
      tags: { owner: "shop" },
    },
  },
  webService: {
    type: "aws:ecs/service:Service",
    inputs: {
      launchType: "FARGATE",
      desiredCount: 4,
      taskDefinition: "$webTask",
      healthCheckGracePeriodSeconds: 30,
      deploymentCircuitBreaker: { enable: true, rollback: true },
      loadBalancers: [{ targetGroupArn: "$taskGroup", containerName: "web", containerPort: 8443 }],
      networkConfiguration: { subnets: ["$subnetA", "$subnetB"], securityGroups: ["$nodes"] },
      tags: { owner: "shop" },
    },
  },
};
