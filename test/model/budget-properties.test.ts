import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { planBudget } from "../../components/vip-cluster/budget";
import type { ClusterSpec } from "../../components/vip-cluster/resolved";
import { type BoundedEstimate, type FaultClass, faultClasses, type Sum } from "../../model/analysis/budget/types";
import { valueAt } from "../../model/settings/path";
import { table } from "../../platforms/aws/limits";
import { timings } from "../../platforms/aws/timings";
import { cluster, type Kind } from "../support/budgets";

interface Timers {
  readonly interval: number;
  readonly timeout: number;
  readonly unhealthyThreshold: number;
  readonly healthyThreshold: number;
  readonly deregistrationDelay: number;
  readonly bootTime: number;
  readonly healthCheckGracePeriod: number;
  readonly hook: number;
}

const upTo = (max: number, min = 0) => fc.integer({ min, max });
const timers: fc.Arbitrary<Timers> = fc
  .record({
    timeout: upTo(60, 2),
    gap: upTo(60, 3),
    unhealthyThreshold: upTo(10, 2),
    healthyThreshold: upTo(10, 2),
    deregistrationDelay: upTo(400),
    bootTime: upTo(600),
    healthCheckGracePeriod: upTo(1200),
    hook: upTo(600, 30),
  })
  .map(({ gap, ...rest }) => ({ ...rest, interval: rest.timeout + gap }));
const places = fc.record({
  kind: fc.constantFrom<Kind>("application", "network"),
  provider: fc.constantFrom("aws", "twin"),
  minSize: upTo(12, 1),
  zones: upTo(3, 2),
  crossZone: fc.constantFrom("true", "false", "use_load_balancer_configuration"),
});
type Place = typeof places extends fc.Arbitrary<infer T> ? T : never;

function build({ kind, provider, minSize, zones, crossZone }: Place, set: Timers): ClusterSpec {
  const { bootTime, healthCheckGracePeriod, hook, deregistrationDelay, ...check } = set;
  const web = "targetGroups.web";
  return cluster(kind, {
    provider,
    "network.zones": zones,
    ...Object.fromEntries(Object.entries(check).map(([key, value]) => [`${web}.healthCheck.${key}`, value])),
    [`${web}.deregistrationDelay`]: deregistrationDelay,
    [`${web}.crossZone`]: crossZone,
    "nodeGroups.web.minSize": minSize,
    "nodeGroups.web.maxSize": 12,
    "nodeGroups.web.bootTime": bootTime,
    "nodeGroups.web.healthCheckGracePeriod": healthCheckGracePeriod,
    "nodeGroups.web.lifecycleHooks": { config: { transition: "launching", heartbeatTimeout: hook } },
  });
}

const faultsOf = (spec: ClusterSpec) => planBudget(spec).paths[0]?.faults;

/** Worst cases of failover and recovery. */
function worst(spec: ClusterSpec, fault: FaultClass): readonly number[] {
  const found = faultsOf(spec)?.[fault];
  if (found?.kind !== "bounded") return [];
  return [found.worst, found.typical, ...(found.recovery.kind === "bounded" ? [found.recovery.worst] : [])];
}

const later: readonly (keyof Timers)[] = [
  ...(["interval", "timeout", "unhealthyThreshold", "healthyThreshold"] as const),
  ...(["bootTime", "healthCheckGracePeriod", "hook"] as const),
];
const unplanned = faultClasses.filter((fault) => fault !== "nodeDrain");
const limit: Partial<Record<keyof Timers, number>> = { unhealthyThreshold: 10, healthyThreshold: 10 };

