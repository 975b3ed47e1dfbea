import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { unknown } from "../../../model/graph";
import { readDrivers } from "../../../platforms/aws/cost";
import { graphOf, type Program, withProperty } from "../../policies/fixture";

const program: Program = {
  shop: { type: "aws:eks/cluster:Cluster", inputs: { version: "1.35" } },
  nodes: {
    type: "aws:eks/nodeGroup:NodeGroup",
    inputs: { clusterName: "$shop", scalingConfig: { minSize: 2, desiredSize: 2, maxSize: 4 } },
  },
};

const template: Program = {
  template: {
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    inputs: {
      instanceType: "m7g.large",
      blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeSize: 50, volumeType: "gp3" } }],
      monitoring: { enabled: true },
    },
  },
};

const costOf = (changed: Program, day = "2026-12-01") => {
  const { drivers, unknown: gaps } = readDrivers(graphOf(changed), {}, day);
  return {
    drivers: drivers.map(({ keys, quantity }) => [keys.join(" "), quantity]),
    unknown: gaps.map(({ resource, reason }) => `${resource}: ${reason}`),
  };
};

const cluster = (property: string, value: unknown, day?: string) => {
  const { drivers, unknown: gaps } = costOf(
    withProperty({ shop: program["shop"] ?? { type: "", inputs: {} } }, "shop", property, value),
    day,
  );
  return [...drivers.map(([keys]) => keys), ...gaps];
};

const hours = (nodes: { min: number; max: number }) => ({ min: nodes.min * 672, max: nodes.max * 744 });

describe("what clusters of EKS cost", () => {
  test("by the hour, with machines and disks as EKS takes them where nothing is said", () => {
    assert.deepEqual(costOf(program), {
      drivers: [
        ["cluster.hour", { min: 672, max: 744 }],
        ["instance.t3.medium", hours({ min: 2, max: 4 })],
        ["disk.gp2-gb disk.gp3-gb", { min: 40, max: 80 }],
      ],
      unknown: [],
    });
  });

  test("more in extended support, from its first day; either where that is not known", () => {
    assert.deepEqual(cluster("version", "1.34", "2026-12-01"), ["cluster.hour"]);
    assert.deepEqual(cluster("version", "1.34", "2026-12-02"), ["cluster.extended-hour"]);
    assert.deepEqual(cluster("version", "1.20"), ["cluster.extended-hour"]);
    assert.deepEqual(cluster("version", undefined), ["cluster.hour cluster.extended-hour"]);
    assert.deepEqual(cluster("upgradePolicy", { supportType: "STANDARD" }, "2029-01-01"), ["cluster.hour"]);
  });

  test("with types, disks and monitoring of the group or of its template", () => {
    const own = withProperty(program, "nodes", "instanceTypes", ["m7g.large", "m6g.large"]);
    const spot = withProperty(withProperty(own, "nodes", "capacityType", "SPOT"), "nodes", "diskSize", 30);
    assert.deepEqual(costOf(spot).drivers.slice(1), [
      ["spot.m7g.large spot.m6g.large", hours({ min: 2, max: 4 })],
      ["disk.gp2-gb disk.gp3-gb", { min: 60, max: 120 }],
    ]);
    const windows = withProperty(program, "nodes", "amiType", "WINDOWS_CORE_2022_x86_64");
    assert.deepEqual(costOf(windows).drivers.at(-1), ["disk.gp2-gb disk.gp3-gb", { min: 100, max: 200 }]);
    const made = withProperty({ ...program, ...template }, "nodes", "launchTemplate", {
      id: "$template",
      version: "1",
    });
    assert.deepEqual(costOf(made), {
      drivers: [
        ["cluster.hour", { min: 672, max: 744 }],
        ["instance.m7g.large", hours({ min: 2, max: 4 })],
        ["disk.gp3-gb", { min: 100, max: 200 }],
        ["instance.detailed-monitoring", { min: 2, max: 4 }],
      ],
      unknown: [],
    });
  });

  test("is said to be unknown where the program does not tell, the rest still told", () => {
    const of = (property: string, value: unknown) => costOf(withProperty(program, "nodes", property, value));
    assert.match(
      of("launchTemplate", { id: "lt-1", version: "1" }).unknown.join(),
      /launch template is not in this program/,
    );
    assert.match(of("amiType", "AL2023_ARM_64_STANDARD").unknown.join(), /which type EKS takes for AL2023_ARM_64/);
    assert.match(of("capacityType", "CAPACITY_BLOCK").unknown.join(), /machines of CAPACITY_BLOCK/);
    assert.match(of("scalingConfig.maxSize", unknown).unknown.join(), /maxSize/);
    assert.deepEqual(of("instanceTypes", unknown).drivers.length, 2);
    assert.match(cluster("computeConfig", { enabled: true }).join(), /cluster\.hour,.*Auto Mode/);
    assert.match(cluster("controlPlaneScalingConfig", { tier: "tier-xl" }).join(), /cluster\.hour,.*tier-xl/);
  });
});
