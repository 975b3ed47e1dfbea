import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { types as catalog } from "../../platforms/aws/catalog/types";
import { arns, eventually, template, types } from "../support/cluster";
import { Load } from "../support/load";
import { Twin } from "../support/twin";

/** Passes its health check and answers everything else with 500. */
const failing = [
  process.execPath,
  "-e",
  "require('node:http').createServer((q,r)=>{r.statusCode=q.url==='/healthz'?200:500;r.end()}).listen(+process.env.PORT,process.env.HOST)",
];
const refresh = (alarms: readonly string[]) => ({
  strategy: "Rolling",
  preferences: {
    minHealthyPercentage: 100,
    maxHealthyPercentage: 150,
    instanceWarmup: "0",
    autoRollback: true,
    checkpointPercentages: [25, 100],
    checkpointDelay: "60",
    alarmSpecification: { alarms },
  },
});

let twin: Twin;
before(async () => {
  twin = await Twin.start({ desiredCapacity: 4, instanceRefresh: refresh(["failing", "slow"]) });
  const alarm = (name: string, metricName: string) =>
    twin.host.put(catalog.alarm, name, {
      name,
      namespace: "AWS/ApplicationELB",
      metricName,
      dimensions: { TargetGroup: arns.targetGroup.slice(arns.targetGroup.indexOf("targetgroup/")) },
      statistic: "Sum",
      comparisonOperator: "GreaterThanThreshold",
      threshold: 60,
      evaluationPeriods: 2,
      period: 60,
    });
  alarm("failing", "HTTPCode_Target_5XX_Count");
  alarm("slow", "TargetResponseTime");
  await twin.plane.reconcile();
});
after(() => twin.stop());

const notes = () => twin.plane.status().activities.map(({ message }) => message);
const said = (pattern: RegExp) => notes().some((message) => pattern.test(message));

describe("an instance refresh with alarms", () => {
  it("goes back by the alarm when a bad image passes its health check, before more than its wave has it", async () => {
    const load = new Load(twin.url, 60);
    const bad = new Set<string>();
    const watch = setInterval(() => {
      for (const { id, launchTemplateVersion } of twin.nodes()) if (launchTemplateVersion === 2) bad.add(id);
    }, 100);
    twin.host.put(types.template, "lt-web", template(2, failing));
    await twin.updateGroup({ launchTemplate: { id: "lt-web", version: "2" } });
    await eventually("the alarm ends it", () => said(/RollbackInProgress: alarm failing is in state ALARM/), 30);
    await eventually("the way back has ended", () => said(/Instance refresh \S+ RollbackSuccessful/), 60);
    await eventually(
      "all run the version before",
      () => twin.isWhole() && twin.nodes().every(({ launchTemplateVersion }) => launchTemplateVersion === 1),
      30,
    );
    clearInterval(watch);
    const { lost, sent } = await load.end();
    assert.deepEqual(
      [...new Set(lost.map(({ reason }) => reason))],
      ["500"],
      "what the bad node answered, and no more",
    );
    assert.ok(lost.length < sent / 2, `${lost.length} of ${sent}`);
    assert.equal(bad.size, 1, "one wave of a quarter");
    const [status] = twin.plane.refreshes();
    assert.deepEqual([status?.status, status?.reason], ["RollbackSuccessful", "alarm failing went into state ALARM"]);
  });

  it("says once which of its alarms are not measured", () => {
    const told = notes().filter((message) => message.startsWith("Alarm of the instance refresh not measured"));
    assert.equal(told.length, 1);
    assert.match(told[0] ?? "", /its alarm slow watches AWS\/ApplicationELB TargetResponseTime/);
  });
});
