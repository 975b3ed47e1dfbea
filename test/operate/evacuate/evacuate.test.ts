import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, test } from "node:test";
import fc from "fast-check";
import { objectivesFor } from "../../../model/objectives";
import { awsLeaveCalls, awsReturnCalls } from "../../../operate/evacuate/aws-calls";
import { type GroupBefore, judgeEvacuation, remedies } from "../../../operate/evacuate/judge";
import {
  areEven,
  type EvacuationDriver,
  type GroupStanding,
  isDone,
  runEvacuation,
  type Standing,
} from "../../../operate/evacuate/run";
import { zoneNamed } from "../../../operate/evacuate/zone";
import { type ClosedZone, refusedZone, zonesNeeded } from "../../../operate/evacuate/zones-left";

const before = (more: Partial<GroupBefore> = {}): GroupBefore => ({
  ...{ name: "blue", inZone: 1, elsewhere: 2, openZones: ["b", "c"], needed: 3, source: "nodeGroups.blue.minSize" },
  ...{ cpuTarget: undefined, hasTraffic: true },
  ...more,
});
const judged = (more: Partial<GroupBefore>, launchesFirst = false) =>
  judgeEvacuation([before(more)], { zone: "a", launchesFirst })[0];

describe("whether a zone may be left", () => {
  const table: readonly [what: string, group: Partial<GroupBefore>, atOnce: boolean, first: boolean][] = [
    ["the rest is what is needed", { needed: 2 }, false, false],
    ["the rest is short", {}, true, false],
    ["the rest is short, and below a full processor", { cpuTarget: 60 }, false, false],
    ["the rest is short, and over a full processor", { cpuTarget: 80 }, true, false],
    ["no listener sends it requests", { hasTraffic: false }, false, false],
    ["no node of it is there", { inZone: 0 }, false, false],
    ["nothing is needed", { needed: 0, elsewhere: 0 }, false, false],
    ["it has no other open zone", { openZones: [], needed: 2 }, true, true],
    ["it has no other open zone, and no node there", { openZones: [], inZone: 0 }, false, false],
  ];
  for (const [what, group, atOnce, first] of table)
    test(`${atOnce ? "no" : "yes"}${atOnce === first ? "" : ", and yes if others come first"}: ${what}`, () => {
      assert.equal(judged(group)?.isRefused, atOnce);
      assert.equal(judged(group, true)?.isRefused, first);
    });

  test("is said with the figures and what helps", () => {
    assert.equal(judged({})?.says, "blue: 2 nodes healthy outside a, 3 needed (nodeGroups.blue.minSize): 66 %");
    assert.equal(
      judged({ cpuTarget: 60 })?.says,
      "blue: 2 nodes healthy outside a, 3 needed (nodeGroups.blue.minSize): 66 %, at 90 % CPU",
    );
    assert.match(
      judged({ openZones: [], elsewhere: 1 })?.says ?? "",
      /1 node healthy .*; it has no other zone that is open$/,
    );
    const groups = [before(), before({ name: "green", openZones: [] })];
    assert.deepEqual(remedies(judgeEvacuation(groups, { zone: "a", launchesFirst: false }), groups), [
      "take another zone back first, or give the cluster more zones (network.zones)",
      "--launch-first: the zone serves until as many nodes are healthy elsewhere, and is left then",
      "or 1 more of blue elsewhere",
      "or say what the load really needs: objectives.nodesNeeded",
    ]);
  });

  test("is never easier with fewer healthy nodes elsewhere, nor harder when others come first", () => {
    const natural = fc.nat({ max: 12 });
    fc.assert(
      fc.property(
        natural,
        natural,
        natural,
        fc.option(fc.integer({ min: 1, max: 100 })),
        (elsewhere, needed, inZone, cpu) => {
          const group = { elsewhere, needed, inZone, cpuTarget: cpu ?? undefined };
          const [now, less] = [
            judged(group)?.isRefused,
            judged({ ...group, elsewhere: Math.max(0, elsewhere - 1) })?.isRefused,
          ];
          assert.ok(less === true || now === false);
          assert.equal(judged(group, true)?.isRefused, false);
          if (now === true) assert.ok(elsewhere < needed);
        },
      ),
    );
  });
});

