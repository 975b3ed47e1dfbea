import { type Graph, isList, isRecord, Secret, Unknown, type Value } from "../../../model/graph";
import { concernsReachability, type ReachResource, unknownText } from "./resources";

/** The resources of a graph, whoever it was read from, as far as they matter here. */
export const resourcesOf = ({ resources }: Graph): readonly ReachResource[] =>
  resources
    .filter(({ resource }) => concernsReachability(resource.type))
    .map(({ resource }) => ({
      type: resource.type,
      name: resource.name,
      urn: resource.urn,
      id: resource.id,
      inputs: plainFields(resource.inputs),
      outputs: plainFields(resource.outputs),
      propertyDependencies: resource.references,
    }));

const plainFields = (values: Readonly<Record<string, Value>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, plain(value)]));

/** A secret that was taken out is as good as unknown. */
function plain(value: Value): unknown {
  if (value instanceof Unknown) return unknownText;
  if (value instanceof Secret) return value.value === undefined ? unknownText : plain(value.value);
  if (isList(value)) return value.map(plain);
  return isRecord(value) ? plainFields(value) : value;
}
