import { rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { isWhole } from "../../operate/drill/cluster-view";
import type { DrillName } from "../../operate/drill/definitions";
import type { DrillDriver, Fault, Victim } from "../../operate/drill/driver";
import { dependencyOutageFile, shortKeepAliveFile } from "../../twin/contract/drills";
import { CloudError } from "../../twin/contract/resources";
import { type DaemonClient, ensureDaemon } from "../../twin/daemon/client";
import type { Entry } from "./aws-entry";
import { slowRuns, slowStops } from "./pace";

/** Who is asked of the cluster, and told to break it. */
export type DrillClient = Pick<DaemonClient, "status" | "fault" | "presence">;

/** What a drill on the twin for AWS breaks. */
interface Broken extends Pick<DrillDriver, "view"> {
  readonly folder: string;
  readonly entry: Entry;
  readonly client: DrillClient;
  /** A group that goes back by itself; undefined where none does. */
  readonly rollingGroup: string | undefined;
}

type Drive = (driver: Broken, victim: Victim) => Fault;

const nothing = () => Promise.resolve();

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

function slowNode({ client }: Broken, { name }: Victim): Fault {
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

function killedDaemon({ client, folder }: Broken): Fault {
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

function brokenDeploy({ client, rollingGroup: group = "" }: Broken): Fault {
  const begin = new Date().toISOString();
  const ending = async () => {
    const { activities } = await client.status();
    const own = activities.filter(({ at, subject }) => subject === group && at >= begin);
    return own.map(({ message }) => refreshEnd.exec(message)?.[1]).find((found) => found !== undefined);
  };
  let hasBegun = false;
  return {
    inject: () => {
      hasBegun = true;
      return client.fault({ kind: "break-deploy", group });
    },
    isOver: async () => (await ending()) !== undefined,
    restore: async () => {
      const end = await ending();
      await client.fault({ kind: "restore-deploy", group });
      if (hasBegun && end !== "RollbackSuccessful")
        throw new Error(
          `the instance refresh of ${group} had not gone back when the drill ended: ${end ?? "InProgress"}`,
        );
    },
  };
}

/** Nodes look for the file. */
const whileThereIs = (file: string): Fault => ({
  inject: () => Promise.resolve(writeFileSync(file, "")),
  restore: () => Promise.resolve(rmSync(file, { force: true })),
});

/** Milliseconds after which no connection is given up any more: twice what a node waits between giving it up and closing it. */
const givenUpTime = 100;

function shortKeepAlive({ folder }: Broken): Fault {
  const fault = whileThereIs(shortKeepAliveFile(folder));
  return {
    ...fault,
    restore: async () => {
      await fault.restore();
      await sleep(givenUpTime);
    },
  };
}

/** Milliseconds from the fault until it is renewed. */
const renewedAfter = 11_000;

function expiredCertificate({ client, entry }: Broken): Fault {
  const certificate = entry.certificate ?? "";
  const ending = new AbortController();
  let isRenewed = false;
  const renew = async () => {
    if (isRenewed) return;
    await client.fault({ kind: "renew-certificate", certificate }).catch(ignoreValid);
    isRenewed = true;
  };
  return {
    inject: async () => {
      await client.fault({ kind: "expire-certificate", certificate });
      await sleep(renewedAfter, undefined, { signal: ending.signal }).catch(nothing);
      await renew();
    },
    isOver: () => Promise.resolve(isRenewed),
    restore: async () => {
      ending.abort();
      await renew();
    },
  };
}

/** It never ran out, or the daemon has been started anew meanwhile. */
const ignoreValid = (error: unknown): void => {
  if (!(error instanceof CloudError && error.code === "ValidationException")) throw error;
};

/** How each drill breaks a stack on the twin for AWS. */
export const awsFaults: Readonly<Record<DrillName, Drive>> = {
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
  dependencyOutage: ({ folder }) => whileThereIs(dependencyOutageFile(folder)),
  keepAliveMismatch: shortKeepAlive,
  balancerLoss: (driver) => ({
    inject: () => driver.client.fault({ kind: "kill-balancer", balancer: driver.entry.balancerName }),
    isOver: async () => {
      const view = await driver.view();
      return view !== undefined && isWhole(view);
    },
    restore: nothing,
  }),
  certificateExpiry: expiredCertificate,
  overload: () => ({ inject: nothing, restore: nothing }),
};
