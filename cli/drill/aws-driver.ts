import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { ClusterView, DrillNode, NodeState } from "../../operate/drill/cluster-view";
import type { DrillName } from "../../operate/drill/definitions";
import type { DrillDriver, Fault, Victim } from "../../operate/drill/driver";
import type { ClusterStatus } from "../../twin/contract/data-plane";
import type { Node } from "../../twin/contract/desired-state";
import { dependencyOutageFile, isExampleServer } from "../../twin/contract/drills";
import { CloudError } from "../../twin/contract/resources";
import { DaemonClient, ensureDaemon } from "../../twin/daemon/client";
import { type StatusRow, statusRows } from "../status/rows";
import type { Entry } from "./aws-entry";
import { slowRuns, slowStops } from "./pace";

/** Who is asked of the cluster, and told to break it. */
export type DrillClient = Pick<DaemonClient, "status" | "fault" | "presence">;

type Drive = (driver: AwsDriver, victim: Victim) => Fault;

const nothing = () => Promise.resolve();

/** A stack on the twin for AWS. */
export class AwsDriver implements DrillDriver {
  readonly platform = "aws";
  /** @param status from which the entry was made */
  constructor(
    readonly folder: string,
    private readonly entry: Entry,
    private readonly status: ClusterStatus,
    readonly client: DrillClient = new DaemonClient(folder),
  ) {}

  async view(): Promise<ClusterView | undefined> {
    try {
      return awsView(await this.client.status(), this.entry.groups);
    } catch (error) {
      // Away, or on its way down.
      if (error instanceof CloudError && error.code !== "DaemonSilent") throw error;
      return undefined;
    }
  }

  async retries(): Promise<number | undefined> {
    // An older daemon, and one that is away, does not say.
    const status = await this.client.status().catch(() => undefined);
    return status?.traffic?.find(({ balancer }) => balancer === this.entry.balancer)?.retries;
  }

  refusal(drill: DrillName, { nodes }: ClusterView): string | undefined {
    const zones = new Set(nodes.map(({ zone }) => zone));
    if (drill === "zoneLoss" && zones.size < 2) return "all of its nodes are in one zone, so no other could take over";
    const others = this.status.nodes.filter(({ group, pid }) => this.entry.groups.includes(group) && !runsExample(pid));
    if (drill === "dependencyOutage" && others.length > 0)
      return `only the twin's example server can be told that a dependency is away, and ${others[0]?.id} runs a command of its own`;
    if (drill === "badDeploy" && this.rollingGroup === undefined)
      return "none of its groups declares an instance refresh with autoRollback";
    return undefined;
  }

  /** The first group, by name, that goes back by itself. */
  get rollingGroup(): string | undefined {
    const { scalingGroups } = this.status.desired;
    const rolling = scalingGroups.filter(
      ({ name, refresh, launchTemplate }) =>
        this.entry.groups.includes(name) && refresh?.autoRollback === true && !launchTemplate.floating,
    );
    return rolling.map(({ name }) => name).sort()[0];
  }

  faultOf(drill: DrillName, victim: Victim): Fault {
    return faults[drill](this, victim);
  }
}

function runsExample(pid: Node["pid"]): boolean {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
    // One that has ended has none.
    return command === "" || isExampleServer(command.split("\0"));
  } catch {
    return true; // gone, or not started yet
  }
}

/** What clients get of a cluster, of the groups that the load reaches. */
function awsView(status: ClusterStatus, groups: readonly string[]): ClusterView {
  const rows = statusRows(status, 0).filter(({ group }) => groups.includes(group));
  const nodes = new Map<string, DrillNode>();
  for (const row of rows.filter(({ lifecycle }) => !lifecycle.startsWith("Warmed"))) {
    const before = nodes.get(row.node);
    const { node: name, group, zone, share = 0 } = row;
    nodes.set(name, { name, group, zone, state: stateOf(row), share: Math.max(share, before?.share ?? 0) });
  }
  const wanted = status.desired.scalingGroups.filter(({ name }) => groups.includes(name));
  return {
    nodes: [...nodes.values()],
    wanted: Object.fromEntries(wanted.map(({ name, desiredCapacity }) => [name, desiredCapacity])),
  };
}

