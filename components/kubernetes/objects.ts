import type { Metadata } from "./crds/metadata";

/** Where the objects of a cluster are, and what is on all of them. */
export interface Placement {
  /** Name of the cluster: begins the names of its objects. */
  readonly cluster: string;
  readonly namespace: string;
  /** The user's own labels. */
  readonly labels: Readonly<Record<string, string>>;
}

const partOf = "app.kubernetes.io/part-of";
const component = "app.kubernetes.io/component";

/** What tells the pods of a cluster from all others. */
export const clusterSelector = ({ cluster }: Pick<Placement, "cluster">): Record<string, string> => ({
  [partOf]: cluster,
});

/** What tells the pods of one node group from all others: it never changes, since a Deployment cannot change it. */
export const nodeGroupSelector = ({ cluster }: Pick<Placement, "cluster">, key: string): Record<string, string> => ({
  [partOf]: cluster,
  [component]: key,
});

/** On every pod that serves a target group. */
export const servesLabel = (targetGroup: string): string => `vipkit/serves-${targetGroup}`;

/** What tells the pods that serve a target group from all others. */
export const targetGroupSelector = (placement: Pick<Placement, "cluster">, key: string): Record<string, string> => ({
  ...clusterSelector(placement),
  [servesLabel(key)]: "true",
});

/** Labels of an object; those that tell it from others win. */
export const labelsOf = ({ cluster, labels }: Pick<Placement, "cluster" | "labels">): Record<string, string> => ({
  ...labels,
  [partOf]: cluster,
  "app.kubernetes.io/managed-by": "vipkit",
});

/** `<cluster>-<key>`, or the cluster's name alone. */
export const nameOf = ({ cluster }: Pick<Placement, "cluster">, ...keys: readonly string[]): string =>
  [cluster, ...keys].join("-");

/** Name, namespace and labels of an object. */
export const metadataOf = (placement: Placement, name: string): Metadata & { readonly namespace: string } => ({
  name,
  namespace: placement.namespace,
  labels: labelsOf(placement),
});
