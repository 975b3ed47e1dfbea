import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { isGone, ownHolder } from "../../cli/lease/own-process";
import { AccessLog, parseLine } from "../../cli/shift/access-log";
import { arnsByKey } from "../../cli/shift/group-names";
import { StackShifts } from "../../cli/shift/journal";
import { choosePlace, shiftPlaces } from "../../cli/shift/place";
import { root } from "../../tools/setup";
import { temporaryFolder } from "../support/temporary";

const arn = (name: string) =>
  `arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/${name}/73e2d6bc24d8a067`;

const plain = "curl/8";

function line(group: string, at: string, [status, seconds, agent = plain]: readonly [number, string, string?]): string {
  return `https ${at} app/demo/50dc 203.0.113.7:40000 10.20.0.4:8080 0.000 ${seconds} 0.000 ${status} - 100 500 "GET https://demo:443/ HTTP/1.1" "${agent}" ECDHE TLSv1.2 ${group} "Root=1" "demo" "arn:aws:acm:1" 0 ${at} "forward" "-" "-" "-" "-" "-" "-" TID_1`;
}

describe("the access log as a gate reads it", () => {
  test("a line is one whatever a client has sent", () => {
    const at = "2026-11-30T10:00:00.000000Z";
    const forged = `x ${arn("blue")} \\x22y`;
    assert.deepEqual(parseLine(line(arn("green"), at, [502, "-1", forged])), {
      at: Date.parse(at),
      targetGroup: arn("green"),
      isFailure: true,
      seconds: undefined,
    });
    for (const wrong of ["", "https", "a b c d", `${line(arn("green"), at, [200, "0.1"])}`.slice(0, 60)])
      assert.equal(parseLine(wrong), undefined);
  });

  test("is followed as it grows and is rotated, from a moment on", (t) => {
    const file = join(temporaryFolder(t), "access.log");
    const log = new AccessLog(file);
    const since = Date.parse("2026-11-30T10:00:01Z");
    const seen = () => log.since(since, arn("green"));
    assert.deepEqual(seen(), { requests: 0, failures: 0, latency: {} });
    writeFileSync(file, `${line(arn("green"), "2026-11-30T10:00:00.5Z", [500, "9"])}\n`);
    const half = line(arn("green"), "2026-11-30T10:00:02Z", [200, "0.300"]);
    appendFileSync(file, `${line(arn("blue"), "2026-11-30T10:00:01Z", [500, "9"])}\n${half.slice(0, 50)}`);
    assert.equal(seen().requests, 0);
    appendFileSync(file, `${half.slice(50)}\n`);
    assert.deepEqual(seen(), { requests: 1, failures: 0, latency: { p50: 0.3, p90: 0.3, p95: 0.3, p99: 0.3 } });
    appendFileSync(file, `${line(arn("green"), "2026-11-30T10:00:03Z", [503, "-1"])}\n`);
    renameSync(file, `${file}.1`);
    writeFileSync(file, `${line(arn("green"), "2026-11-30T10:00:04Z", [200, "0.100"])}\n`);
    const { requests, failures, latency } = seen();
    assert.deepEqual([requests, failures, latency.p50, latency.p99], [3, 1, 0.1, 0.3]);
    log.close();
  });
});

describe("target groups at the vendor", () => {
  test("are known by their names, whatever the hash is by now", () => {
    const [blue, green] = [arn("demo-blue-1a2b3c4d"), arn("demo-green-00000000")];
    assert.deepEqual(
      [...arnsByKey("demo", ["blue", "green", "red"], [blue, green, arn("demo-blue-x-11111111")])],
      [
        ["blue", blue],
        ["green", green],
      ],
    );
  });

  test("are not guessed where names are cut so short that they are the same", () => {
    const cluster = "a-cluster-with-long-name";
    assert.throws(
      () => arnsByKey(cluster, ["blue", "green"], []),
      /targetGroups\.blue and targetGroups\.green are both/,
    );
  });
});

describe("the action that is meant", () => {
  const forward = (...keys: string[]) => ({
    type: "forward",
    targetGroups: Object.fromEntries(keys.map((key) => [key, 1])),
  });
  const places = shiftPlaces({
    listeners: {
      https: {
        port: 443,
        protocol: "HTTPS",
        defaultAction: forward("blue", "green"),
        rules: {
          api: { priority: 10, action: forward("api", "api2") },
          one: { priority: 20, action: forward("blue") },
        },
      },
      http: { port: 80, protocol: "HTTP", defaultAction: { type: "redirect" }, rules: {} },
    },
  });

  test("is one that forwards to several groups", () => {
    assert.deepEqual(
      places.map(({ name, priority }) => [name, priority]),
      [
        ["listener https", undefined],
        ["listener https rule api", 10],
      ],
    );
  });

  test("is chosen by name, and those there are are said", () => {
    assert.equal(choosePlace(places, { listener: "https" }).name, "listener https");
    assert.equal(choosePlace(places, { rule: "api" }).name, "listener https rule api");
    assert.throws(() => choosePlace(places, {}), /whose weights\? --listener https, or --listener https --rule api/);
    assert.throws(
      () => choosePlace(places, { listener: "http" }),
      /--listener http: no weights there; --listener https/,
    );
    assert.throws(() => choosePlace([], {}), /no weights to move/);
  });
});

