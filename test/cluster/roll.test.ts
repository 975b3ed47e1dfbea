import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { KubernetesRollDriver } from "../../cli/roll/kubernetes-driver";
import { waitForRoll } from "../../operate/roll/roll";
import { contentTypes } from "../../twin/kubernetes/api/cluster-client";
import { type ApiObject, conditionOf, listOf, propsOf } from "../../twin/kubernetes/api/objects";
import { deployment, eventually, paths, startCluster, startNodes } from "../support/local-cluster";

const isReady = ({ raw }: ApiObject) => conditionOf(propsOf(raw.status).conditions, "Ready")?.status === "True";
const areReady = (pods: readonly ApiObject[]) => pods.length === 3 && pods.every(isReady);
const names = (pods: readonly ApiObject[]) => pods.map(({ name }) => name).sort();

test("a roll replaces every pod of a Deployment, and one whose wave does not come up goes back and fails", async (t) => {
  const cluster = await startCluster(t);
  await startNodes(cluster);
  const { client } = cluster;
  await client.call("POST", paths.deployments, {
    body: deployment("shop-web", { spec: { progressDeadlineSeconds: 5 } }),
  });
  const first = names(await eventually(client, paths.pods, areReady));
  const isRolledOut = ({ raw }: ApiObject) => propsOf(raw.status).availableReplicas === 3;
  await eventually(client, paths.deployments, (all) => all.every(isRolledOut));
  let second = 0;
  const driver = (name = "shop-web") =>
    new KubernetesRollDriver({
      client: () => Promise.resolve(client),
      namespace: "default",
      deployment: name,
      now: () => `2026-12-01T00:00:0${second}Z`,
    });
  const roll = async () => {
    second += 1;
    const { id, isNew } = await driver().start();
    const lines: string[] = [];
    const again = await driver().start();
    const run = {
      now: Date.now,
      signal: AbortSignal.timeout(90_000),
      tell: (line: string) => void lines.push(line),
      sleep,
    };
    const end = await waitForRoll(driver(), id, run);
    return { id, isNew, again, lines, end };
  };

  const good = await roll();
  assert.deepEqual([good.isNew, good.again], [true, { id: good.id, isNew: false }]);
  assert.deepEqual([good.end?.status, good.end?.percentageComplete], ["Successful", 100], good.lines.join("\n"));
  const replaced = names(await eventually(client, paths.pods, areReady));
  assert.ok(replaced.every((name) => !first.includes(name)));

  const { items } = await client.call("GET", paths.nodes);
  for (const node of listOf(items))
    await client.call("PATCH", `${paths.nodes}/${String(propsOf(node.metadata).name)}`, {
      contentType: contentTypes.merge,
      body: { spec: { unschedulable: true } },
    });
  const bad = await roll();
  assert.equal(bad.end?.status, "RollbackSuccessful", bad.lines.join("\n"));
  assert.match(bad.end.reason, /no wave came up in time/);
  assert.deepEqual(names(await eventually(client, paths.pods, areReady)), replaced, "those that ran before stay");
  await assert.rejects(driver("shop-wab").start(), /there is no Deployment shop-wab in namespace default/);
});
