import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { planService } from "../../../twin/compute/service";
import { deriveDesiredState } from "../../../twin/data/derive";
import { addCluster, arns, MemoryHost } from "../../support/cluster";

const service = "arn:aws:ecs:eu-west-1:123456789012:service/shop/tasks";
const definition = "arn:aws:ecs:eu-west-1:123456789012:task-definition/shop";

let host: MemoryHost;
beforeEach(() => {
  host = new MemoryHost(20);
  addCluster(host);
  const revision = (number: number, level: string) =>
    host.put("aws:ecs/taskDefinition:TaskDefinition", `shop:${number}`, {
      arn: `${definition}:${number}`,
      family: "shop",
      revision: number,
      containerDefinitions: JSON.stringify([
        { name: "proxy" },
        {
          name: "web",
          environment: [{ name: "LEVEL", value: level }],
          secrets: [{ name: "KEY", valueFrom: "arn:aws:ssm:eu-west-1:123456789012:parameter/key" }],
          stopTimeout: 45,
        },
      ]),
    });
  revision(1, "info");
  revision(2, "debug");
  host.put("aws:ecs/service:Service", service, {
    name: "tasks",
    arn: service,
    taskDefinition: `${definition}:2`,
    desiredCount: 2,
    deploymentMaximumPercent: 150,
    healthCheckGracePeriodSeconds: 40,
    deploymentCircuitBreaker: { enable: true, rollback: true },
    loadBalancers: [{ targetGroupArn: arns.targetGroup, containerName: "web", containerPort: 8443 }],
    networkConfiguration: { subnets: ["subnet-0", "subnet-1"], securityGroups: ["sg-nodes"] },
  });
});
afterEach(() => host.cleanUp());

const tasks = () =>
  deriveDesiredState(host, host.slot).scalingGroups.find(({ name }) => name === "tasks") ?? assert.fail("no tasks");

describe("services of ECS", () => {
  it("are groups of nodes behind their target groups, in their subnets", () => {
    const { targetGroups, subnets, launchTemplate, refresh, ...group } = tasks();
    assert.deepEqual(targetGroups, [arns.targetGroup]);
    assert.deepEqual(
      subnets.map(({ zone }) => zone),
      ["eu-west-1a", "eu-west-1b"],
    );
    assert.deepEqual([group.minSize, group.desiredCapacity, group.maxSize], [2, 2, 2]);
    assert.deepEqual([group.healthCheckType, group.healthCheckGracePeriod], ["ELB", 40]);
    assert.deepEqual([launchTemplate.version, launchTemplate.securityGroups], [2, ["sg-nodes"]]);
    assert.deepEqual(
      [refresh?.minHealthyPercentage, refresh?.maxHealthyPercentage, refresh?.autoRollback],
      [100, 150, true],
    );
  });

  it("run the container behind the balancer, with its variables and its time to stop", () => {
    const settings = { bootTime: 0, metricPeriod: 1, nodeCommand: ["/srv/shop"] };
    assert.deepEqual(planService(tasks().launchTemplate, settings, 80), {
      command: ["/srv/shop"],
      environment: { PORT: "8443", LEVEL: "debug" },
      secrets: ["KEY"],
      stopTimeout: 45,
    });
  });

  it("go on with a revision that a rollback names and the program has replaced", () => {
    host.put("aws:ecs/service:Service", service, {
      ...host.get("aws:ecs/service:Service", service)?.outputs,
      taskDefinition: `${definition}:0`,
    });
    assert.deepEqual([tasks().launchTemplate.version, tasks().launchTemplate.container?.stopTimeout], [0, 45]);
  });

  it("are as many as their scaling lets them be, and track the processor", () => {
    const place = { resourceId: "service/shop/tasks" };
    host.put("aws:appautoscaling/target:Target", "t", { ...place, minCapacity: 3, maxCapacity: 9 });
    host.put("aws:appautoscaling/policy:Policy", "p", {
      ...{ ...place, name: "cpu" },
      targetTrackingScalingPolicyConfiguration: {
        targetValue: 60,
        predefinedMetricSpecification: { predefinedMetricType: "ECSServiceAverageCPUUtilization" },
      },
    });
    const { minSize, desiredCapacity, maxSize, policies } = tasks();
    assert.deepEqual([minSize, desiredCapacity, maxSize], [3, 3, 9]);
    assert.deepEqual(
      policies.map(({ metric, targetValue }) => [metric, targetValue]),
      [["ASGAverageCPUUtilization", 60]],
    );
  });

  it("say which policies the twin does not run", () => {
    const put = (name: string, settings: object) =>
      host.put("aws:appautoscaling/policy:Policy", name, { name, resourceId: "service/shop/tasks", ...settings });
    const tracking = (settings: object) => ({
      policyType: "TargetTrackingScaling",
      targetTrackingScalingPolicyConfiguration: { targetValue: 60, ...settings },
    });
    const predefined = (predefinedMetricType: string) =>
      tracking({ predefinedMetricSpecification: { predefinedMetricType } });
    put("cpu", predefined("ECSServiceAverageCPUUtilization"));
    put("memory", predefined("ECSServiceAverageMemoryUtilization"));
    put("queue", tracking({ customizedMetricSpecification: { metricName: "Depth" } }));
    put("steps", { policyType: "StepScaling", stepScalingPolicyConfiguration: { adjustmentType: "ChangeInCapacity" } });
    put("forecast", { policyType: "PredictiveScaling" });
    assert.deepEqual(
      tasks().policies.map(({ name }) => name),
      ["cpu"],
    );
    assert.deepEqual(tasks().skipped.toSorted(), [
      "forecast: a policy of type PredictiveScaling is not run for services of ECS",
      "memory: it tracks ECSServiceAverageMemoryUtilization, which the twin does not run for services of ECS",
      "queue: it tracks a metric of its own, which the twin does not run for services of ECS",
      "steps: a policy of type StepScaling is not run for services of ECS",
    ]);
  });
});
