import type * as pulumi from "@pulumi/pulumi";
import type { LimitOverrides } from "../../platforms/aws/limits";
import { Backup, type BackupRoles } from "../aws/backup";
import type { NodeGroup } from "../aws/node-group";
import { Patching, type PatchingRoles } from "../aws/patching";
import { Sessions, type SessionsRoles } from "../aws/sessions";
import type { Tags } from "../tags";
import type { Transforms } from "../transform";
import type { ClusterSpec } from "./resolved";

type Cluster = pulumi.Resource & { readonly spec: ClusterSpec };

interface Wiring<Roles extends object> {
  readonly tags: Tags;
  readonly limits: LimitOverrides | undefined;
  readonly transform: Transforms<Roles> | undefined;
}

/** Before the nodes, whose disks carry its tag. */
export function createBackup(cluster: Cluster, name: string, wiring: Wiring<BackupRoles>): Backup | undefined {
  const { backup } = cluster.spec.operations;
  if (backup === undefined) return undefined;
  const { nodeGroups, ...settings } = backup;
  const ownTag = nodeGroups === undefined || nodeGroups.length > 0;
  return new Backup(`${name}-backup`, { ...settings, ownTag, ...wiring }, { parent: cluster });
}

/** Before the nodes, which carry its tag. */
export function createPatching(cluster: Cluster, name: string, wiring: Wiring<PatchingRoles>): Patching | undefined {
  const { patching } = cluster.spec.operations;
  if (patching === undefined) return undefined;
  const { nodeGroups: _, ...settings } = patching;
  return new Patching(`${name}-patching`, { ...settings, ...wiring }, { parent: cluster });
}

/** After the nodes, whose roles write the log. */
export function createSessions(
  cluster: Cluster & { readonly nodeGroups: Readonly<Record<string, NodeGroup>> },
  name: string,
  wiring: Wiring<SessionsRoles>,
): Sessions | undefined {
  const { sessions } = cluster.spec.operations;
  if (sessions === undefined) return undefined;
  const roles = Object.fromEntries(Object.entries(cluster.nodeGroups).map(([key, { role }]) => [key, role.name]));
  return new Sessions(`${name}-sessions`, { ...sessions, roles, ...wiring }, { parent: cluster });
}
