import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { planBudget } from "../../components/vip-cluster/budget";
import { clusterSpec } from "../../components/vip-cluster/settings";
import { expectedLost } from "../../model/analysis/budget/estimates";
import { budgetRows, summarizeBudget } from "../../model/analysis/budget/summary";
import { faultClasses } from "../../model/analysis/budget/types";
import { planFailoverSeconds } from "../../platforms/aws/fault-model/detection";
import { boundedEstimate, cluster, estimate, recoveryOf } from "../support/budgets";
import { changed } from "./bad/support";

describe("behind an application load balancer", () => {
  const spec = cluster("application");

  it("a crashed node is found after every check that must fail, a silent one a time-out later", () => {
    const crash = boundedEstimate(spec, "nodeCrash");
    assert.equal(crash.worst, 10);
    assert.equal(crash.typical, 7.5);
    assert.equal(boundedEstimate(spec, "nodeHang").worst, 12);
    const [term] = crash.chains[0]?.terms ?? [];
    assert.deepEqual(term?.source, {
      kind: "setting",
      path: "targetGroups.web.healthCheck.interval x unhealthyThreshold",
    });
  });

  it("requests are lost by rate, share and time", () => {
    const crash = boundedEstimate(spec, "nodeCrash");
    assert.equal(crash.chains[0]?.share, 0.5);
    assert.deepEqual(expectedLost(crash, 200), { worst: 1000, typical: 750 });
    assert.deepEqual(expectedLost(boundedEstimate(spec, "nodeDrain"), 200), { worst: 0, typical: 0 });
  });

  it("a planned leave costs nothing, and nothing has to recover", () => {
    const drain = boundedEstimate(spec, "nodeDrain");
    assert.equal(drain.worst, 0);
    assert.equal(drain.chains[0]?.effect, "none");
    assert.equal(recoveryOf(drain), 0);
  });

  it("a lost zone takes its nodes along, and its address for as long as DNS remembers it", () => {
    const zone = boundedEstimate(spec, "zoneLoss");
    const [nodes, address] = zone.chains;
    assert.equal(nodes?.worst, 12);
    assert.equal(address?.worst, 30 + 60 + 60 + 3);
    assert.equal(zone.worst, 153);
    assert.equal(boundedEstimate(spec, "balancerLoss").worst, 153);
  });

  it("a lost region is unbounded, with what else there is", () => {
    const region = estimate(spec, "regionLoss");
    assert.ok(region.kind === "unbounded");
    assert.match(region.reason, /eu-west-1/);
    assert.deepEqual(
      region.alternatives.map(({ mechanism, worst }) => [mechanism, worst]),
      [
        ["Route 53 failover records", 150],
        ["Global Accelerator", 60],
      ],
    );
  });

  const address = { domainName: "shop.example.com", zoneId: "Z0123456789ABC" };
  const failover = (role: string, more: object = {}) =>
    cluster("application", { address: { ...address, routing: { type: "failover", role }, ...more } });

  it("a lost region lasts until its check has failed, name servers follow and resolvers forget", () => {
    const check = { interval: 10, failureThreshold: 2 };
    const region = boundedEstimate(failover("primary", { healthCheck: check }), "regionLoss");
    assert.equal(region.worst, 10 * 2 + 6 + 60 + 60 + 3);
    assert.deepEqual(region.chains[0]?.terms[0]?.source, {
      kind: "setting",
      path: "address.healthCheck.interval x failureThreshold",
    });
    assert.ok(region.recovery.kind === "unknown");
    const slower = boundedEstimate(failover("primary", { healthCheck: { interval: 30 } }), "regionLoss");
    assert.equal(slower.worst, 30 * 3 + 6 + 60 + 60 + 3);
    assert.equal(boundedEstimate(failover("primary"), "regionLoss").worst, 30 + 60 + 60 + 3);
    assert.equal(estimate(failover("secondary"), "regionLoss").kind, "notApplicable");
  });

  it("a network balancer's record is checked by a connection, which may take longer", () => {
    const routing = { type: "weighted", weight: 1 };
    const spec = cluster("network", { address: { ...address, routing, healthCheck: {} } });
    assert.equal(boundedEstimate(spec, "regionLoss").worst, 30 + 10 + 60 + 60 + 3);
  });

  it("full strength is back after notice, grace, boot and a check", () => {
    // Found in 10 of the 100 seconds of grace, noticed in 60, in service after 90 + 10 by the launch hook, checked in 5.
    assert.equal(recoveryOf(boundedEstimate(spec, "nodeCrash")), 100 + 60 + 100 + 5);
    const slow = cluster("application", {
      "targetGroups.web.slowStart": 30,
      "nodeGroups.web.lifecycleHooks": { config: { transition: "launching", heartbeatTimeout: 120 } },
    });
    assert.equal(recoveryOf(boundedEstimate(slow, "nodeCrash")), 265 + 30 + 120);
  });

  it("a group that does not ask its balancer never replaces what crashed", () => {
    const blind = boundedEstimate(cluster("application", { "nodeGroups.web.healthCheckType": "EC2" }), "nodeCrash");
    assert.ok(blind.recovery.kind === "unknown");
    assert.match(blind.recovery.reason, /healthCheckType is EC2/);
  });

  it("a single node is down until there is another one", () => {
    const single = cluster("application", { "nodeGroups.web.minSize": 1 });
    const crash = boundedEstimate(single, "nodeCrash");
    assert.equal(crash.worst, recoveryOf(crash));
    assert.equal(crash.chains[0]?.share, 1);
    assert.equal(boundedEstimate(single, "zoneLoss").chains[0]?.share, 1);
    assert.equal(boundedEstimate(single, "nodeDrain").worst, 0);
    const swapped = cluster("application", {
      "nodeGroups.web.minSize": 1,
      "nodeGroups.web.instanceRefresh": { minHealthyPercentage: 0, maxHealthyPercentage: 100 },
    });
    assert.equal(boundedEstimate(swapped, "nodeDrain").worst, 105);
    const unwatched = { "nodeGroups.web.minSize": 1, "nodeGroups.web.healthCheckType": "EC2" };
    assert.equal(estimate(cluster("application", unwatched), "nodeCrash").kind, "unbounded");
  });
});