describe("whether a further zone may be left", () => {
  const promised = (own: object) => zonesNeeded(objectivesFor("development", "application", own));
  const two = promised({ zoneLoss: 15 });
  const closed = (why: ClosedZone["why"], ...zones: readonly string[]) => zones.map((zone) => ({ zone, why }));

  test("depends on what is promised for the loss of a zone", () => {
    assert.deepEqual(two, { count: 2, source: "objectives.zoneLoss: 15 s" });
    assert.deepEqual(promised({}), { count: 1, source: "" });
    assert.deepEqual(promised({ capacityAfterZoneLoss: 50 }).count, 2);
    assert.equal(promised({ capacityAfterZoneLoss: 0 }).count, 1);
    assert.equal(
      zonesNeeded(objectivesFor("production", "network", { zoneLoss: "none" })).source,
      "objectives.capacityAfterZoneLoss: 50 %",
    );
  });

  const abc = ["a", "b", "c"];
  const table: readonly [
    what: string,
    zones: readonly string[],
    closed: readonly ClosedZone[],
    one: boolean,
    two: boolean,
  ][] = [
    ["the first of three", abc, [], true, true],
    ["the first of two: the promise is for that", ["a", "b"], [], true, true],
    ["the second of three", abc, closed("evacuated", "a"), true, false],
    ["a sound one while another is broken", abc, closed("broken", "a"), true, false],
    ["the broken one", abc, closed("broken", "b"), true, true],
    ["the second of four", [...abc, "d"], closed("broken", "a"), true, true],
    ["the last one", abc, [...closed("evacuated", "a"), ...closed("broken", "c")], false, false],
  ];
  for (const [what, zones, already, one, both] of table)
    test(`${what}: ${both ? "yes" : one ? "unless the loss of a zone is to be outlived" : "no"}`, () => {
      const isRefused = (needed: typeof two) => refusedZone("b", { zones, closed: already }, needed) !== undefined;
      assert.deepEqual([isRefused(promised({})), isRefused(two)], [!one, !both]);
    });

  test("is said with what stands and what helps", () => {
    assert.deepEqual(refusedZone("b", { zones: abc, closed: closed("evacuated", "a") }, two), {
      says: "a is evacuated already, and only c would be open; objectives.zoneLoss: 15 s needs two",
      helps: ["take a back first: --zone a --return"],
    });
    assert.deepEqual(refusedZone("b", { zones: ["a", "b"], closed: closed("broken", "a") }, two), {
      says: "a is broken already, and no zone would be open; objectives.zoneLoss: 15 s needs two",
      helps: ["mend a first"],
    });
  });
});

const group = (more: Partial<GroupStanding> = {}): GroupStanding => ({
  ...{ group: "blue", inZone: 0, elsewhere: 3, healthyInZone: 0, wanted: 3, isEven: true },
  ...more,
});
const standing = (isEvacuated: boolean, ...groups: readonly GroupStanding[]): Standing => ({ isEvacuated, groups });

/** A run that sees one of these after the other. */
async function run(looks: readonly (Standing | Error)[], options: { isReturn?: boolean; leaveAfter?: number } = {}) {
  const lines: string[] = [];
  const leaving = new AbortController();
  let [next, time, begun] = [0, 0, 0];
  const driver: EvacuationDriver = {
    pace: 1000,
    begin: () => Promise.resolve(void begun++),
    look: () => {
      const seen = looks[Math.min(next++, looks.length - 1)];
      return seen instanceof Error || seen === undefined ? Promise.reject(seen) : Promise.resolve(seen);
    },
  };
  const sleep = (milliseconds: number) => {
    time += milliseconds;
    if (next >= (options.leaveAfter ?? Number.POSITIVE_INFINITY)) leaving.abort();
    return Promise.resolve();
  };
  const { outcome } = await runEvacuation(driver, {
    ...{ zone: "a", isReturn: options.isReturn ?? false, sleep, now: () => time },
    ...{ signal: leaving.signal, tell: (line: string) => void lines.push(line) },
  });
  return { outcome, lines, begun, time };
}

