import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readStack } from "../../cli/project";
import { awsClients } from "../../cli/shift/aws-clients";
import { AwsShiftDriver } from "../../cli/shift/aws-driver";
import { planShift } from "../../cli/shift/begin";
import type { ShiftPlace } from "../../cli/shift/place";
import { identityHash } from "../../components/names";
import { parseGate } from "../../operate/shift/gate";
import { runShift } from "../../operate/shift/run";
import { root } from "../../tools/setup";
import { ElbEndpoint } from "../support/elb-endpoint";

const files = readStack(root, "staging");
const https: ShiftPlace = {
  name: "listener https",
  listener: "https",
  port: 443,
  groups: ["blue", "green"],
  isHttp: true,
};
const api: ShiftPlace = {
  ...https,
  name: "listener https rule api",
  rule: "api",
  priority: 10,
  groups: ["api", "api2"],
};

/** A driver before an endpoint of its own, and a clock that stands still until it is told. */
async function stage(t: { after(end: () => void): void }, place = https) {
  const endpoint = new ElbEndpoint(identityHash({ project: files.project, stack: files.stack, name: "demo-balancer" }));
  const url = await endpoint.start();
  t.after(() => endpoint.stop());
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const clients = awsClients(root, { region: "eu-west-1", endpoint: url, credentials });
  const clock = { now: Date.parse("2026-11-30T10:00:30Z") };
  const driver = new AwsShiftDriver({ ...clients, files, cluster: "demo", place, pace: 5, now: () => clock.now });
  return { endpoint, driver, clock };
}

const gateOf = (text: string) => {
  const parsed = parseGate(text);
  assert.ok("conditions" in parsed);
  return parsed.conditions;
};

describe("weights at AWS", () => {
  test("are read and set, and all else of the action goes back as it came", async (t) => {
    const { endpoint, driver } = await stage(t);
    assert.deepEqual(await driver.weights(), { blue: 90, green: 10 });
    await driver.setWeights({ blue: 50, green: 50 });
    assert.deepEqual(await driver.weights(), { blue: 50, green: 50 });
    const [, form = {}] = endpoint.calls.find(([action]) => action === "ModifyListener") ?? [];
    const forward = "DefaultActions.member.2.ForwardConfig";
    assert.equal(form["ListenerArn"], endpoint.listener);
    assert.equal(form["DefaultActions.member.1.AuthenticateOidcConfig.UseExistingClientSecret"], "true");
    assert.equal(form["DefaultActions.member.2.Order"], "2");
    assert.equal(form[`${forward}.TargetGroupStickinessConfig.DurationSeconds`], "60");
    assert.equal(form[`${forward}.TargetGroups.member.1.Weight`], "50");
  });

  test("of a rule are those of its priority", async (t) => {
    const { endpoint, driver } = await stage(t, api);
    await driver.setWeights({ api: 0, api2: 1 });
    assert.deepEqual(await driver.weights(), { api: 0, api2: 1 });
    assert.deepEqual(
      endpoint.groups.listener.map(({ weight }) => weight),
      [90, 10],
    );
  });

  test("of a stack that the account does not have are none", async (t) => {
    const { endpoint, driver } = await stage(t);
    endpoint.tags.get(endpoint.balancer)?.set("vipkit:balancer", "another");
    await assert.rejects(driver.weights(), /no load balancer of stack "staging" in this region/);
  });
});