function stateOf({ lifecycle, health }: StatusRow): NodeState {
  if (lifecycle.startsWith("Pending")) return "starting";
  if (lifecycle !== "InService") return health === "draining" ? "draining" : "ending";
  return health === "healthy" || health === "unhealthy" || health === "draining" ? health : "initial";
}

const onNode =
  (kind: "kill-node" | "drain-node"): Drive =>
  ({ client }, { name }) => ({
    inject: () => client.fault({ kind, node: name }),
    restore: nothing,
  });

/** Its group may have replaced it meanwhile. */
const resume = async (client: DrillClient, node: string): Promise<void> => {
  const { nodes } = await client.status();
  if (nodes.some(({ id }) => id === node)) await client.fault({ kind: "resume-node", node });
};

function slowNode({ client }: AwsDriver, { name }: Victim): Fault {
  let isOver = false;
  let work = nothing();
  const stutter = async () => {
    while (!isOver) {
      await client.fault({ kind: "hang-node", node: name });
      await sleep(slowStops);
      await client.fault({ kind: "resume-node", node: name });
      await sleep(slowRuns);
    }
  };
  return {
    inject: () => {
      work = stutter();
      return work;
    },
    restore: async () => {
      isOver = true;
      await work.catch(nothing);
      await resume(client, name);
    },
  };
}

function killedDaemon({ client, folder }: AwsDriver): Fault {
  let region: string | undefined;
  return {
    inject: async () => {
      const presence = await client.presence();
      if (presence === undefined) return;
      region = presence.region;
      process.kill(presence.pid, "SIGKILL");
    },
    restore: async () => {
      if (region !== undefined) await ensureDaemon(folder, { region });
    },
  };
}

const refreshEnd = /^Instance refresh \S+ (RollbackSuccessful|RollbackFailed|Failed|Successful)$/;

function brokenDeploy({ client, rollingGroup: group = "" }: AwsDriver): Fault {
  const begin = new Date().toISOString();
  const ending = async () => {
    const { activities } = await client.status();
    const own = activities.filter(({ at, subject }) => subject === group && at >= begin);
    return own.map(({ message }) => refreshEnd.exec(message)?.[1]).find((found) => found !== undefined);
  };
  return {
    inject: () => client.fault({ kind: "break-deploy", group }),
    isOver: async () => (await ending()) !== undefined,
    restore: async () => {
      const end = await ending();
      await client.fault({ kind: "restore-deploy", group });
      if (end !== "RollbackSuccessful")
        throw new Error(
          `the instance refresh of ${group} had not gone back when the drill ended: ${end ?? "InProgress"}`,
        );
    },
  };
}

const faults: Readonly<Record<DrillName, Drive>> = {
  nodeCrash: onNode("kill-node"),
  nodeDrain: onNode("drain-node"),
  badDeploy: brokenDeploy,
  nodeHang: ({ client }, { name }) => ({
    inject: () => client.fault({ kind: "hang-node", node: name }),
    restore: () => resume(client, name),
  }),
  nodeSlow: slowNode,
  zoneLoss: ({ client }, { name }) => ({
    inject: () => client.fault({ kind: "fail-zone", zone: name }),
    restore: () => client.fault({ kind: "restore-zone", zone: name }),
  }),
  daemonCrash: killedDaemon,
  dependencyOutage: ({ folder }) => ({
    inject: () => Promise.resolve(writeFileSync(dependencyOutageFile(folder), "")),
    restore: () => Promise.resolve(rmSync(dependencyOutageFile(folder), { force: true })),
  }),
  overload: () => ({ inject: nothing, restore: nothing }),
};
