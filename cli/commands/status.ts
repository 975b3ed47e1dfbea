import { setTimeout as sleep } from "node:timers/promises";
import type { ClusterStatus } from "../../twin/contract/data-plane";
import { defineCommand } from "../command/define";
import { flag } from "../command/parameters";
import { chooseStack } from "../command/stacks";
import { askDaemon } from "../daemon";
import { toJson } from "../json";
import { isRead, print } from "../output";
import type { StackFiles } from "../project";
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
      const status = await readStatus(files);
      if (watch && !json) process.stdout.write("\x1b[2J\x1b[H");
      print(json ? forMachines(files, status) : renderStatus(files.stack, status, Date.now()));
      if (!watch || !isRead()) return;
      await sleep(1000);
    }
  },
});

const forMachines = ({ stack }: StackFiles, status: ClusterStatus) =>
  toJson({ stack, ...status, table: statusRows(status, Date.now()) });

/** What the daemon of a local stack says of it. Throws UserError when there is none to ask. */
export const readStatus = (files: StackFiles): Promise<ClusterStatus> => askDaemon(files, (daemon) => daemon.status());
