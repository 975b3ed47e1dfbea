import { isKubernetesConfig } from "../../components/vip-cluster/stack/any-stack";
import type { ShiftDriver } from "../../operate/shift/driver";
import { clientOptions } from "../aws/sdk";
import { clusterClient } from "../cluster-access";
import type { StackFiles } from "../project";
import { settingPlace } from "../setting-place";
import { parseAnyStackFiles } from "../stack-values";
import { awsClients } from "./aws-clients";
import { AwsShiftDriver } from "./aws-driver";
import { StackShifts } from "./journal";
import { KubernetesShiftDriver } from "./kubernetes-driver";
import { type ShiftPlace, shiftPlaces } from "./place";
import { TwinShiftDriver } from "./twin-driver";

/** What of a stack's file a shift needs. */
export interface ShiftTarget {
  readonly files: StackFiles;
  readonly shifts: StackShifts;
  readonly places: readonly ShiftPlace[];
  readonly driverOf: (place: ShiftPlace) => ShiftDriver;
  /** Why its weights are not for a shift to move; undefined where they are. */
  readonly refusal: string | undefined;
  /** Whether the balancer writes down what it answers, where it is asked for that. */
  readonly hasAccessLogs: boolean;
}

/** Reads the stack's file. Weights that are the program's are not to be moved, since the next `up` would set them again. */
export function shiftTarget(files: StackFiles): ShiftTarget {
  const config = parseAnyStackFiles(files);
  const shifts = new StackShifts(files);
  const { traffic, loadBalancer, name } = config.cluster;
  const refusal =
    traffic.owner === "controller"
      ? undefined
      : `${settingPlace(files, "vipkit:cluster", ["traffic", "owner"])}: is program, so that the next up would set the file's weights again; ` +
        "expected controller; write traffic: { owner: controller } below vipkit:cluster, which moves nothing by itself";
  const all = shiftPlaces(loadBalancer);
  if (isKubernetesConfig(config)) {
    const { namespace = name } = config.cluster.kubernetes;
    const { cluster } = config;
    const client = () => clusterClient(files, cluster);
    return {
      ...{ files, shifts, refusal, hasAccessLogs: true },
      // A route of connections has one group here.
      places: all.filter(({ isHttp }) => isHttp),
      driverOf: (place) => new KubernetesShiftDriver({ client, cluster: name, namespace, place }),
    };
  }
  const hasAccessLogs = config.cluster.loadBalancer.accessLogs !== false;
  if (config.cluster.provider === "twin")
    return {
      ...{ files, shifts, refusal, places: all, hasAccessLogs },
      driverOf: (place) => new TwinShiftDriver({ files, cluster: name, place, shifts, hasAccessLogs }),
    };
  const { provider, region } = config.cluster;
  const { elb, cloudWatch } = awsClients(files.folder, clientOptions({ region, provider }));
  return {
    ...{ files, shifts, refusal, places: all, hasAccessLogs: true },
    driverOf: (place) => new AwsShiftDriver({ files, cluster: name, place, elb, cloudWatch }),
  };
}
