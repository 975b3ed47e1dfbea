import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Estimate, FaultClass } from "../../../model/analysis/budget/types";
import { planFaults } from "../../../platforms/kubernetes/fault-model";
import type { GatewayChecks, PodPool, ServingPath } from "../../../platforms/kubernetes/topology/serving-path";

const pool: PodPool = {
  path: "web",
  pods: 3,
  hosts: "required",
  zones: "required",
  zoneCount: 3,
  probe: { path: "web.readinessProbe", asks: "answer", period: 2, timeout: 1, failures: 3 },
  preStop: 10,
  isHookOpen: false,
  grace: 60,
  toleration: 20,
  heldBack: {},
  takenInRollout: 0,
  takenInDrain: 1,
  boot: { path: "web.startupProbe", worst: 30, typical: 15 },
};

const checks: GatewayChecks = {
  active: { path: "edge.healthCheck.active", asks: "answer", interval: 1, timeout: 0.5, failures: 2 },
  retries: true,
  panicThreshold: 50,
  requestTimeout: { path: "web.requestTimeout", worst: 15, typical: 15 },
};

const service: ServingPath = {
  path: "web",
  listener: "web",
  backend: "web",
  share: 1,
  entry: "service",
  pools: [pool],
  others: 0,
  address: { kind: "l2" },
};
const gateway: ServingPath = { ...service, rule: "web[0]", entry: "gateway", checks, proxies: 2 };

const estimate = (path: ServingPath, fault: FaultClass): Estimate => planFaults(path, { seconds: {} as never })[fault];
const worst = (path: ServingPath, fault: FaultClass) => {
  const found = estimate(path, fault);
  return found.kind === "bounded" ? Number(found.worst.toFixed(3)) : found.kind;
};
const { active: _active, ...unchecked } = checks;
const withPool = (changes: Partial<PodPool>, path = gateway): ServingPath => ({
  ...path,
  pools: [{ ...pool, ...changes }],
});
const withChecks = (changes: Partial<GatewayChecks>): ServingPath => ({
  ...gateway,
  checks: { ...checks, ...changes },
});

describe("a pod that ends", () => {
  test("costs nothing behind a gateway that retries, and what the gateway's checks take behind one that does not", () => {
    assert.equal(worst(gateway, "nodeCrash"), 0);
    assert.equal(worst(withChecks({ retries: false }), "nodeCrash"), 2);
    assert.equal(worst({ ...gateway, checks: { ...unchecked, retries: false } }, "nodeCrash"), 7);
  });

  test("is met by few, until the checks see it, where a hash keeps clients on pods", () => {
    const hashed = withChecks({ hashLooks: 5 });
    const found = estimate(hashed, "nodeCrash");
    assert.equal(worst(hashed, "nodeCrash"), 2);
    assert.ok(found.kind === "bounded");
    const [chain] = found.chains;
    assert.equal(chain?.effect, "errors");
    assert.equal(chain?.share, 3 ** -6);
    assert.match(chain?.clientImpact ?? "", /tried again on another pod, but for 1 in 243/);
    assert.equal(worst(withChecks({ hashLooks: 5, retries: false }), "nodeCrash"), 2);
  });

  test("costs the kubelet's look and the way of endpoints behind a Service", () => {
    assert.equal(worst(service, "nodeCrash"), 2 + 5);
  });

  test("is an outage where there is no other, until it runs again", () => {
    assert.equal(worst(withPool({ pods: 1 }), "nodeCrash"), 30);
    assert.equal(worst({ ...withPool({ pods: 1 }), others: 2 }, "nodeCrash"), 0);
  });
});

describe("a pod that hangs", () => {
  test("is seen by the gateway's checks or by the probe; a dead machine by the checks, or by the cluster after 50 seconds", () => {
    assert.equal(worst(gateway, "nodeHang"), 2.5);
    assert.equal(worst({ ...gateway, checks: unchecked }, "nodeHang"), 55);
    assert.equal(worst(service, "nodeHang"), 55 + 3);
  });

  test("gets its requests a 504 after the time-out, and none where the time-out is 0, which is no time-out", () => {
    const impact = (seconds: number) => {
      const found = estimate(
        withChecks({ requestTimeout: { path: "web.timeouts.request", worst: seconds, typical: seconds } }),
        "nodeHang",
      );
      return found.kind === "bounded" ? found.chains.map(({ clientImpact }) => clientImpact).join() : "";
    };
    assert.match(impact(15), /504 after 15 seconds/);
    assert.match(impact(0), /until the client gives up/);
    assert.doesNotMatch(impact(0), /504/);
  });

  test("has no bound where nothing asks for an answer", () => {
    const { probe, ...blind } = pool;
    assert.equal(worst({ ...service, pools: [blind] }, "nodeHang"), "unbounded");
    const knocks = { ...(probe ?? assert.fail()), asks: "connection" as const };
    assert.equal(worst(withPool({ probe: knocks }, service), "nodeHang"), "unbounded");
    assert.equal(worst(withPool({ probe: knocks }), "nodeHang"), 2.5);
  });

  test("takes all pods along where nothing keeps them on different machines", () => {
    assert.equal(worst(withPool({ hosts: "none" }), "nodeHang"), 50 + 20 + 5 + 30);
    assert.equal(worst(withPool({ hosts: "none", toleration: Number.POSITIVE_INFINITY }), "nodeHang"), "unbounded");
  });
});

