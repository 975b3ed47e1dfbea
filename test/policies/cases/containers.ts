import { withProperty } from "../fixture";
import { withContainer } from "../programs/containers";
import type { Break } from "./index";

const containers = (change: Readonly<Record<string, unknown>>): Break => [
  "webTask",
  "containerDefinitions",
  withContainer(change),
];

const targetType = (kind: string | undefined): Break => ({
  resource: "webService",
  title: `a target group of ${kind ?? "the vendor's usual targets"}`,
  program: (program) => withProperty(program, "taskGroup", "targetType", kind),
});

export const containerCases: Readonly<Record<string, readonly Break[]>> = {
  "containers-keep-secrets": [containers({ environment: [{ name: "AWS_SECRET_ACCESS_KEY", value: "x" }] })],
  "containers-logged": [containers({ logConfiguration: undefined })],
  "containers-read-only": [
    containers({ readonlyRootFilesystem: undefined }),
    containers({ readonlyRootFilesystem: false }),
  ],
  "containers-unprivileged": [containers({ privileged: true })],
  "service-fits-target-group": [
    targetType("instance"),
    targetType(undefined),
    ["webService", "loadBalancers[0].containerName", "shop"],
    ["webService", "loadBalancers[0].containerPort", 8080],
  ],
  "service-grace-covers-checks": [
    ["webService", "healthCheckGracePeriodSeconds", 9],
    ["webService", "healthCheckGracePeriodSeconds", undefined],
  ],
  "service-no-public-address": [["webService", "networkConfiguration.assignPublicIp", true]],
  "service-platform-current": [["webService", "platformVersion", "1.3.0"]],
  "service-rolls-back": [
    ["webService", "deploymentCircuitBreaker", undefined],
    ["webService", "deploymentCircuitBreaker.enable", false],
    ["webService", "deploymentCircuitBreaker.rollback", false],
  ],
  "task-host-processes-apart": [["webTask", "pidMode", "host"]],
  "task-roles-apart": [["webTask", "taskRoleArn", "arn:aws:iam::123456789012:role/starts"]],
  "task-size-accepted": [
    ["webTask", "memory", "1536"],
    ["webTask", "memory", undefined],
    ["webTask", "memory", "4 GB"],
    ["webTask", "cpu", "1 vCPU"],
  ],
};
