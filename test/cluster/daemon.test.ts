import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "../../tools/setup";
import { processesOf } from "../../tools/test/leftovers";
import { ask } from "../../twin/daemon/http";
import { connectCluster } from "../../twin/kubernetes/api/kubeconfig";
import { propsOf } from "../../twin/kubernetes/api/objects";
import type { KubernetesStatus } from "../../twin/kubernetes/daemon/cluster-status";
import { ensureKubernetesDaemon, kubeconfigOf } from "../../twin/kubernetes/daemon/launch";
import { deployment, eventually, paths, programs } from "../support/local-cluster";
import { temporaryFolder } from "../support/temporary";

test("a cluster's daemon serves status and faults, leaves nothing when it is killed, and brings the cluster back", async (t) => {
  const folder = join(temporaryFolder(t), "twin");
  const launch = { programs: await programs(), images: {}, directory: root, env: { ...process.env, TMPDIR: folder } };
  const daemon = await ensureKubernetesDaemon(folder, launch);
  t.after(() => daemon.stop());
  const client = await connectCluster({ kubeconfig: kubeconfigOf(folder) });
  t.after(() => client.close());
  await client.call("POST", paths.deployments, { body: deployment("web", { replicas: 3 }) });
  const available = (count: number) =>
    eventually(client, paths.deployments, (all) => propsOf(all[0]?.raw.status).availableReplicas === count);
  await available(3);

  const status = async () => (await ask(folder, "GET", "/status")) as never as KubernetesStatus;
  const { pods, events = [] } = await status();
  const placed = events.find(({ message }) => /^Scheduled: Successfully assigned /.test(message));
  assert.ok(
    pods.some(({ name }) => placed?.subject === `Pod ${name}`),
    JSON.stringify(events),
  );
  assert.deepEqual(pods.map(({ zone }) => zone).sort(), ["a", "b", "c"]);
  assert.ok(pods.every(({ isReady, restarts }) => isReady && restarts === 0));

  await ask(folder, "POST", "/fault", { kind: "kill-pod", target: pods[0]?.name });
  await eventually(client, paths.pods, () => true);
  await sleep(500);
  assert.equal(
    (await status()).pods.reduce((sum, { restarts }) => sum + restarts, 0),
    1,
  );
  await assert.rejects(
    ask(folder, "POST", "/fault", { kind: "kill-pod", target: "web-x" }),
    /no such pod, got "web-x"; one of default\/web-/,
  );
  await assert.rejects(
    ask(folder, "POST", "/fault", { kind: "burn", target: "web-x" }),
    /no such fault, got "burn"; one of kill-pod/,
  );

  const presence = await daemon.presence();
  process.kill(presence?.pid ?? 0, "SIGKILL");
  for (let tries = 0; tries < 200 && processesOf(folder).length > 0; tries++) await sleep(50);
  assert.deepEqual(processesOf(folder), []);

  await ensureKubernetesDaemon(folder, launch);
  await available(3);
  assert.equal((await status()).pods.length, 3);
  await daemon.stop();
  assert.deepEqual(processesOf(folder), []);
  assert.ok(!existsSync(join(folder, "control.sock")));
});