describe("a pod that is taken out", () => {
  test("is hidden by a hook that outlasts the endpoints, or by a retry", () => {
    assert.equal(worst(service, "nodeDrain"), 0);
    assert.equal(worst(withPool({ preStop: 2 }, service), "nodeDrain"), 3);
    assert.equal(worst(withPool({ preStop: 2 }), "nodeDrain"), 0);
    assert.equal(worst(withPool({ preStop: 0, takenInRollout: 3 }), "nodeDrain"), 30);
  });

  test("takes all along where they may be on the machine and no disruption budget holds them", () => {
    assert.equal(worst(withPool({ takenInDrain: 3 }), "nodeDrain"), 5 + 30);
    assert.equal(worst(withPool({ takenInDrain: 2 }), "nodeDrain"), 0);
    assert.equal(worst({ ...withPool({ takenInDrain: 3 }), others: 1 }, "nodeDrain"), 0);
    assert.equal(worst(withPool({ pods: 1, takenInDrain: 1 }), "nodeDrain"), 5 + 30);
    assert.equal(worst(withPool({ pods: 1, takenInDrain: 0 }), "nodeDrain"), 0);
  });
});

/** An address that moves in 3.1 seconds: the rest decides. */
const quick: ServingPath["address"] = { kind: "bgp", restarts: false, bfd: { path: "b", worst: 0, typical: 0 } };

describe("a zone that is lost", () => {
  test("is seen by the gateway's checks, unless so few pods are left that they do not count", () => {
    assert.equal(
      worst(
        { ...gateway, address: { kind: "bgp", restarts: false, bfd: { path: "b", worst: 0.9, typical: 0.9 } } },
        "zoneLoss",
      ),
      4,
    );
    const halved = withPool({ zoneCount: 2 });
    assert.equal(worst({ ...halved, address: quick }, "zoneLoss"), 55);
    assert.equal(worst({ ...halved, checks: { ...checks, panicThreshold: 0 }, address: quick }, "zoneLoss"), 3.1);
  });

  test("takes the pods of other groups along: they are in the same pool", () => {
    const path: ServingPath = { ...withPool({ pods: 4, zoneCount: 2 }), address: quick };
    assert.equal(worst(path, "zoneLoss"), 3.1);
    assert.equal(worst({ ...path, others: 3 }, "zoneLoss"), 55);
    assert.equal(worst({ ...path, others: 4 }, "zoneLoss"), 3.1);
  });

  test("is an outage where nothing spreads the pods", () => {
    assert.equal(worst(withPool({ zones: "none", zoneCount: 1 }), "zoneLoss"), 105);
  });
});

describe("the loss of the machine with the address", () => {
  const by = (address: ServingPath["address"]) => worst({ ...gateway, address }, "balancerLoss");
  const bfd = { path: "quick", worst: 0.9, typical: 0.9 };
  const hold = { path: "router.holdTime", worst: 9, typical: 9 };

  test("takes what moves the address: L2, BGP with and without BFD, a cloud", () => {
    assert.equal(by({ kind: "l2" }), 6 + 15 + 3);
    assert.equal(by({ kind: "bgp", bfd, restarts: false }), 0.9 + 0.1 + 3);
    assert.equal(by({ kind: "bgp", bfd, restarts: true }), 4);
    assert.equal(by({ kind: "bgp", hold, restarts: false }), 9 + 3);
    assert.equal(by({ kind: "bgp", hold, restarts: true }), 9 + 120 + 3);
    assert.equal(by({ kind: "bgp", restarts: false }), 180 + 3);
    assert.equal(by({ kind: "cloud" }), 76);
  });

  test("is not known where nothing says it, and an outage of minutes with one proxy", () => {
    const elsewhere = { kind: "unknown", reason: "what announces its address" } as const;
    assert.equal(by(elsewhere), "unknown");
    assert.equal(worst({ ...gateway, address: elsewhere }, "zoneLoss"), "unknown");
    const recoveryOf = (path: ServingPath) => {
      const { zoneLoss } = planFaults(path, { seconds: {} as never });
      return "recovery" in zoneLoss ? zoneLoss.recovery : undefined;
    };
    assert.equal(recoveryOf({ ...gateway, address: elsewhere })?.kind, "bounded");
    assert.deepEqual(recoveryOf({ ...gateway, address: elsewhere }), recoveryOf(gateway));
    assert.equal(worst({ ...gateway, proxies: 1 }, "balancerLoss"), 50 + 300 + 5 + 30);
  });
});

test("every term names its source, with its date where no field sets it", () => {
  for (const path of [gateway, service])
    for (const found of Object.values(planFaults(path, { seconds: {} as never }))) {
      if (found.kind !== "bounded") continue;
      for (const { terms } of found.chains)
        for (const { source } of terms) {
          if (source.kind === "setting") assert.ok(source.path.length > 3);
          else assert.match(source.date, /^\d{4}-\d{2}-\d{2}$/);
        }
    }
});

describe("what no manifest says is no number", () => {
  const { proxies: _proxies, ...undescribed } = gateway;

  test("a gateway may have one proxy where its number is not told", () => {
    assert.equal(worst(undescribed, "balancerLoss"), "unknown");
    assert.equal(worst(undescribed, "zoneLoss"), "unknown");
  });

  test("a zone with the only proxy costs what the proxy costs", () => {
    const only = { ...gateway, proxies: 1 };
    assert.equal(worst(only, "zoneLoss"), worst(only, "balancerLoss"));
  });

  test("what keeps pods apart may keep the last of them out", () => {
    const recovery = (path: ServingPath, fault: FaultClass) => {
      const found = estimate(path, fault);
      return found.kind === "bounded" ? found.recovery.kind : found.kind;
    };
    const held = withPool({ heldBack: { zone: "no zone takes it" } });
    assert.equal(recovery(held, "zoneLoss"), "unknown");
    assert.equal(recovery(held, "nodeHang"), "bounded");
    const alone = withPool({ pods: 1, stays: "its StatefulSet waits" });
    assert.equal(worst(alone, "nodeHang"), "unbounded");
  });
});