describe("what is read at AWS", () => {
  test("are whole minutes since the step began, up to where metrics are complete", async (t) => {
    const { endpoint, driver, clock } = await stage(t);
    const values: Record<string, readonly number[]> = {
      "green RequestCount Sum": [100, 96],
      "green HTTPCode_Target_5XX_Count Sum": [1],
      "green TargetConnectionErrorCount Sum": [4],
      "green TargetResponseTime p99": [0.2, 0.7],
    };
    endpoint.metric = (name) => values[name] ?? [];
    endpoint.health = () => ["healthy", "unhealthy", "initial", "draining"];
    endpoint.alarms = { "shop-5xx": "ALARM" };
    const since = clock.now;
    clock.now += 5 * 60_000;
    const reading = await driver.reading(["green"], gateOf("5xx>1%,p99>500ms,alarm:shop-5xx"), since);
    assert.deepEqual(reading, {
      groups: { green: { requests: 200, failures: 5, latency: { p99: 0.7 }, healthy: 1, unhealthy: 1 } },
      alarms: { "shop-5xx": "ALARM" },
      until: Date.parse("2026-11-30T10:03:00Z"),
    });
    const [, asked = {}] = endpoint.calls.find(([action]) => action === "GetMetricData") ?? [];
    assert.deepEqual(
      [asked["StartTime"], asked["EndTime"]].map((seconds) => new Date(Number(seconds) * 1000).toISOString()),
      ["2026-11-30T10:01:00.000Z", "2026-11-30T10:03:00.000Z"],
    );
    assert.equal((asked["MetricDataQueries"] as object[]).length, 4, "no quantile that the gate does not name");
  });

  test("is nothing before the first whole minute", async (t) => {
    const { endpoint, driver, clock } = await stage(t);
    const { groups } = await driver.reading(["green"], gateOf("5xx>1%"), clock.now);
    assert.equal(groups["green"]?.requests, 0);
    assert.ok(!endpoint.calls.some(([action]) => action === "GetMetricData"));
  });
});

describe("the lease at AWS", () => {
  test("is a tag beside the weights, which another operator sees", async (t) => {
    const { endpoint, driver, clock } = await stage(t);
    assert.equal((await driver.hold("a@elsewhere:1", 60)).holder, "a@elsewhere:1");
    assert.equal(endpoint.tags.get(endpoint.listener)?.get("vipkit:shift"), `a@elsewhere:1 ${clock.now + 60_000}`);
    assert.equal((await driver.hold("b@elsewhere:2", 60)).holder, "a@elsewhere:1");
    await driver.release("b@elsewhere:2");
    clock.now += 60_000;
    assert.equal((await driver.hold("b@elsewhere:2", 60)).holder, "b@elsewhere:2");
    await driver.release("b@elsewhere:2");
    assert.equal(endpoint.tags.get(endpoint.listener)?.get("vipkit:shift"), undefined);
  });
});

describe("a shift at AWS", () => {
  const whyNot = "nothing measures it";

  async function shift(t: { after(end: () => void): void }, breakAt: number | undefined) {
    const { endpoint, driver, clock } = await stage(t);
    endpoint.metric = (name) => {
      const isBroken = endpoint.groups.listener[1]?.weight === breakAt && name.includes("5XX");
      return name.includes("RequestCount") ? [500] : isBroken ? [50] : [];
    };
    const words = { steps: "25,100", bake: "60s", abortOn: "5xx>1%,unhealthy>0" };
    const state = await planShift("blue=50,green=50", words, { driver, place: https, whyNot });
    assert.ok(state);
    endpoint.throttled.push("ModifyListener");
    const end = await runShift(
      {
        ...{ driver, gate: gateOf(state.plan.gate), holder: "a@elsewhere:1", signal: new AbortController().signal },
        journal: { write: () => undefined, takeOrder: () => undefined },
        now: () => clock.now,
        sleep: () => {
          clock.now += 15_000;
          return Promise.resolve();
        },
        tell: () => undefined,
      },
      state,
    );
    return { end, weights: await driver.weights(), minutes: (clock.now - Date.parse("2026-11-30T10:00:30Z")) / 60_000 };
  }

  test("waits at each step until its metrics are there, and tries again what AWS refuses for a moment", async (t) => {
    const { end, weights, minutes } = await shift(t, undefined);
    assert.deepEqual([end.phase, weights, end.unknown], ["done", { blue: 50, green: 50 }, []]);
    assert.ok(minutes >= 6, `two steps of a minute, and two minutes and more until each is known: ${minutes}`);
  });

  test("goes back when the metrics break its gate", async (t) => {
    const { end, weights } = await shift(t, 20);
    assert.deepEqual([end.phase, weights], ["returned", { blue: 90, green: 10 }]);
    assert.match(end.reason, /green has 5xx 10 % \(50 of 500 requests\)/);
  });

  test("is refused where a step is shorter than metrics are, and where the group has no healthy target", async (t) => {
    const { endpoint, driver } = await stage(t);
    const at = { driver, place: https, whyNot };
    await assert.rejects(planShift("blue=1,green=1", { bake: "30s" }, at), /watched for 30s; here at least 60s/);
    endpoint.health = () => [];
    await assert.rejects(planShift("blue=1,green=1", {}, at), /nothing was moved, .*green has no healthy target/);
  });
});
