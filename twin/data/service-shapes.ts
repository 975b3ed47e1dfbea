import { z } from "zod";
import { vendorService } from "../../platforms/aws/defaults";
import { block, flag, list, number, optionalNumber, optionalText, text } from "./shape-parts";

export const containerServiceShape = z.object({
  id: z.string(),
  name: z.string(),
  arn: text(""),
  taskDefinition: text(""),
  desiredCount: number(vendorService.desiredCount),
  deploymentMinimumHealthyPercent: number(vendorService.minimumHealthyPercent),
  deploymentMaximumPercent: number(vendorService.maximumPercent),
  healthCheckGracePeriodSeconds: number(vendorService.healthCheckGracePeriod),
  deploymentCircuitBreaker: block(z.object({ enable: flag(false), rollback: flag(false) })),
  waitForSteadyState: flag(false),
  loadBalancers: list(z.object({ targetGroupArn: optionalText, containerName: text(""), containerPort: number(0) })),
  networkConfiguration: block(z.object({ subnets: list(z.string()), securityGroups: list(z.string()) })),
  tags: z.record(z.string(), z.string()).default({}),
});

export const taskDefinitionShape = z.object({
  arn: z.string(),
  family: z.string(),
  revision: number(1),
  containerDefinitions: text("[]"),
});

/** Of the containers, in the API's own names. Seconds. Source: ECS API, ContainerDefinition; a task on Fargate has 30 s to stop. */
export const containersShape = z.array(
  z.object({
    name: z.string(),
    environment: list(z.object({ name: z.string(), value: text("") })),
    secrets: list(z.object({ name: z.string() })),
    stopTimeout: number(30),
  }),
);

export const scalableTargetShape = z.object({ resourceId: z.string(), minCapacity: number(0), maxCapacity: number(0) });

export const applicationPolicyShape = z.object({
  name: z.string(),
  resourceId: z.string(),
  policyType: text("StepScaling"),
  targetTrackingScalingPolicyConfiguration: block(
    z.object({
      targetValue: number(0),
      disableScaleIn: flag(false),
      predefinedMetricSpecification: block(z.object({ predefinedMetricType: text(""), resourceLabel: optionalText })),
      scaleOutCooldown: optionalNumber,
    }),
  ),
});