describe("behind a network load balancer", () => {
  const spec = cluster("network");

  it("new connections go on for 40 seconds after a target is found out", () => {
    assert.equal(boundedEstimate(spec, "nodeCrash").worst, 50);
    assert.equal(boundedEstimate(spec, "nodeHang").worst, 52);
    assert.equal(boundedEstimate(spec, "zoneLoss").chains[0]?.worst, 52);
  });

  it("a drain below two minutes loses connections", () => {
    const drain = boundedEstimate(spec, "nodeDrain");
    assert.equal(drain.worst, 90);
    assert.equal(drain.chains[0]?.effect, "errors");
    const long = cluster("network", { "targetGroups.web.deregistrationDelay": 120 });
    assert.equal(boundedEstimate(long, "nodeDrain").worst, 0);
    const longer = cluster("network", { "targetGroups.web.deregistrationDelay": 300 });
    assert.equal(boundedEstimate(longer, "nodeDrain").worst, 0);
  });

  it("a TCP check never sees a hung process", () => {
    const blind = estimate(cluster("network", { "targetGroups.web.healthCheck": {} }), "nodeHang");
    assert.ok(blind.kind === "unbounded");
    assert.match(blind.fix, /targetGroups\.web\.healthCheck\.protocol HTTP/);
  });

  it("a zone left without targets must leave DNS, unless other zones serve its clients", () => {
    const own = cluster("network", { "loadBalancer.enableCrossZoneLoadBalancing": false });
    assert.equal(boundedEstimate(own, "nodeCrash").worst, 50 + 120);
    const crossed = cluster("network", {
      "loadBalancer.enableCrossZoneLoadBalancing": false,
      "targetGroups.web.crossZone": "true",
    });
    assert.equal(boundedEstimate(crossed, "nodeCrash").worst, 50);
    assert.deepEqual(
      boundedEstimate(own, "zoneLoss").chains.map(({ what }) => what),
      ["the balancer's address in that zone"],
    );
  });

  it("a balancer with an address in one zone is lost with it", () => {
    const existing = {
      vpcId: "vpc-0a1b2c3d",
      cidr: "10.1.0.0/16",
      publicSubnetIds: ["subnet-0000000c"],
      privateSubnetIds: ["subnet-0000000a", "subnet-0000000b"],
    };
    const narrow = cluster("network", { network: { existing } });
    assert.equal(estimate(narrow, "zoneLoss").kind, "unbounded");
    assert.equal(estimate(narrow, "balancerLoss").kind, "unbounded");
  });
});

