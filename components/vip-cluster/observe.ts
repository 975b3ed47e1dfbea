import type * as pulumi from "@pulumi/pulumi";
import type { LimitOverrides } from "../../platforms/aws/limits";
import { logPrefixes } from "../../platforms/aws/log-delivery";
import type { Backup } from "../aws/backup";
import type { Certificate } from "../aws/certificate";
import type { LoadBalancer } from "../aws/load-balancer";
import type { NodeGroup } from "../aws/node-group";
import { Observability, type ObservabilityRoles } from "../aws/observability";
import type { TargetGroup } from "../aws/target-group";
import { isFunction } from "../aws/target-group/function-targets";
import type { Tags } from "../tags";
import type { Transforms } from "../transform";
import type { ClusterSpec } from "./resolved";

interface ObservedCluster extends pulumi.Resource {
  readonly spec: ClusterSpec;
  readonly backup: Backup | undefined;
  readonly certificate: Certificate | undefined;
  readonly loadBalancer: LoadBalancer;
  readonly targetGroups: Readonly<Record<string, TargetGroup>>;
  readonly nodeGroups: Readonly<Record<string, NodeGroup>>;
}

interface Wiring {
  readonly tags: Tags;
  readonly limits: LimitOverrides | undefined;
  readonly transform: Transforms<ObservabilityRoles> | undefined;
}

/** What is watched of a cluster; undefined where its spec says nothing of it. */
export function observe(cluster: ObservedCluster, name: string, wiring: Wiring): Observability | undefined {
  const { spec, certificate, loadBalancer, targetGroups, nodeGroups } = cluster;
  if (spec.observability === undefined) return undefined;
  const served = Object.entries(targetGroups).filter(([, { settings }]) => !isFunction(settings));
  const bucket = loadBalancer.settings.healthCheckLogs === false ? undefined : loadBalancer.logBucket?.id;
  const checkLogs = bucket === undefined ? undefined : { bucket, prefix: `${logPrefixes.healthCheckLogs}/` };
  return new Observability(
    `${name}-watch`,
    {
      ...{ ...spec.observability, ...wiring, balancer: loadBalancer, nodeGroups, certificate, checkLogs },
      backupVault: cluster.backup?.vault.name,
      targetGroups: Object.fromEntries(served),
    },
    { parent: cluster },
  );
}
