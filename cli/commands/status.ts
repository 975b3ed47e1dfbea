import { setTimeout as sleep } from "node:timers/promises";
import type { ClusterStatus } from "../../twin/contract/data-plane";
import { defineCommand } from "../command/define";
import { flag } from "../command/parameters";
import { chooseStack } from "../command/stacks";
import { askDaemon } from "../daemon";
import { toJson } from "../json";
import { isRead, print } from "../output";
import type { StackFiles } from "../project";
import { isKubernetesStack } from "../stack-values";
import { readPods } from "../status/kubernetes";
import { podRows, renderPods } from "../status/pods";
import { renderStatus } from "../status/render";
import { statusRows } from "../status/rows";

/** `vipkit status`: every node of a local stack, its health and why, its load and its share. */
export const statusCommand = defineCommand({
  name: "status",
  summary: "show a local stack's nodes: group, zone, health and why, connections, requests, share of the traffic",
  stack: "one",
  among: "twin",
  json: "everything the twin knows, for machines; with --watch one after the other",
  options: { watch: flag("again every second, until interrupted", "w") },
  examples: [
    { line: "status", says: "the table of nodes" },
    { line: "status --watch", says: "again every second" },
    { line: "status local --json", says: "everything, for machines" },
  ],
  async run({ json, watch, ...request }) {
    const files = chooseStack(request);
    for (;;) {
      const text = await (isKubernetesStack(files) ? describePods(files, json) : describe(files, json));
      if (watch && !json) process.stdout.write("\x1b[2J\x1b[H");
      print(text);
      if (!watch || !isRead()) return;
      await sleep(1000);
    }
  },
});

async function describe(files: StackFiles, asJson = false): Promise<string> {
  const { stack } = files;
  const [status, now] = [await readStatus(files), Date.now()];
  return asJson ? toJson({ stack, ...status, table: statusRows(status, now) }) : renderStatus(stack, status, now);
}

async function describePods(files: StackFiles, asJson = false): Promise<string> {
  const { stack } = files;
  const status = await readPods(files);
  return asJson ? toJson({ stack, ...status, table: podRows(status) }) : renderPods(stack, status);
}

/** What the daemon of a local stack says of it. Throws UserError when there is none to ask. */
export const readStatus = (files: StackFiles): Promise<ClusterStatus> => askDaemon(files, (daemon) => daemon.status());