describe("an evacuation", () => {
  test("is over once no node is in the zone and all that are wanted are healthy elsewhere", () => {
    assert.equal(isDone(standing(true, group()), false), true);
    assert.equal(isDone(standing(false, group()), false), false);
    assert.equal(isDone(standing(true, group(), group({ inZone: 1 })), false), false);
    assert.equal(isDone(standing(true, group({ elsewhere: 2 })), false), false);
  });

  test("is taken back once the groups are whole and even", () => {
    assert.equal(isDone(standing(false, group({ elsewhere: 2, healthyInZone: 1, inZone: 1 })), true), true);
    assert.equal(isDone(standing(true, group()), true), false);
    assert.equal(isDone(standing(false, group({ isEven: false })), true), false);
    assert.equal(isDone(standing(false, group({ elsewhere: 2 })), true), false);
    assert.deepEqual([areEven([]), areEven([2, 1, 1]), areEven([2, 1, 0])], [true, true, false]);
  });

  test("tells of each change once, and ends", async () => {
    const draining = standing(true, group({ inZone: 1, elsewhere: 2 }));
    assert.deepEqual(await run([draining, draining, standing(true, group())]), {
      outcome: "done",
      lines: ["blue 1 in a, 2 of 3 healthy elsewhere", "blue 0 in a, 3 of 3 healthy elsewhere"],
      begun: 1,
      time: 2000,
    });
  });

  test("can be left, and is given up on when nothing changes for a quarter of an hour", async () => {
    const short = standing(true, group({ elsewhere: 2 }));
    assert.equal((await run([short], { leaveAfter: 3 })).outcome, "left");
    const { outcome, time } = await run([short]);
    assert.deepEqual([outcome, time], ["stalled", 901_000]);
  });

  test("is looked at again after a failure, and fails where they last", async () => {
    const { outcome, lines } = await run([new Error("no answer"), standing(true, group())]);
    assert.deepEqual([outcome, lines[0]], ["done", "tried again: no answer"]);
    await assert.rejects(run([new Error("no answer")]), /no answer/);
  });
});

test("a zone is meant by its name or its letter", () => {
  const zones = ["eu-west-1a", "eu-west-1b"];
  assert.equal(zoneNamed("b", zones), "eu-west-1b");
  assert.equal(zoneNamed("eu-west-1a", zones), "eu-west-1a");
  for (const wrong of ["c", "", "eu"]) assert.equal(zoneNamed(wrong, zones), undefined);
  assert.equal(zoneNamed("a", ["x-a", "y-a"]), undefined);
});