describe("on the twin", () => {
  it("the checks alone decide, and a busy machine", () => {
    for (const kind of ["application", "network"] as const) {
      const spec = cluster(kind, { provider: "twin" });
      assert.equal(boundedEstimate(spec, "nodeCrash").worst, 11);
      assert.equal(boundedEstimate(spec, "nodeHang").worst, 13);
      assert.equal(boundedEstimate(spec, "zoneLoss").worst, 13);
      assert.equal(boundedEstimate(spec, "balancerLoss").worst, 3, "one HAProxy, which is started again");
      assert.equal(estimate(spec, "regionLoss").kind, "notApplicable");
    }
  });

  it("machines boot as the twin's own settings say", () => {
    const spec = cluster("application", { provider: "twin" });
    const typical = (bootTime: number) => {
      const { recovery } = boundedEstimate(spec, "nodeCrash", { bootTime, metricPeriod: 60, nodeCommand: [] });
      return recovery.kind === "bounded" ? recovery.typical : Number.NaN;
    };
    assert.equal(typical(20) - typical(1), 19);
  });
});

describe("paths", () => {
  it("are every way from a listener or rule to a target group, with its weight's share", () => {
    const { paths } = planBudget(clusterSpec().parse(changed("alb", {})));
    assert.deepEqual(
      paths.map(({ path, targetGroup, share }) => [path, targetGroup, share]),
      [
        ["loadBalancer.listeners.https.defaultAction", "spare", 0.1],
        ["loadBalancer.listeners.https.defaultAction", "web", 0.9],
        ["loadBalancer.listeners.https.rules.api.action", "web", 1],
      ],
    );
  });

  it("become a row for each fault, and a short summary", () => {
    const budget = planBudget(clusterSpec().parse(changed("alb", {})));
    const rows = budgetRows(budget);
    assert.equal(rows.length, 3 * faultClasses.length);
    assert.deepEqual(
      new Set(rows.map(({ path }) => path)),
      new Set(["https -> spare", "https -> web", "https api -> web"]),
    );
    assert.deepEqual(summarizeBudget(budget)["https api -> web"], {
      nodeCrash: 10,
      nodeHang: 12,
      nodeDrain: 0,
      zoneLoss: 153,
      balancerLoss: 153,
      regionLoss: "unbounded",
    });
  });

  it("to targets that others register count every request, and cannot say when all are back", () => {
    const others = cluster("application", { "targetGroups.web.targetType": "ip", nodeGroups: {} });
    const crash = boundedEstimate(others, "nodeCrash");
    assert.equal(crash.chains[0]?.share, 1);
    assert.equal(crash.recovery.kind, "unknown");
    assert.equal(boundedEstimate(others, "zoneLoss").chains[0]?.share, 0.5);
  });
});

describe("failover seconds of a target group", () => {
  const healthCheck = { ...cluster("application").targetGroups.web?.healthCheck };
  const group = (protocol: "HTTP" | "TCP") => ({ ...cluster("application").targetGroups.web, protocol, healthCheck });

  it("come from the same formula", () => {
    for (const [kind, protocol] of [
      ["application", "HTTP"],
      ["network", "TCP"],
    ] as const) {
      const settings = group(protocol) as Parameters<typeof planFailoverSeconds>[0];
      assert.equal(planFailoverSeconds(settings), boundedEstimate(cluster(kind), "nodeHang").worst);
      assert.equal(planFailoverSeconds(settings, "twin"), 12);
    }
  });
});
