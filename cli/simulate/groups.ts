import type { Graph, ResourceReader } from "../../model/graph";
import { suggest } from "../../model/settings/suggest";
import { UserError } from "../../model/user-error";
import { types } from "../../platforms/aws/catalog/types";
import { scaledTypes } from "../../platforms/kubernetes/catalog/types";
import { scalersOf } from "../../platforms/kubernetes/objects/references";

const names = (groups: readonly ResourceReader[]): string => groups.map(({ resource }) => resource.name).join(", ");

/** Whether a group goes by a name: its own, or its key in a cluster's `nodeGroups`. */
const goesBy = (name: string, { resource }: ResourceReader): boolean =>
  [name, `${name}-group`, `${name}-deployment`].some(
    (one) => resource.name === one || resource.name.endsWith(`-${one}`),
  );

export const isScalingGroup = ({ resource }: ResourceReader): boolean => resource.type === types.group;

/** Scaling groups, and workloads that something scales, by name. */
const groupsOf = (graph: Graph): readonly ResourceReader[] =>
  [
    ...graph.ofType(types.group),
    ...graph.ofType(...scaledTypes).filter((workload) => scalersOf(workload, graph).length > 0),
  ].toSorted((a, b) => (a.resource.name < b.resource.name ? -1 : 1));

/** A service of ECS has policies too, which are not replayed here. */
function nothingToSimulate(graph: Graph): UserError {
  const services = graph.ofType(types.containerService);
  if (services.length === 0)
    return new UserError(`${graph.stack} has no scaling group and no workload with an autoscaler: nothing to simulate`);
  return new UserError(
    `${names(services)} of ${graph.stack}: a service of ECS is not replayed; groups of EC2 and workloads on Kubernetes are`,
  );
}

/** The group that is meant. Throws UserError with those there are, exit code 2, where that is open. */
export function chooseGroup(graph: Graph, said: string | undefined): ResourceReader {
  const all = groupsOf(graph);
  if (all.length === 0) throw nothingToSimulate(graph);
  if (said === undefined) {
    const [only, ...others] = all;
    if (only !== undefined && others.length === 0) return only;
    throw new UserError(`which group? ${names(all)}; such as --group ${all[0]?.resource.name}`, 2);
  }
  const exact = all.filter(({ resource }) => resource.name === said);
  const found = exact.length > 0 ? exact : all.filter((group) => goesBy(said, group));
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return only;
  if (only !== undefined) throw new UserError(`--group ${said}: several go by it: ${names(found)}`, 2);
  const near = suggest(
    said,
    all.map(({ resource }) => resource.name),
  );
  const hint = near === undefined ? "" : `; did you mean ${near}`;
  throw new UserError(`--group ${said}: no such scaling group; one of ${names(all)}${hint}`, 2);
}
