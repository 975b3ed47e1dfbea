import type { ClusterSpec } from "../../components/vip-cluster/resolved";
import { isKubernetesConfig } from "../../components/vip-cluster/stack/any-stack";
import { UserError } from "../../model/user-error";
import type { ShiftDriver } from "../../operate/shift/driver";
import type { StackFiles } from "../project";
import { settingPlace } from "../setting-place";
import { parseAnyStackFiles } from "../stack-values";
import { AwsShiftDriver } from "./aws-driver";
import { awsClients, type ClientOptions } from "./aws-sdk";
import { StackShifts } from "./journal";
import { type ShiftPlace, shiftPlaces } from "./place";
import { TwinShiftDriver } from "./twin-driver";

/** What of a stack's file a shift needs. */
export interface ShiftTarget {
  readonly files: StackFiles;
  readonly shifts: StackShifts;
  readonly places: readonly ShiftPlace[];
  readonly driverOf: (place: ShiftPlace) => ShiftDriver;
  /** Whether the balancer writes down what it answers, where it is asked for that. */
  readonly hasAccessLogs: boolean;
}

/** Reads the stack's file. Throws UserError where its weights are the program's: the next `up` would set them again. */
export function shiftTarget(files: StackFiles): ShiftTarget {
  const config = parseAnyStackFiles(files);
  const shifts = new StackShifts(files);
  const { traffic, loadBalancer, name } = config.cluster;
  if (traffic.owner !== "controller")
    throw new UserError(
      `${settingPlace(files, "vipkit:cluster", ["traffic", "owner"])}: is program, so that the next up would set the file's weights again; ` +
        "expected controller; write traffic: { owner: controller } below vipkit:cluster, which moves nothing by itself",
    );
  const places = shiftPlaces(loadBalancer);
  if (isKubernetesConfig(config))
    throw new UserError(
      `stack "${files.stack}" is on Kubernetes; weights of the twin for AWS alone can be shifted by now`,
    );
  const hasAccessLogs = config.cluster.loadBalancer.accessLogs !== false;
  if (config.cluster.provider === "twin")
    return {
      ...{ files, shifts, places, hasAccessLogs },
      driverOf: (place) => new TwinShiftDriver({ files, cluster: name, place, shifts, hasAccessLogs }),
    };
  const { provider, region } = config.cluster;
  const { elb, cloudWatch } = awsClients(files.folder, { region, ...atEndpoint(provider) });
  return {
    ...{ files, shifts, places, hasAccessLogs: true },
    driverOf: (place) => new AwsShiftDriver({ files, cluster: name, place, elb, cloudWatch }),
  };
}

/** Where something else than AWS answers, with the keys that it takes. */
function atEndpoint(provider: ClusterSpec["provider"]): Omit<ClientOptions, "region"> {
  if (typeof provider === "string") return {};
  const { endpoint, accessKey, secretKey } = provider;
  return { endpoint, credentials: { accessKeyId: accessKey, secretAccessKey: secretKey } };
}
