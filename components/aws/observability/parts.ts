import type * as pulumi from "@pulumi/pulumi";
import type { Subject } from "../../../model/settings/issue";
import type {
  BalancerMetric,
  CertificateMetric,
  NodeGroupMetric,
  TargetGroupMetric,
} from "../../../platforms/aws/metrics";
import { metricSets } from "../../../platforms/aws/metrics";
import { problemsError } from "../../errors";
import { type MeasuredBalancer, type Metric, metricOf } from "../../metric";
import type { Reading, Watched } from "./plan";

/** What is watched, as far as it is there: components of ours, new or existing. */
export interface WatchedParts {
  readonly balancer: MeasuredBalancer & { metric(name: BalancerMetric): Metric };
  /** Target groups with nodes, by key. */
  readonly targetGroups: Readonly<
    Record<string, { metric(name: TargetGroupMetric, balancer: MeasuredBalancer): Metric }>
  >;
  /** By key. */
  readonly nodeGroups: Readonly<Record<string, WatchedNodeGroup>>;
  /** Absent: none is issued here. */
  readonly certificate?: { metric(name: CertificateMetric): Metric } | undefined;
  /** Name of the vault that backups go to. Absent: there is none. */
  readonly backupVault?: pulumi.Input<string> | undefined;
  /** The bucket of the balancer's health check logs, and the prefix of their keys. Absent: there are none. */
  readonly checkLogs?: { readonly bucket: pulumi.Input<string>; readonly prefix: string } | undefined;
}

export interface WatchedNodeGroup {
  readonly group: { readonly name: pulumi.Input<string> };
  readonly settings: { readonly minSize: number; readonly maxSize: number; readonly targetGroups: readonly string[] };
  metric(name: NodeGroupMetric): Metric;
}

/** What there is, in plain data. */
export function watchedOf({
  balancer,
  targetGroups,
  nodeGroups,
  certificate,
  checkLogs,
  backupVault,
}: WatchedParts): Watched {
  const groups = Object.entries(nodeGroups).map(([key, { settings }]) => ({ key, ...settings }));
  // A target group whose node groups may all be empty has no healthy node in peace.
  const populated = Object.keys(targetGroups).filter((key) => {
    const serving = groups.filter(({ targetGroups: served }) => served.includes(key));
    return serving.length === 0 || serving.some(({ minSize }) => minSize > 0);
  });
  const growing = groups.filter(({ minSize, maxSize }) => maxSize > minSize);
  return {
    balancerType: balancer.type,
    targetGroups: populated,
    nodeGroups: Object.fromEntries(growing.map(({ key, targetGroups: served }) => [key, served])),
    isCertified: certificate !== undefined,
    isBackedUp: backupVault !== undefined,
    isCheckLogged: checkLogs !== undefined,
  };
}

/** The metric behind a reading; `owner` reads what no component of ours has. @throws pulumi.RunError when the part is not there */
export function metricBehind(reading: Reading, parts: WatchedParts, owner: MetricOwner): Metric {
  const { balancer, targetGroups, nodeGroups, certificate, backupVault } = parts;
  switch (reading.kind) {
    case "balancer":
      return balancer.metric(reading.name);
    case "certificate":
      return there(certificate, owner, "certificate").metric(reading.name);
    case "targetGroup":
      return there(targetGroups[reading.key], owner, `targetGroups.${reading.key}`).metric(reading.name, balancer);
    case "nodeGroup":
      return there(nodeGroups[reading.key], owner, `nodeGroups.${reading.key}`).metric(reading.name);
    case "vault":
      return metricOf(
        {
          ...{ ...owner, set: metricSets.vault },
          dimensions: { BackupVaultName: reading.key ?? there(backupVault, owner, "backupVault") },
        },
        reading.name,
      );
    case "checkLogs":
      return metricOf({ ...owner, set: metricSets.requests, dimensions: owner.checkLogs }, reading.name);
  }
}

interface MetricOwner {
  readonly subject: Subject;
  readonly parent: pulumi.Resource;
  /** Dimensions of the requests to the bucket of health check logs. */
  readonly checkLogs: Readonly<Record<string, pulumi.Input<string>>>;
}

function there<T>(part: T | undefined, { subject }: MetricOwner, path: string): T {
  if (part !== undefined) return part;
  throw problemsError(subject, [{ path, message: "is not there to be watched; pass it" }]);
}
