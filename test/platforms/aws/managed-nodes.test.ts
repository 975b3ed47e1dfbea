import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { faultClasses } from "../../../model/analysis/budget/types";
import { type Graph, UnknownValueError } from "../../../model/graph";
import type { Objectives } from "../../../model/objectives";
import { drawAws } from "../../../platforms/aws/diagram";
import { planFaults } from "../../../platforms/aws/fault-model";
import { forwardRoutes } from "../../../platforms/aws/topology";
import { readPoolCapacity } from "../../../platforms/aws/topology/pool-capacity";
import { readSubnetUse } from "../../../platforms/aws/topology/subnet-headroom";
import { readTrafficPath } from "../../../platforms/aws/topology/traffic-path";
import { graphOf, type Program, withProperty } from "../../policies/fixture";

const subnet = (zone: string, range: number) => ({
  type: "aws:ec2/subnet:Subnet",
  inputs: { vpcId: "$vpc", availabilityZone: zone, cidrBlock: `10.0.${range}.0/24` },
});

/** A balancer that sends to the machines of a managed node group, by the scaling group that EKS makes for it. */
const attached: Program = {
  vpc: { type: "aws:ec2/vpc:Vpc", inputs: { cidrBlock: "10.0.0.0/16" } },
  subnetA: subnet("eu-west-1a", 1),
  subnetB: subnet("eu-west-1b", 2),
  balancer: { type: "aws:lb/loadBalancer:LoadBalancer", inputs: { subnets: ["$subnetA", "$subnetB"] } },
  targets: {
    type: "aws:lb/targetGroup:TargetGroup",
    inputs: {
      ...{ vpcId: "$vpc", port: 30080, protocol: "HTTP" },
      healthCheck: { interval: 5, timeout: 2, unhealthyThreshold: 2, healthyThreshold: 2 },
    },
  },
  listener: {
    type: "aws:lb/listener:Listener",
    inputs: {
      ...{ loadBalancerArn: "$balancer", port: 80 },
      defaultActions: [{ type: "forward", targetGroupArn: "$targets" }],
    },
  },
  cluster: {
    type: "aws:eks/cluster:Cluster",
    inputs: { version: "1.36", vpcConfig: { subnetIds: ["$subnetA", "$subnetB"] } },
  },
  nodes: {
    type: "aws:eks/nodeGroup:NodeGroup",
    inputs: {
      clusterName: "$cluster",
      subnetIds: ["$subnetA", "$subnetB"],
      scalingConfig: { minSize: 4, desiredSize: 4, maxSize: 10 },
      instanceTypes: ["m7g.large"],
    },
  },
  attachment: {
    type: "aws:autoscaling/attachment:Attachment",
    inputs: { autoscalingGroupName: "$nodes", lbTargetGroupArn: "$targets" },
  },
};

/** The same by the newer kind of attachment. */
const sourced: Program = {
  ...attached,
  attachment: {
    type: "aws:autoscaling/trafficSourceAttachment:TrafficSourceAttachment",
    inputs: { autoscalingGroupName: "$nodes", trafficSource: { identifier: "$targets", type: "elbv2" } },
  },
};

const noPromises = Object.fromEntries(faultClasses.map((fault) => [fault, undefined])) as Objectives["seconds"];

function pathOf(graph: Graph) {
  const [way] = forwardRoutes(graph);
  return (way && readTrafficPath(way, graph)) ?? assert.fail("no way");
}

const resourceOf = (graph: Graph, name: string) =>
  graph.resources.find(({ resource }) => resource.name === name) ?? assert.fail(name);

const capacityOf = (program: Program) => {
  const graph = graphOf(program);
  return readPoolCapacity(resourceOf(graph, "nodes"), graph);
};

const useOf = (program: Program) => {
  const graph = graphOf(program);
  return readSubnetUse(resourceOf(graph, "subnetA"), graph)?.pools;
};

