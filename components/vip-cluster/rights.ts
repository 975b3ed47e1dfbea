import type * as iam from "@pulumi/aws/iam";
import type * as pulumi from "@pulumi/pulumi";
import type { LimitOverrides } from "../../platforms/aws/limits";
import { Access, type AccessRoles } from "../aws/access";
import { createBoundary, placeOf } from "../aws/access/boundary";
import { type Tags, tagger } from "../tags";
import { type Transforms, transformed } from "../transform";
import { planRights } from "./plan";
import type { ClusterSpec } from "./resolved";
import type { ClusterTransforms } from "./transforms";

/** Listens to what types of resources a component registers: what a pipeline that changes it must be allowed. */
export class TypeRecorder {
  readonly #types = new Set<string>();

  /** To be among the component's transformations; changes nothing. */
  readonly listen: pulumi.ResourceTransformation = ({ type }) => {
    if (type.startsWith("aws:")) this.#types.add(type);
    return undefined;
  };

  get types(): readonly string[] {
    return [...this.#types].sort();
  }
}

interface Wiring {
  readonly tags: Tags;
  readonly limits: LimitOverrides | undefined;
  readonly transform: Transforms<AccessRoles> | undefined;
}

const nameOf = (name: string) => `${name}-access`;

/** The ceiling of the cluster's own roles, before the first of them: yours, or a new one; undefined where the spec grants no rights. */
export function createCeiling(
  cluster: pulumi.Resource & { readonly spec: ClusterSpec },
  name: string,
  { tags, transform }: Omit<Wiring, "limits">,
): pulumi.Input<string> | undefined {
  const { access } = cluster.spec;
  if (access === undefined) return undefined;
  if (access.permissionsBoundary !== undefined) return access.permissionsBoundary;
  const planned = { ...planRights(cluster.spec), loggedShells: false, nodeServices: access.nodeServices };
  const args = { tags: tagger("access", tags), transform };
  return createBoundary(nameOf(name), placeOf(planned, { parent: cluster }), args, { parent: cluster }).arn;
}

/** The caller's transforms, with the ceiling on every role that a part of the cluster makes. A transform of the caller's sees it, and may change it. */
export function withCeiling(
  transform: ClusterTransforms,
  ceiling: pulumi.Input<string> | undefined,
): ClusterTransforms {
  if (ceiling === undefined) return transform;
  const role =
    (own: ((args: iam.RoleArgs, child: string) => iam.RoleArgs) | undefined) =>
    (args: iam.RoleArgs, child: string): iam.RoleArgs =>
      transformed(own, child, { ...args, permissionsBoundary: ceiling });
  const { network, nodeGroup, backup, patching, observability } = transform;
  return {
    ...transform,
    network: { ...network, role: role(network?.role) },
    nodeGroup: { ...nodeGroup, role: role(nodeGroup?.role) },
    backup: { ...backup, role: role(backup?.role) },
    patching: { ...patching, role: role(patching?.role) },
    observability: { ...observability, role: role(observability?.role) },
  };
}

/** Who may do what with the cluster, derived from the resources that it has; undefined where the spec says nothing of it. */
export function grantRights(
  cluster: pulumi.Resource & { readonly spec: ClusterSpec },
  name: string,
  { types }: TypeRecorder,
  { ceiling, ...wiring }: Wiring & { readonly ceiling: pulumi.Input<string> | undefined },
): Access | undefined {
  const { access } = cluster.spec;
  if (access === undefined) return undefined;
  const boundary = ceiling === undefined ? {} : { boundary: ceiling };
  const shells = cluster.spec.operations.sessions === undefined ? {} : { loggedShells: true };
  const args = { ...access, ...planRights(cluster.spec), ...shells, ...wiring, ...boundary, types };
  return new Access(nameOf(name), args, { parent: cluster });
}
