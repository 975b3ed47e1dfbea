import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { askAws } from "../../cli/aws/refusal";
import { backupClient } from "../../cli/restore/aws-source";
import { AwsRollDriver, autoScalingClient } from "../../cli/roll/aws-driver";
import { awsClients } from "../../cli/shift/aws-clients";
import { root } from "../../tools/setup";
import { temporaryFolder } from "../support/temporary";

/** Takes connections and never says a word, as a network that lost its way back. */
async function silence(t: { after(end: () => void): void }) {
  const sockets: Socket[] = [];
  const server = createServer((socket) => void sockets.push(socket.on("error", () => undefined)));
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  return { region: "eu-west-1", endpoint: `http://127.0.0.1:${port}`, credentials, answerWithin: 50 };
}

test("a call that AWS never answers ends with an error, so that a shift's and a roll's patience count it", {
  timeout: 20_000,
}, async (t) => {
  const options = await silence(t);
  const { elb, cloudWatch } = awsClients(root, options);
  const roll = new AwsRollDriver({
    client: autoScalingClient(root, options),
    base: "shop-nodes-blue",
    preferences: {
      minHealthyPercentage: 100,
      maxHealthyPercentage: 150,
      autoRollback: true,
      checkpoints: [],
      checkpointDelay: 60,
      alarms: [],
    },
  });
  const calls: readonly (() => Promise<unknown>)[] = [
    () => elb.describeLoadBalancers({}),
    () => cloudWatch.describeAlarms({ AlarmNames: ["shop-5xx"], AlarmTypes: ["MetricAlarm"] }),
    () => roll.look("08b91cf7"),
  ];
  for (const call of calls) await assert.rejects(() => askAws(call), /AWS does not answer: .*50 ms/);
});

test("the client of backups, whose package is the project's own, has the same patience", (t) => {
  const folder = temporaryFolder(t);
  const home = join(folder, "node_modules", "@aws-sdk", "client-backup");
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, "index.js"), "exports.Backup = class { constructor(config) { this.config = config; } };");
  const client = backupClient(folder, { region: "eu-west-1" });
  assert.deepEqual("config" in client && client.config, {
    region: "eu-west-1",
    requestHandler: { connectionTimeout: 10_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
  });
});
