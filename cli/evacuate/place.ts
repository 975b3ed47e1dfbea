import { nameBase } from "../../components/names";
import { isKubernetesConfig } from "../../components/vip-cluster/stack/any-stack";
import { type Objectives, objectivesFor, resolveObjectives } from "../../model/objectives";
import { UserError } from "../../model/user-error";
import { awsLeaveCalls, awsReturnCalls } from "../../operate/evacuate/aws-calls";
import type { GroupBefore } from "../../operate/evacuate/judge";
import type { EvacuationDriver } from "../../operate/evacuate/run";
import { type ClosedZone, type ZonesNeeded, zonesNeeded } from "../../operate/evacuate/zones-left";
import { askDaemon } from "../daemon";
import type { StackFiles } from "../project";
import { hasSpec, isKubernetesStack, parseAnyStackFiles, parseStackFiles } from "../stack-values";
import { readPods } from "../status/kubernetes";
import { isTwinStack } from "../twin-stack";
import { closedClusterZones, clusterZones, KubernetesEvacuationDriver, podsBefore } from "./kubernetes-driver";
import { accountGroups, needsOf } from "./needs";
import { closedZones, groupsBefore, TwinEvacuationDriver } from "./twin-driver";

interface Order {
  readonly zone: string;
  readonly isReturn: boolean;
  readonly launchesFirst: boolean;
}

/** Where a zone can be left. */
export interface EvacuationPlace {
  zones(): Promise<{ readonly zones: readonly string[]; readonly closed: readonly ClosedZone[] }>;
  /** Zones that have to stay open. */
  readonly needed: ZonesNeeded;
  before(zone: string): Promise<readonly GroupBefore[]>;
  driver(order: Order): EvacuationDriver;
  /** Whether what leaves is made up for first in any case. */
  readonly launchesFirst: boolean;
}

/** Where it is left by other tools: what to say, with the calls. */
export interface ElsewherePlace {
  refused(
    zone: string | undefined,
    how: Omit<Order, "zone">,
  ): Promise<{ readonly message: string; readonly answer: object }>;
}

export function evacuationPlace(files: StackFiles): EvacuationPlace | ElsewherePlace {
  if (isKubernetesStack(files)) return isTwinStack(files) ? kubernetesTwin(files) : onKubernetes(files);
  return isTwinStack(files) ? awsTwin(files) : onAws(files);
}

/** What the stack's file promises; a program without a spec is held to production's promises, as a spec that names no class is. */
const neededOf = (files: StackFiles): ZonesNeeded =>
  zonesNeeded(hasSpec(files) ? objectivesOf(files) : objectivesFor("production", "application"));

function objectivesOf(files: StackFiles): Objectives {
  const config = parseAnyStackFiles(files);
  const { objectives } = config.cluster;
  return isKubernetesConfig(config)
    ? objectivesFor(objectives.class, "application", objectives)
    : resolveObjectives(config.cluster);
}

function awsTwin(files: StackFiles): EvacuationPlace {
  const needOf = needsOf(files);
  const read = () => askDaemon(files, (daemon) => daemon.status());
  return {
    launchesFirst: false,
    needed: neededOf(files),
    zones: async () => {
      const status = await read();
      return { zones: status.zones ?? [], closed: closedZones(status) };
    },
    before: async (zone) => groupsBefore(await read(), zone, needOf),
    driver: (order) => new TwinEvacuationDriver(files, { ...order, needOf }),
  };
}

function kubernetesTwin(files: StackFiles): EvacuationPlace {
  return {
    launchesFirst: true,
    needed: neededOf(files),
    zones: async () => {
      const status = await readPods(files);
      return { zones: clusterZones(status), closed: closedClusterZones(status) };
    },
    before: async (zone) => podsBefore(await readPods(files), zone),
    driver: (order) => new KubernetesEvacuationDriver(files, order),
  };
}

/** A half that is done would be worse than none: the whole is handed over. */
function onAws(files: StackFiles): ElsewherePlace {
  return {
    refused: (said, { isReturn, launchesFirst }) => {
      const { cluster } = parseStackFiles(files);
      const { name, region } = cluster;
      if (said === undefined) throw new UserError(`which zone? such as --zone ${region}a`, 2);
      const zone = /^[a-z]$/.test(said) ? `${region}${said}` : said;
      if (!zone.startsWith(region))
        throw new UserError(`--zone ${said}: no zone of ${region}; expected its letter or ${region} and its letter`, 2);
      const balancer = nameBase("loadBalancer", `${name}-balancer`);
      const place = { region, zone, balancer, groups: accountGroups(cluster) };
      const calls = isReturn ? awsReturnCalls(place) : awsLeaveCalls(place, launchesFirst);
      const what = isReturn ? "taken back" : "left";
      const message = `${zone} is not ${what}: vipkit changes no account here. In a shell, with the account's credentials:\n${calls.join("\n")}`;
      return Promise.resolve({ message, answer: { stack: files.stack, zone, isReturn, outcome: "refused", calls } });
    },
  };
}

function onKubernetes(files: StackFiles): ElsewherePlace {
  return {
    refused: (said, { isReturn }) => {
      if (said === undefined)
        throw new UserError("which zone? kubectl get nodes --label-columns topology.kubernetes.io/zone shows them", 2);
      const config = parseAnyStackFiles(files);
      const { context } = isKubernetesConfig(config) ? config.cluster.kubernetes : { context: undefined };
      const nodes = `--selector topology.kubernetes.io/zone=${said}`;
      const kubectl = `kubectl${context === undefined ? "" : ` --context ${context}`}`;
      const calls = isReturn
        ? [`${kubectl} uncordon ${nodes}`]
        : [
            `${kubectl} cordon ${nodes}`,
            `${kubectl} drain ${nodes} --ignore-daemonsets --delete-emptydir-data --timeout 15m`,
          ];
      const what = isReturn ? "taken back" : "left";
      const message = `${said} is not ${what}: vipkit drains no cluster but the one on this machine. In a shell:\n${calls.join("\n")}`;
      return Promise.resolve({
        message,
        answer: { stack: files.stack, zone: said, isReturn, outcome: "refused", calls },
      });
    },
  };
}