describe("machines of a managed node group are the nodes of the target group that it is attached to", () => {
  for (const [how, program] of Object.entries({ attached, sourced })) {
    for (const ids of ["known", "unknown"] as const) {
      test(`${how}, with ids ${ids}`, () => {
        const { served, nodeZones } = pathOf(graphOf(program, ids));
        assert.deepEqual(
          served.map(({ path, minSize, zones }) => [path, minSize, zones]),
          [["nodes", 4, 2]],
        );
        assert.equal(nodeZones, 2);
      });
    }
  }

  test("a lost one takes its share along, and no balancer's verdict replaces it", () => {
    const { nodeCrash } = planFaults(pathOf(graphOf(attached)), { seconds: noPromises });
    assert.equal(nodeCrash.kind, "bounded");
    if (nodeCrash.kind !== "bounded") return;
    assert.equal(nodeCrash.chains[0]?.share, 0.25);
    assert.deepEqual(nodeCrash.recovery, {
      kind: "unknown",
      reason: "nodes does not ask its load balancer: EKS replaces failed machines only",
    });
  });

  test("repair is said, and that it does not ask a balancer either", () => {
    const repaired = withProperty(attached, "nodes", "nodeRepairConfig", { enabled: true });
    const [pool] = pathOf(graphOf(repaired)).served;
    assert.match(pool?.notReplaced ?? "", /^nodes\.nodeRepairConfig replaces nodes by their conditions/);
  });

  test("capacity is that of its fewest", () => {
    assert.deepEqual(capacityOf(attached), {
      path: "nodes",
      minSize: 4,
      zones: 2,
      minHealthyPercentage: 100,
      needed: 4,
      source: "nodes.scalingConfig.minSize",
      cpuTarget: undefined,
      hasTraffic: true,
    });
  });

  test("a minimal update ends nodes first: one, or as many as may be unavailable", () => {
    const minimal = (more: object) =>
      capacityOf(withProperty(attached, "nodes", "updateConfig", { updateStrategy: "MINIMAL", ...more }));
    assert.equal(minimal({}).minHealthyPercentage, 75);
    assert.equal(minimal({ maxUnavailable: 3 }).minHealthyPercentage, 25);
    assert.equal(minimal({ maxUnavailable: 9 }).minHealthyPercentage, 0);
    assert.equal(minimal({ maxUnavailablePercentage: 50 }).minHealthyPercentage, 50);
    assert.equal(minimal({ maxUnavailablePercentage: 1 }).minHealthyPercentage, 75, "one at least");
  });

  test("an update takes addresses for two more of each zone, or for all that it replaces at once", () => {
    assert.deepEqual(useOf(attached), [{ maxSize: 10, maxHealthyPercentage: 140, zones: 2 }]);
    const wide = withProperty(attached, "nodes", "updateConfig", { maxUnavailable: 8 });
    assert.deepEqual(useOf(wide), [{ maxSize: 10, maxHealthyPercentage: 180, zones: 2 }]);
    const minimal = withProperty(attached, "nodes", "updateConfig", { updateStrategy: "MINIMAL" });
    assert.deepEqual(useOf(minimal), [{ maxSize: 10, maxHealthyPercentage: 100, zones: 2 }]);
  });

  test("a size that is not known yet is not taken for none", () => {
    const { unknown } = { unknown: "$cluster" };
    const open = withProperty(attached, "nodes", "scalingConfig", unknown);
    assert.throws(() => pathOf(graphOf(open, "unknown")), UnknownValueError);
  });

  test("they are drawn in their zones, behind their target group", () => {
    const { areas, boxes, arrows } = drawAws(graphOf(attached));
    const area = areas.find(({ lines }) => lines[0] === "nodes") ?? assert.fail("not drawn");
    assert.deepEqual(area.lines, ["nodes", "4 to 10 nodes"]);
    assert.deepEqual(
      boxes.filter(({ area: of }) => of === area.id).map(({ lines }) => lines[1]),
      ["zone eu-west-1a", "zone eu-west-1b"],
    );
    assert.ok(arrows.some(({ to, kind }) => to === area.id && kind === "requests"));
  });

  test("those that serve pods alone are not drawn", () => {
    const { attachment: _, ...alone } = attached;
    assert.ok(!drawAws(graphOf(alone)).areas.some(({ lines }) => lines[0] === "nodes"));
  });
});
