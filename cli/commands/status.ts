import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { Command } from "commander";
import { CloudError } from "../../twin/control/types";
import { findDaemon } from "../../twin/daemon/client";
import type { ClusterStatus } from "../../twin/daemon/data-plane";
import { UserError } from "../errors";
import { findProject, readStack } from "../plan/project";
import { renderStatus } from "../status/render";
import { statusRows } from "../status/rows";
import { twinFolder } from "../twin-folder";

interface StatusOptions {
  readonly stack: string;
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
    .action(async (stack: string, options: Omit<StatusOptions, "stack">) => {
      for (;;) {
        const status = await readStatus(stack);
        if (options.watch) process.stdout.write("\x1b[2J\x1b[H");
        console.log(options.json ? json(status) : renderStatus(stack, status, Date.now()));
        if (!options.watch) return;
        await sleep(1000);
      }
    });
}

const json = (status: ClusterStatus) =>
  JSON.stringify({ ...status, table: statusRows(status, Date.now()) }, undefined, 2);

/** What the daemon of a local stack says of it. Throws UserError when there is none to ask. */
export async function readStatus(stack: string): Promise<ClusterStatus> {
  const folder = twinFolder(readStack(findProject(process.cwd()), stack));
  try {
    const daemon = await findDaemon(folder);
    if (daemon) return await daemon.status();
  } catch (error) {
    if (error instanceof CloudError) throw new UserError(error.message);
    throw error;
  }
  throw new UserError(
    existsSync(folder)
      ? `stack "${stack}" is not running: its daemon is gone, its store is kept; bring it back with: npm start -- --stack ${stack}`
      : `stack "${stack}" is not up; bring it up with: npm start -- --stack ${stack}`,
  );
}
