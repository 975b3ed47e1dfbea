import { sorted } from "../../model/settings/entries";
import { planFailoverSeconds } from "../../platforms/aws/fault-model/detection";
import type { AutoscalingSettings } from "../aws/autoscaling/resolved";
import type { BackupTag } from "../aws/backup/plan";
import { planUrl } from "../aws/load-balancer/plan";
import { clientSecretProblems } from "../aws/load-balancer/problems";
import { planNodeUserData, userDataProblems } from "../aws/node-group/problems";
import { isFunction } from "../aws/target-group/function-targets";
import type { Problem } from "../errors";
import type { ClusterSpec } from "./resolved";

/** Where clients go: the scheme and port of the best listener, and the host when the cluster has a name of its own. */
export function planAddress(spec: ClusterSpec): { scheme: string; suffix: string; host: string | undefined } {
  return { ...planUrl(spec.loadBalancer), host: spec.address?.domainName };
}

/** Entries of `map` under `keys`, in the order of the keys. */
export function pick<T>(map: Readonly<Record<string, T>>, keys: readonly string[]): Record<string, T> {
  return Object.fromEntries(keys.flatMap((key) => (map[key] === undefined ? [] : [[key, map[key]]])));
}

/** Seconds until a silent target gets no more requests, by target group. */
export function planFailover(spec: ClusterSpec): Readonly<Record<string, number>> {
  const plane = spec.provider === "twin" ? "twin" : "aws";
  const served = sorted(spec.targetGroups).filter(([, group]) => !isFunction(group));
  return Object.fromEntries(served.map(([key, group]) => [key, planFailoverSeconds(group, plane)]));
}

/** As long as an autoscaling group's name can be here. */
const longestName = "x".repeat(64);

/** What a node group or the balancer would refuse for itself, found before anything of the cluster exists. */
export function clusterProblems(
  spec: ClusterSpec,
  clientSecrets?: Readonly<Record<string, unknown>>,
): readonly Problem[] {
  const unwired = clientSecretProblems(spec.loadBalancer, clientSecrets).map(({ path, message }) => ({
    path: `loadBalancer.${path}`,
    message,
  }));
  const others = sorted(spec.nodeGroups).flatMap(([key, group]) => {
    const served = Object.values(pick(spec.targetGroups, group.targetGroups));
    const problems = userDataProblems(planNodeUserData(group, served, { label: key, group: longestName }));
    return problems.map(({ path, message }) => ({ path: `nodeGroups.${key}.${path}`, message }));
  });
  return [...unwired, ...others];
}

/** Whether anything but its own limits sets the size of a group. */
export function isScaled({ cpu, requestsPerTarget, predictive, schedules }: AutoscalingSettings): boolean {
  const policies = [cpu, requestsPerTarget, predictive];
  return policies.some((policy) => policy !== undefined) || Object.keys(schedules).length > 0;
}

type Tagged = Readonly<Record<string, string>>;

/** What a group's disks carry so that they are backed up, and its machines so that they are patched. */
export function planPartTags(
  { operations }: Pick<ClusterSpec, "operations">,
  nodeGroup: string,
  { backup, patching }: Readonly<Record<"backup" | "patching", BackupTag | undefined>>,
): { readonly volume: Tagged; readonly instance: Tagged } {
  const tagOf = (tag: BackupTag | undefined, chosen: readonly string[] | undefined): Tagged =>
    tag === undefined || (chosen !== undefined && !chosen.includes(nodeGroup)) ? {} : { [tag.key]: tag.value };
  return {
    volume: tagOf(backup, operations.backup?.nodeGroups),
    instance: tagOf(patching, operations.patching?.nodeGroups),
  };
}

/** What of a cluster decides which resources are its own, beside their names and tags. */
export function planRights({ name, address, certificate, network, nodeGroups }: ClusterSpec) {
  const zones = [
    address?.zoneId,
    ...(certificate === undefined || !("zoneId" in certificate) ? [] : [certificate.zoneId]),
  ];
  const adopted = "existing" in network ? network.existing : undefined;
  const secrets = sorted(nodeGroups).flatMap(([key, { workload }]) =>
    sorted(workload.secrets).map(([variable, secret]) => [`${key}/${variable}`, secret] as const),
  );
  return {
    cluster: name,
    zoneIds: [...new Set(zones.filter((zone) => zone !== undefined))].sort(),
    adopted: adopted === undefined ? [] : [adopted.vpcId, ...adopted.publicSubnetIds, ...adopted.privateSubnetIds],
    secrets: Object.fromEntries(secrets),
  };
}