describe("what is written down of a shift", () => {
  const shifts = (t: Parameters<typeof temporaryFolder>[0]) =>
    new StackShifts({ folder: temporaryFolder(t), stack: "local" });

  test("a lease is one holder's until it runs out, is given back, or its process is gone", async (t) => {
    const own = shifts(t);
    assert.equal((await own.hold("a@elsewhere:1", 60)).holder, "a@elsewhere:1");
    assert.equal((await own.hold(ownHolder(), 60)).holder, "a@elsewhere:1");
    await own.release(ownHolder());
    assert.equal(own.lease()?.holder, "a@elsewhere:1");
    await own.release("a@elsewhere:1");
    assert.equal(own.lease(), undefined);
    const dead = spawnSync(process.execPath, ["-e", ""]).pid;
    assert.ok(isGone(`a@${hostname()}:${dead}`) && !isGone(ownHolder()) && !isGone(`a@elsewhere:${dead}`));
    await own.hold(`a@${hostname()}:${dead}`, 60);
    assert.equal((await own.hold(ownHolder(), 60)).holder, ownHolder());
  });

  test("of many that ask at once one gets the lease", async (t) => {
    const own = shifts(t);
    const asked = Array.from({ length: 20 }, (_, index) => own.hold(`a@elsewhere:${index}`, 60));
    assert.equal(new Set((await Promise.all(asked)).map(({ holder }) => holder)).size, 1);
  });

  test("an order is taken once, and what is no order is none", (t) => {
    const own = shifts(t);
    assert.equal(own.takeOrder(), undefined);
    own.leaveOrder("pause");
    assert.deepEqual([own.takeOrder(), own.takeOrder()], ["pause", undefined]);
    writeFileSync(join(own.folder, "order"), "dance");
    assert.equal(own.takeOrder(), undefined);
    writeFileSync(join(own.folder, "state.json"), "{");
    assert.equal(own.read(), undefined);
  });
});

describe("vipkit shift refuses", () => {
  function project(t: Parameters<typeof temporaryFolder>[0], owner?: string): string {
    const folder = mkdtempSync(join(tmpdir(), "vipkit-shift-test-"));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
    const text = readFileSync(join(root, "stacks/Pulumi.local.yaml"), "utf8");
    const own =
      owner === undefined ? text : text.replace("traffic: { owner: controller }", `traffic: { owner: ${owner} }`);
    writeFileSync(join(folder, "Pulumi.local.yaml"), own);
    return folder;
  }
  const shift = (cwd: string, ...args: string[]) => {
    const run = spawnSync(process.execPath, [join(root, "cli/bin.cjs"), "shift", ...args], { cwd, encoding: "utf8" });
    return { status: run.status, stderr: run.stderr };
  };

  test("weights that are the program's, with what to write", (t) => {
    const { status, stderr } = shift(project(t, "program"), "blue=1,green=1");
    assert.equal(status, 1);
    assert.match(
      stderr,
      /^Pulumi\.local\.yaml:\d+ vipkit:cluster\.traffic\.owner: is program, .* write traffic: \{ owner: controller \}/,
    );
  });

  test("no question how one stands, nor the way back, whatever the file says by now", (t) => {
    const folder = project(t, "program");
    for (const order of ["--status", "--abort"])
      assert.match(shift(folder, order).stderr, /no shift of local is known/);
    assert.match(shift(folder, "--resume").stderr, /traffic\.owner: is program/);
  });

  test("two things at once, a stack that is not up, and an order to none", (t) => {
    const folder = project(t);
    const both = shift(folder, "blue=1,green=1", "--abort");
    assert.deepEqual(
      [both.status, both.stderr],
      [2, "blue=1,green=1 and --abort: one thing at a time; leave all but one out\n"],
    );
    assert.match(shift(folder, "blue=1,green=1").stderr, /stack "local" is not up; bring it up with: .*start/);
    assert.match(
      shift(folder, "--abort").stderr,
      /no shift of local is known on this machine; begin one: .*shift.* local blue=50,green=50/,
    );
  });
});
