import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readDrivers } from "../../../platforms/aws/cost";
import { graphOf, type Program, withProperty } from "../../policies/fixture";

const program: Program = {
  task: {
    type: "aws:ecs/taskDefinition:TaskDefinition",
    inputs: { family: "shop", cpu: "512", memory: "2 GB", runtimePlatform: { cpuArchitecture: "ARM64" } },
  },
  service: {
    type: "aws:ecs/service:Service",
    inputs: { launchType: "FARGATE", desiredCount: 2, taskDefinition: "$task", networkConfiguration: {} },
  },
  limits: {
    type: "aws:appautoscaling/target:Target",
    inputs: { resourceId: "$service", minCapacity: 2, maxCapacity: 4, serviceNamespace: "ecs" },
  },
};

const costOf = (changed: Program) => {
  const { drivers, unknown } = readDrivers(graphOf(changed));
  return {
    drivers: drivers.map(({ keys, quantity }) => [keys[0], quantity]),
    unknown: unknown.map(({ resource, reason }) => `${resource}: ${reason}`),
  };
};

describe("what tasks cost", () => {
  test("on Fargate: processors and memory of the fewest to the most, by the hour", () => {
    assert.deepEqual(costOf(program), {
      drivers: [
        ["fargate.arm-cpu-hour", { min: 2 * 672 * 0.5, max: 4 * 744 * 0.5 }],
        ["fargate.arm-gb-hour", { min: 2 * 672 * 2, max: 4 * 744 * 2 }],
      ],
      unknown: [],
    });
  });

  test("with more disk than is included, and with public addresses", () => {
    const disk = withProperty(program, "task", "ephemeralStorage", { sizeInGib: 50 });
    const open = withProperty(disk, "service", "networkConfiguration.assignPublicIp", true);
    assert.deepEqual(costOf(open).drivers.slice(2), [
      ["fargate.disk-gb-hour", { min: 2 * 672 * 30, max: 4 * 744 * 30 }],
      ["address.hour", { min: 2 * 672, max: 4 * 744 }],
    ]);
  });

  test("on machines of one's own: nothing beside them", () => {
    assert.deepEqual(costOf(withProperty(program, "service", "launchType", "EC2")).drivers, []);
  });

  test("is said to be unknown where the program does not tell", () => {
    const unknownOf = (changed: Program) => costOf(changed).unknown.join("\n");
    const providers = [{ capacityProvider: "FARGATE_SPOT", weight: 1 }];
    assert.match(unknownOf(withProperty(program, "service", "capacityProviderStrategies", providers)), /which share/);
    assert.match(unknownOf(withProperty(program, "service", "taskDefinition", "shop:3")), /not in this program/);
    assert.match(unknownOf(withProperty(program, "task", "cpu", undefined)), /cpu of task/);
    const settings = [{ name: "containerInsights", value: "enhanced" }];
    const cluster = { ...program, all: { type: "aws:ecs/cluster:Cluster", inputs: { settings } } };
    assert.match(unknownOf(cluster), /containerInsights enhanced/);
  });
});
