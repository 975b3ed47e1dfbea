import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { faultClasses } from "../../../model/analysis/budget/types";
import { type Graph, UnknownValueError } from "../../../model/graph";
import type { Objectives } from "../../../model/objectives";
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

/** A balancer over two zones, one target group, and no targets yet. */
const front: Program = {
  vpc: { type: "aws:ec2/vpc:Vpc", inputs: { cidrBlock: "10.0.0.0/16" } },
  subnetA: subnet("eu-west-1a", 1),
  subnetB: subnet("eu-west-1b", 2),
  balancer: { type: "aws:lb/loadBalancer:LoadBalancer", inputs: { subnets: ["$subnetA", "$subnetB"] } },
  group: {
    type: "aws:lb/targetGroup:TargetGroup",
    inputs: {
      vpcId: "$vpc",
      port: 8080,
      protocol: "HTTP",
      targetType: "ip",
      healthCheck: { interval: 5, timeout: 2, unhealthyThreshold: 2, healthyThreshold: 2 },
    },
  },
  listener: {
    type: "aws:lb/listener:Listener",
    inputs: { loadBalancerArn: "$balancer", defaultActions: [{ type: "forward", targetGroupArn: "$group" }] },
  },
};

const service: Program = {
  ...front,
  service: {
    type: "aws:ecs/service:Service",
    inputs: {
      launchType: "FARGATE",
      desiredCount: 4,
      healthCheckGracePeriodSeconds: 60,
      loadBalancers: [{ targetGroupArn: "$group", containerName: "web", containerPort: 8080 }],
      networkConfiguration: { subnets: ["$subnetA", "$subnetB"] },
    },
  },
};

/** The service, and the limits within which Application Auto Scaling moves it. */
const scaled: Program = {
  ...service,
  limits: {
    type: "aws:appautoscaling/target:Target",
    inputs: { resourceId: "$service", minCapacity: 2, maxCapacity: 40, serviceNamespace: "ecs" },
  },
  tracking: {
    type: "aws:appautoscaling/policy:Policy",
    inputs: {
      resourceId: "$limits",
      targetTrackingScalingPolicyConfiguration: {
        targetValue: 60,
        predefinedMetricSpecification: { predefinedMetricType: "ECSServiceAverageCPUUtilization" },
      },
    },
  },
};

const noPromises = Object.fromEntries(faultClasses.map((fault) => [fault, undefined])) as Objectives["seconds"];
const faultsOf = (program: Program) => planFaults(pathOf(graphOf(program)), { seconds: noPromises });

/** A fault's share of the requests, and what is known of how long it takes until all nodes are back. */
const crashOf = (program: Program) => {
  const { nodeCrash } = faultsOf(program);
  return nodeCrash.kind === "bounded" ? [nodeCrash.chains[0]?.share, nodeCrash.recovery.kind] : nodeCrash.kind;
};

function pathOf(graph: Graph) {
  const [way] = forwardRoutes(graph);
  return (way && readTrafficPath(way, graph)) ?? assert.fail("no way");
}

const resourceOf = (graph: Graph, name: string) =>
  graph.resources.find(({ resource }) => resource.name === name) ?? assert.fail(name);

describe("tasks of a service are the nodes of its target group", () => {
  for (const ids of ["known", "unknown"] as const) {
    test(`with ids ${ids}`, () => {
      const [pool, ...others] = pathOf(graphOf(service, ids)).served;
      assert.deepEqual(others, []);
      assert.deepEqual([pool?.path, pool?.minSize, pool?.zones], ["service", 4, 2]);
      assert.deepEqual(pool?.boot, { path: "service.healthCheckGracePeriodSeconds", worst: 60, typical: 60 });
    });
  }

  test("a lost one takes its share along, and no source bounds its replacement", () => {
    assert.deepEqual(crashOf(service), [0.25, "unknown"]);
  });

  test("one alone is not taken over from", () => {
    assert.equal(crashOf(withProperty(service, "service", "desiredCount", 1)), "unbounded");
  });

  test("there are as few of them as its scaling lets there be, whatever it asks for at first", () => {
    const graph = graphOf(scaled);
    assert.equal(pathOf(graph).served[0]?.minSize, 2);
    const { path: _, ...capacity } = readPoolCapacity(resourceOf(graph, "service"), graph);
    assert.deepEqual(capacity, {
      minSize: 2,
      zones: 2,
      minHealthyPercentage: 100,
      needed: 2,
      source: "limits.minCapacity",
      cpuTarget: 60,
      hasTraffic: true,
    });
  });

  test("each takes an address of its subnet, twice as many during a deployment", () => {
    const graph = graphOf(scaled);
    const use = readSubnetUse(resourceOf(graph, "subnetA"), graph);
    assert.deepEqual(use?.pools, [{ maxSize: 40, maxHealthyPercentage: 200, zones: 2 }]);
  });

  test("how many are on each machine of a cluster is not told", () => {
    const daemon = withProperty(service, "service", "schedulingStrategy", "DAEMON");
    assert.throws(() => pathOf(graphOf(daemon)), UnknownValueError);
  });

  test("without interfaces of their own they stand in zones that are not told", () => {
    const shared = withProperty(service, "service", "networkConfiguration", undefined);
    assert.deepEqual(
      pathOf(graphOf(shared)).served.map(({ zones }) => zones),
      [undefined],
    );
  });
});

describe("targets that are registered one by one", () => {
  const machine = (zone: string): Program[string] => ({
    type: "aws:ec2/instance:Instance",
    inputs: { subnetId: zone },
  });
  const attachment = (targetId: string): Program[string] => ({
    type: "aws:lb/targetGroupAttachment:TargetGroupAttachment",
    inputs: { targetGroupArn: "$group", targetId },
  });
  const attached: Program = {
    ...withProperty(front, "group", "targetType", "instance"),
    first: machine("$subnetA"),
    second: machine("$subnetB"),
    firstTarget: attachment("$first"),
    secondTarget: attachment("$second"),
  };

  test("are nodes, each in its zone, which nothing makes again", () => {
    const [pool] = pathOf(graphOf(attached)).served;
    assert.deepEqual([pool?.minSize, pool?.zones], [2, 2]);
    assert.deepEqual(crashOf(attached), [0.5, "unknown"]);
    assert.equal(faultsOf(attached).nodeDrain.kind, "bounded");
  });

  test("are one node however many of its ports are registered", () => {
    const twice = { ...attached, secondTarget: { ...attachment("$first") } };
    assert.deepEqual(
      pathOf(graphOf(twice)).served.map(({ minSize }) => minSize),
      [1],
    );
  });

  test("of another program stand in zones that are not told", () => {
    const far = { ...attached, secondTarget: attachment("i-0123456789abcdef0") };
    assert.deepEqual(
      pathOf(graphOf(far)).served.map(({ minSize, zones }) => [minSize, zones]),
      [[2, undefined]],
    );
  });

  test("are no nodes where a balancer stands behind another", () => {
    const chained = withProperty(attached, "group", "targetType", "alb");
    assert.deepEqual(pathOf(graphOf(chained)).served, []);
  });
});
