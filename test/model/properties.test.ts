import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { clusterSpec } from "../../components/vip-cluster/settings";
import { parseStackConfig } from "../../components/vip-cluster/stack/stack";
import { SpecError } from "../../model/settings/issue";
import { checkSettings } from "../../platforms/aws/parse";
import { clusters } from "./bad/clusters";
import { groups } from "./bad/groups";
import { listeners } from "./bad/listeners";
import { nodes } from "./bad/nodes";
import { shapes } from "./bad/shapes";
import { bases, changed, clusterProblems, put } from "./bad/support";

const asError = (cluster: unknown): SpecError | undefined => {
  try {
    parseStackConfig({ cluster });
    return undefined;
  } catch (error) {
    assert.ok(error instanceof SpecError, String(error));
    return error;
  }
};

/** Every option's path in a sound cluster, to put something else there. */
function pathsOf(value: unknown, prefix = ""): string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [prefix];
  const own = Object.entries(value).flatMap(([key, nested]) =>
    pathsOf(nested, prefix === "" ? key : `${prefix}.${key}`),
  );
  return prefix === "" ? own : [prefix, ...own];
}

const resolved = clusterSpec().parse(bases.alb());
const anyPath = fc.constantFrom(...pathsOf(resolved));

test("whatever stands in an option, the answer is a cluster or one SpecError", () => {
  fc.assert(
    fc.property(
      anyPath,
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
      (path, value) => {
        const cluster = structuredClone(resolved);
        put(cluster, path, value);
        asError(cluster);
      },
    ),
    { numRuns: 1500 },
  );
});

test("no JSON document crashes the parser", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      asError(value);
    }),
    { numRuns: 500 },
  );
});

const name = fc.stringMatching(/^[a-z][a-z0-9]{0,7}$/);

const soundCluster = fc
  .record({
    groups: fc.uniqueArray(name, { minLength: 1, maxLength: 5 }),
    weights: fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 5, maxLength: 5 }),
    sticky: fc.boolean(),
    sizes: fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })),
    interval: fc.integer({ min: 5, max: 300 }),
    zones: fc.integer({ min: 2, max: 6 }),
    nat: fc.constantFrom("perZone", "single", "none"),
    algorithm: fc.constantFrom("round_robin", "least_outstanding_requests", "weighted_random"),
    retention: fc.constantFrom(false as const, { retention: 30 }),
  })
  .map(({ groups: keys, weights, sticky, sizes, interval, zones, nat, algorithm, retention }) => {
    const [minSize = 0, initial = 0, maxSize = 0] = [...sizes].sort((a, b) => a - b);
    const forward = Object.fromEntries(keys.map((key, index) => [key, weights[index]]));
    return {
      name: "shop",
      certificate: { arn: "arn:aws:acm:eu-west-1:123456789012:certificate/1" },
      network: { zones, nat, flowLogs: retention },
      loadBalancer: {
        accessLogs: retention,
        listeners: {
          https: {
            port: 443,
            protocol: "HTTPS",
            defaultAction: {
              type: "forward",
              targetGroups: forward,
              ...(sticky ? { stickiness: { duration: 60 } } : {}),
            },
          },
        },
      },
      targetGroups: Object.fromEntries(
        keys.map((key) => [
          key,
          {
            healthCheck: { interval },
            loadBalancingAlgorithmType: algorithm,
            ...(sticky ? { stickiness: { type: "lb_cookie" } } : {}),
          },
        ]),
      ),
      nodeGroups: Object.fromEntries(
        keys.map((key) => [key, { targetGroups: [key], minSize, maxSize, desiredCapacity: { initial } }]),
      ),
    };
  });

test("a sound cluster's resolved form parses to itself", () => {
  fc.assert(
    fc.property(soundCluster, (input) => {
      const { cluster } = parseStackConfig({ cluster: input });
      assert.deepEqual(parseStackConfig({ cluster }).cluster, cluster);
    }),
    { numRuns: 150 },
  );
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, nested]) => [key, reversed(nested)]),
  );
}

test("the order of keys means nothing to a sound cluster", () => {
  fc.assert(
    fc.property(soundCluster, (input) => {
      assert.deepEqual(parseStackConfig({ cluster: reversed(input) }), parseStackConfig({ cluster: input }));
    }),
    { numRuns: 100 },
  );
});

const bad = [...shapes, ...groups, ...listeners, ...clusters, ...nodes].filter(([base]) => base === "alb");

test("the order of keys means nothing to what is said about a bad one, but which of two equals is named", () => {
  const mutual = /already|twice|says the same|takes the same place/;
  for (const [base, changes] of bad) {
    const cluster = changed(base, changes);
    const said = (input: unknown) => clusterProblems(input).map(({ path, problem, fix }) => ({ path, problem, fix }));
    if (said(cluster).some(({ problem }) => mutual.test(problem))) continue;
    const plain = said(cluster).map(({ path, problem }) => `${path}: ${problem}`);
    assert.deepEqual(
      said(reversed(cluster)).map(({ path, problem }) => `${path}: ${problem}`),
      plain,
    );
  }
});

const top = (path: string): string => path.split(".").slice(0, 2).join(".");

/** Faults of these hide what depends on them: which options are legal cannot be said without them. */
const foundations: readonly string[] = ["loadBalancer.type"];

test("two faults in different parts are both reported", () => {
  const part = (side: (typeof bad)[number]) =>
    new Set([...Object.keys(side[1]), ...Object.keys(side[2])].map((path) => top(path.replace(/^cluster\./, ""))));
  const pairs = fc.tuple(fc.constantFrom(...bad), fc.constantFrom(...bad)).filter(([one, other]) => {
    const others = part(other);
    const whole = [one, other].some(([, changes]) =>
      Object.keys(changes).some((path) => !path.includes(".") || foundations.includes(path)),
    );
    return !whole && ![...part(one)].some((path) => others.has(path));
  });
  fc.assert(
    fc.property(pairs, ([one, other]) => {
      const paths = clusterProblems(changed("alb", { ...one[1], ...other[1] })).map(({ path }) => path);
      for (const path of [...Object.keys(one[2]), ...Object.keys(other[2])])
        assert.ok(paths.includes(path), `${path} is not among ${paths.join(", ")}`);
    }),
    { numRuns: 600 },
  );
});

test("checking never throws", () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      checkSettings(clusterSpec(), value);
    }),
    { numRuns: 500 },
  );
});
