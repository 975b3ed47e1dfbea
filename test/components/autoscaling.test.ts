import assert from "node:assert/strict";
import { test } from "node:test";
import * as pulumi from "@pulumi/pulumi";
import { Autoscaling, type AutoscalingArgs } from "../../components/aws/autoscaling";
import { record } from "../support/recorder";

const scaling = (given: Partial<AutoscalingArgs>) =>
  record(() => new Autoscaling("web", { groupName: "web-00000001", ...given })).then(({ resources }) =>
    resources.filter(({ type }) => type.startsWith("aws:")),
  );

test("target tracking on CPU and on requests: one policy each, the request metric names balancer and group", async () => {
  const policies = await scaling({
    cpu: { targetValue: 50, disableScaleIn: true },
    requestsPerTarget: { targetValue: 100 },
    loadBalancerArnSuffix: "app/web/1",
    targetGroupArnSuffix: "targetgroup/web/2",
  });
  const common = { autoscalingGroupName: "web-00000001", policyType: "TargetTrackingScaling" };
  assert.deepEqual(
    policies.map(({ name, inputs }) => [name, inputs]),
    [
      [
        "web-policy-cpu",
        {
          ...common,
          targetTrackingConfiguration: {
            targetValue: 50,
            disableScaleIn: true,
            predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
          },
        },
      ],
      [
        "web-policy-requests",
        {
          ...common,
          targetTrackingConfiguration: {
            targetValue: 100,
            disableScaleIn: false,
            predefinedMetricSpecification: {
              predefinedMetricType: "ALBRequestCountPerTarget",
              resourceLabel: "app/web/1/targetgroup/web/2",
            },
          },
        },
      ],
    ],
  );
});

test("a forecast adds nodes ahead, on CPU or on the requests of the balancer's target group, and never beyond maxSize", async () => {
  const [cpu] = await scaling({ predictive: { targetValue: 50 } });
  assert.deepEqual(cpu?.inputs, {
    autoscalingGroupName: "web-00000001",
    policyType: "PredictiveScaling",
    predictiveScalingConfiguration: {
      mode: "ForecastAndScale",
      schedulingBufferTime: "300",
      maxCapacityBreachBehavior: "HonorMaxCapacity",
      metricSpecification: {
        targetValue: 50,
        predefinedMetricPairSpecification: { predefinedMetricType: "ASGCPUUtilization" },
      },
    },
  });
  const [requests] = await scaling({
    predictive: { metric: "requests", targetValue: 100, mode: "ForecastOnly" },
    loadBalancerArnSuffix: "app/web/1",
    targetGroupArnSuffix: "targetgroup/web/2",
  });
  const { metricSpecification } = requests?.inputs.predictiveScalingConfiguration as { metricSpecification: object };
  assert.deepEqual(metricSpecification, {
    targetValue: 100,
    predefinedMetricPairSpecification: {
      predefinedMetricType: "ALBRequestCount",
      resourceLabel: "app/web/1/targetgroup/web/2",
    },
  });
});

test("a schedule leaves a size alone that it does not name, and schedules keep their keys", async () => {
  const [day, night] = await scaling({
    schedules: { night: { recurrence: "0 20 * * *", minSize: 1 }, day: { recurrence: "0 6 * * *", minSize: 4 } },
  });
  assert.equal(day?.name, "web-schedule-day");
  assert.deepEqual(night?.inputs, {
    ...{ autoscalingGroupName: "web-00000001", scheduledActionName: "night", recurrence: "0 20 * * *" },
    ...{ timeZone: "UTC", minSize: 1, maxSize: -1, desiredCapacity: -1 },
  });
});

test("scaling on requests without the balancer's labels is refused", async () => {
  const { resources } = await record(() => {
    assert.throws(
      () => new Autoscaling("web", { groupName: "g", requestsPerTarget: { targetValue: 1 } }),
      (error: unknown) =>
        pulumi.RunError.isInstance(error) && /requestsPerTarget: needs loadBalancerArnSuffix/.test(error.message),
    );
  });
  assert.deepEqual(resources, []);
});
