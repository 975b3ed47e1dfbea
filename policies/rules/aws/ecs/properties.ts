import type { ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { propertyRule } from "../../../property-rule";
import { containerGuide, securityHub } from "../../../queries/links";

/** Others than ECS roll a service out by means of their own. */
const isRolledByEcs = (service: ResourceReader): boolean =>
  (service.text("deploymentController.type") ?? "ECS") === "ECS";

const isOnFargate = (service: ResourceReader): boolean => service.text("launchType") === "FARGATE";

export const serviceNoPublicAddress = propertyRule({
  id: "service-no-public-address",
  title: "Tasks of a service have no public addresses",
  why: "A task with a public address can be tried from anywhere, past the balancer and what guards it.",
  remediation: "Set networkConfiguration.assignPublicIp: false, and give its subnets a NAT gateway or VPC endpoints.",
  url: securityHub("ECS.2"),
  severity: "high",
  controls: { securityHub: ["ECS.2"], checkov: ["CKV_AWS_333"] },
  types: [types.containerService],
  applies: (service) => service.has("networkConfiguration"),
  properties: { "networkConfiguration.assignPublicIp": { expected: false, default: false } },
});

export const servicePlatformCurrent = propertyRule({
  id: "service-platform-current",
  title: "Services on Fargate run on the current platform",
  why: "An older platform gets no more mends of its kernel and runtime.",
  remediation: "Leave platformVersion out, or set it to LATEST.",
  url: securityHub("ECS.10"),
  severity: "medium",
  controls: { securityHub: ["ECS.10"], checkov: ["CKV_AWS_332"] },
  types: [types.containerService],
  applies: isOnFargate,
  properties: { platformVersion: { oneOf: ["LATEST", "1.4.0"], default: "LATEST" } },
});

export const serviceRollsBack = propertyRule({
  id: "service-rolls-back",
  title: "A deployment that does not come up is rolled back",
  why: "Without it ECS starts tasks that fail again and again, and the update waits for hours.",
  remediation: "Set deploymentCircuitBreaker: { enable: true, rollback: true }.",
  url: containerGuide("deployment-circuit-breaker"),
  severity: "medium",
  types: [types.containerService],
  applies: isRolledByEcs,
  properties: {
    "deploymentCircuitBreaker.enable": { expected: true },
    "deploymentCircuitBreaker.rollback": { expected: true },
  },
});

export const taskHostProcessesApart = propertyRule({
  id: "task-host-processes-apart",
  title: "Tasks do not see the processes of their machine",
  why: "A container that sees them can read what is in their memory, and stop them.",
  remediation: "Take pidMode: host away.",
  url: securityHub("ECS.3"),
  severity: "high",
  controls: { securityHub: ["ECS.3"], checkov: ["CKV_AWS_335"] },
  types: [types.taskDefinition],
  properties: { pidMode: { not: "host" } },
});
