import { setTimeout as sleep } from "node:timers/promises";
import { Command } from "commander";
import type { ClusterStatus } from "../../twin/daemon/data-plane";
import { askDaemon } from "../daemon";
import { isRead, print } from "../output";
import { renderStatus } from "../status/render";
import { statusRows } from "../status/rows";

interface StatusOptions {
  readonly json?: boolean;
  readonly watch?: boolean;
}

/** `vipkit status`: every node of a local stack, its health and why, its load and its share. */
export function statusCommand(): Command {
  return new Command("status")
    .description("show a local stack's nodes: group, zone, health and why, connections, requests, share of the traffic")
    .argument("[stack]", "the stack, as in Pulumi.<stack>.yaml", "local")
    .option("-w, --watch", "again every second, until interrupted")
    .option("--json", "everything the twin knows, for machines")
    .action(async (stack: string, options: StatusOptions) => {
      for (;;) {
        const status = await readStatus(stack);
        if (options.watch) process.stdout.write("\x1b[2J\x1b[H");
        print(options.json ? json(status) : renderStatus(stack, status, Date.now()));
        if (!options.watch || !isRead()) return;
        await sleep(1000);
      }
    });
}

const json = (status: ClusterStatus) =>
  JSON.stringify({ ...status, table: statusRows(status, Date.now()) }, undefined, 2);

/** What the daemon of a local stack says of it. Throws UserError when there is none to ask. */
export const readStatus = (stack: string): Promise<ClusterStatus> => askDaemon(stack, (daemon) => daemon.status());