describe("the calls for an account", () => {
  const blue = { base: "shop-nodes-blue", name: "blue", needed: 2, source: "nodeGroups.blue.minSize" };
  const place = { region: "eu-west-1", zone: "eu-west-1a", balancer: "shop-vip", groups: [blue] };
  /** An `aws` that has this many nodes outside the zone, one in it, and these zones left or broken already. */
  const account = (left: number, shifted = "", broken = "") =>
    `aws() { case "$*" in *list-zonal-shifts*awayFrom!=*) echo "${shifted}";; *list-autoshifts*) echo "${broken}";; *!=*) echo ${left};; *length*) echo 1;; *DesiredCapacity*) echo 3;; *) echo "CALL $*" >&2; echo arn;; esac; }; sleep() { :; }`;
  const inShell = (head: string, calls: readonly string[]) =>
    spawnSync("bash", ["-c", `${head}\n${calls.join("\n")}`], { encoding: "utf8" });
  const verbsOf = (text: string) =>
    text.match(/(?:start|cancel)-zonal-shift|set-desired-capacity \S+ \S+ \S+ \d|terminate-\S+ \S+/g) ?? [];

  test("end before anything where the rest does not carry the load, or another zone is left or broken", () => {
    const refused: readonly [string, RegExp][] = [
      [
        account(1),
        /^eu-west-1a is not left: blue has 1 healthy nodes outside, 2 needed \(nodeGroups\.blue\.minSize\)/m,
      ],
      [account(2, "euw1-az2"), /^eu-west-1a is not left: traffic is away from euw1-az2 already/m],
      [account(2, "", "euw1-az3"), /^eu-west-1a is not left: traffic is away from euw1-az3 already/m],
    ];
    for (const [head, says] of refused) {
      const { status, stderr } = inShell(head, awsLeaveCalls(place));
      assert.equal(status, 1, stderr);
      assert.match(stderr, says);
      assert.deepEqual(verbsOf(stderr), []);
    }
    const { status, stderr } = inShell(account(2), awsLeaveCalls(place));
    assert.equal(status, 0, stderr);
    assert.deepEqual(verbsOf(stderr), [
      "start-zonal-shift",
      "start-zonal-shift",
      "terminate-instance-in-auto-scaling-group --no-should-decrement-desired-capacity",
    ]);
  });

  test("have as many nodes elsewhere first where that is asked for, and the group's capacity back after", () => {
    const { status, stderr } = inShell(account(3), awsLeaveCalls(place, true));
    assert.equal(status, 0, stderr);
    assert.deepEqual(verbsOf(stderr), [
      "start-zonal-shift",
      "set-desired-capacity --auto-scaling-group-name arn --desired-capacity 4",
      "start-zonal-shift",
      "terminate-instance-in-auto-scaling-group --should-decrement-desired-capacity",
    ]);
  });

  test("shift balancer and groups before a node is ended, and let nodes in before clients", () => {
    const verbs = (calls: readonly string[]) =>
      calls.flatMap((call) => /(start|cancel)-zonal-shift|sleep|terminate-\S+/.exec(call)?.[0] ?? []);
    assert.deepEqual(verbs(awsLeaveCalls(place)), [
      "start-zonal-shift",
      "start-zonal-shift",
      "sleep",
      "terminate-instance-in-auto-scaling-group",
    ]);
    assert.match(awsReturnCalls(place).at(-2) ?? "", /cancel-zonal-shift .*\$BALANCER/);
  });

  test("are a shell's", () => {
    for (const calls of [awsLeaveCalls(place), awsReturnCalls(place)]) {
      // Every word of an answer is the call itself, so that what is asked can be read.
      const script = `aws() { echo called >&2; case "$*" in *!=*HealthStatus*) echo 9;; *length*) echo 1;; *awayFrom!=*) ;; *) printf '<%s>\\n' "$3 $4";; esac; }; sleep() { :; }\n${calls.join("\n")}`;
      const { status, stderr } = spawnSync("bash", ["-eu", "-c", script], { encoding: "utf8" });
      assert.equal(status, 0, stderr);
      assert.ok(
        stderr.split("\n").filter((line) => line === "called").length >=
          calls.filter((call) => call.includes("aws ")).length,
        stderr,
      );
    }
  });

  test("end at the first that fails, before a node is touched", () => {
    // As the AWS CLI ends where no balancer, or more than one, is called so.
    const script = `aws() { case "$*" in *start-zonal-shift*) return 254;; *terminate*) echo touched;; *length*) echo 9;; esac; }; sleep() { :; }\n${awsLeaveCalls(place).join("\n")}`;
    const { status, stdout } = spawnSync("bash", ["-c", script], { encoding: "utf8" });
    assert.deepEqual([status, stdout], [254, ""]);
  });
});
