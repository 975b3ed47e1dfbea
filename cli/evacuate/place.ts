import { planName } from "../../components/names";
import { isKubernetesConfig } from "../../components/vip-cluster/stack/any-stack";
import { UserError } from "../../model/user-error";
import { awsLeaveCalls, awsReturnCalls } from "../../operate/evacuate/aws-calls";
import type { GroupBefore } from "../../operate/evacuate/judge";
import type { EvacuationDriver } from "../../operate/evacuate/run";
import { askDaemon } from "../daemon";
import type { StackFiles } from "../project";
import { isKubernetesStack, parseAnyStackFiles, parseStackFiles } from "../stack-values";
import { readPods } from "../status/kubernetes";
import { isTwinStack } from "../twin-stack";
import { clusterZones, KubernetesEvacuationDriver, podStanding, podsBefore } from "./kubernetes-driver";
import { groupBase, needsOf } from "./needs";
import { groupsBefore, TwinEvacuationDriver } from "./twin-driver";

interface Order {
  readonly zone: string;
  readonly isReturn: boolean;
  readonly launchesFirst: boolean;
}

/** Where a zone can be left. */
export interface EvacuationPlace {
  zones(): Promise<{ readonly zones: readonly string[]; readonly evacuated: readonly string[] }>;
  before(zone: string): Promise<readonly GroupBefore[]>;
  driver(order: Order): EvacuationDriver;
  /** Whether what leaves is made up for first in any case. */
  readonly launchesFirst: boolean;
}

/** Where it is left by other tools: what to say, with the calls. */
export interface ElsewherePlace {
  refused(zone: string | undefined, isReturn: boolean): Promise<{ readonly message: string; readonly answer: object }>;
}

export function evacuationPlace(files: StackFiles): EvacuationPlace | ElsewherePlace {
  if (isKubernetesStack(files)) return isTwinStack(files) ? kubernetesTwin(files) : onKubernetes(files);
  return isTwinStack(files) ? awsTwin(files) : onAws(files);
}

function awsTwin(files: StackFiles): EvacuationPlace {
  const needOf = needsOf(files);
  const read = () => askDaemon(files, (daemon) => daemon.status());
  return {
    launchesFirst: false,
    zones: async () => {
      const { zones = [], evacuations = [] } = await read();
      return { zones, evacuated: evacuations.map(({ zone }) => zone) };
    },
    before: async (zone) => groupsBefore(await read(), zone, needOf),
    driver: (order) => new TwinEvacuationDriver(files, { ...order, needOf }),
  };
}

function kubernetesTwin(files: StackFiles): EvacuationPlace {
  return {
    launchesFirst: true,
    zones: async () => {
      const status = await readPods(files);
      const zones = clusterZones(status);
      return { zones, evacuated: zones.filter((zone) => podStanding(status, zone).isEvacuated) };
    },
    before: async (zone) => podsBefore(await readPods(files), zone),
    driver: (order) => new KubernetesEvacuationDriver(files, order),
  };
}

/** A half that is done would be worse than none: the whole is handed over. */
function onAws(files: StackFiles): ElsewherePlace {
  return {
    refused: (said, isReturn) => {
      const { cluster } = parseStackFiles(files);
      const { name, region, nodeGroups } = cluster;
      if (said === undefined) throw new UserError(`which zone? such as --zone ${region}a`, 2);
      const zone = /^[a-z]$/.test(said) ? `${region}${said}` : said;
      if (!zone.startsWith(region))
        throw new UserError(`--zone ${said}: no zone of ${region}; expected its letter or ${region} and its letter`, 2);
      const balancer = planName("loadBalancer", `${name}-balancer`, {}).replace(/-[0-9a-f]{8}$/, "");
      const groups = Object.keys(nodeGroups)
        .sort()
        .map((key) => groupBase(name, key));
      const calls = (isReturn ? awsReturnCalls : awsLeaveCalls)({ region, zone, balancer, groups });
      const what = isReturn ? "taken back" : "left";
      const message = `${zone} is not ${what}: vipkit changes no account here. In a shell, with the account's credentials:\n${calls.join("\n")}`;
      return Promise.resolve({ message, answer: { stack: files.stack, zone, isReturn, outcome: "refused", calls } });
    },
  };
}

function onKubernetes(files: StackFiles): ElsewherePlace {
  return {
    refused: (said, isReturn) => {
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