test("no timer that grows makes a failover or a recovery shorter", () => {
  fc.assert(
    fc.property(places, timers, fc.constantFrom(...later), upTo(60, 1), (place, set, timer, more) => {
      const grown = Math.min(set[timer] + more, limit[timer] ?? 3600);
      // A time-out stays below the interval.
      if (timer === "timeout" && grown >= set.interval) return;
      const [before, after] = [build(place, set), build(place, { ...set, [timer]: grown })];
      for (const fault of unplanned) {
        const [short, long] = [worst(before, fault), worst(after, fault)];
        assert.equal(short.length, long.length);
        short.forEach((value, index) => {
          assert.ok((long[index] ?? 0) >= value, `${fault}: ${value} became ${long[index]} with more ${timer}`);
        });
      }
    }),
    { numRuns: 150 },
  );
});

test("a longer drain never loses more, and two minutes suffice everywhere", () => {
  fc.assert(
    fc.property(places, timers, upTo(200), (place, set, more) => {
      const enough = { ...place, minSize: place.minSize + 1 > 12 ? 12 : place.minSize + 1 };
      const drain = (seconds: number) =>
        worst(build(enough, { ...set, deregistrationDelay: seconds }), "nodeDrain")[0] ?? 0;
      assert.ok(drain(set.deregistrationDelay + more) <= drain(set.deregistrationDelay));
      assert.equal(drain(timings["nlb.deregister"].worst), 0);
    }),
    { numRuns: 100 },
  );
});

test("nothing is promised below what the vendor can do", () => {
  const { interval, unhealthyThreshold, timeout } = {
    interval: table["elbv2.healthCheck.interval"].min,
    unhealthyThreshold: table["elbv2.healthCheck.unhealthyThreshold"].min,
    timeout: table["elbv2.healthCheck.timeout"].min,
  };
  fc.assert(
    fc.property(places, timers, (place, set) => {
      const faults = faultsOf(build(place, set));
      const delay = place.kind === "network" && place.provider === "aws" ? timings["nlb.unhealthy"].worst : 0;
      const floor = { nodeCrash: interval * unhealthyThreshold, nodeHang: interval * unhealthyThreshold + timeout };
      for (const fault of ["nodeCrash", "nodeHang"] as const) {
        const found = faults?.[fault];
        assert.ok(found?.kind === "bounded");
        // A single node is replaced, not failed over: no connection to a dead node matters then.
        assert.ok(found.worst >= floor[fault] + (place.minSize > 1 ? delay : 0));
      }
      const zone = faults?.zoneLoss;
      if (place.provider === "aws")
        assert.ok(zone?.kind === "bounded" && zone.worst >= timings["route53.aliasTtl"].worst);
    }),
    { numRuns: 100 },
  );
});

function assertSum({ terms, worst, typical }: Sum, spec: ClusterSpec): void {
  assert.equal(
    worst,
    terms.reduce((sum, term) => sum + term.worst, 0),
  );
  assert.equal(
    typical,
    terms.reduce((sum, term) => sum + term.typical, 0),
  );
  assert.ok(typical <= worst && typical >= 0);
  for (const { source } of terms) {
    if (source.kind === "constant") {
      assert.ok(source.key in timings && source.source !== "" && /^\d{4}-\d\d-\d\d$/.test(source.date));
      continue;
    }
    const option = (source.path.split(" x ")[0] ?? "")
      .split(".")
      .filter((key) => key !== "*" && key !== "heartbeatTimeout");
    assert.notEqual(valueAt(spec, option), undefined, `the spec has no ${source.path}`);
  }
}

const sumsOf = ({ chains, recovery }: BoundedEstimate): readonly Sum[] => [
  ...chains,
  ...(recovery.kind === "bounded" ? [recovery] : []),
];

test("every time is the sum of its terms, and every term names an option that exists or a dated source", () => {
  fc.assert(
    fc.property(places, timers, (place, set) => {
      const spec = build(place, set);
      for (const found of Object.values(faultsOf(spec) ?? {})) {
        if (found.kind === "bounded") for (const sum of sumsOf(found)) assertSum(sum, spec);
        if (found.kind === "unbounded") for (const sum of found.alternatives) assertSum(sum, spec);
      }
    }),
    { numRuns: 100 },
  );
});
