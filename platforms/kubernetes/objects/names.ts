import { type Graph, isRecord, type ResourceReader } from "../../../model/graph";
import type { LabelRequirement, LabelSelector, Labels } from "../../../model/graph/label-selector";
import { ObjectIndex, type ObjectName } from "../../../model/graph/object-index";
import { objectTypeOf } from "../catalog/object-type";
import { isNamespaced } from "../catalog/scopes";

/** Where a manifest that names none puts an object. */
const usualNamespace = "default";

/** The namespace of an object; undefined for kinds without one. Throws UnknownValueError. */
export function namespaceOf(view: ResourceReader): string | undefined {
  const type = objectTypeOf(view.resource.type);
  if (type !== undefined && !isNamespaced(type)) return undefined;
  return view.root.text("metadata.namespace") ?? usualNamespace;
}

/** Namespace and name. Throws UnknownValueError. */
export const nameOf = (view: ResourceReader): ObjectName => ({
  namespace: namespaceOf(view),
  name: view.root.text("metadata.name") ?? view.resource.name,
});

const indexes = new WeakMap<Graph, ObjectIndex>();

/** The objects of a graph by namespace and name, made once. */
export function objectsIn(graph: Graph): ObjectIndex {
  const before = indexes.get(graph);
  if (before !== undefined) return before;
  const index = new ObjectIndex(graph, nameOf);
  indexes.set(graph, index);
  return index;
}

/** Labels, annotations and the like: keys hold dots, so that they are read as a whole. Throws UnknownValueError. */
export function textMap(view: ResourceReader, path: string): Labels {
  const part = view.at(path);
  const map = part.known();
  if (!isRecord(map)) return {};
  return Object.fromEntries(
    Object.keys(map).flatMap((key) => {
      const value = part.entry(key).known();
      return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
        ? [[key, String(value)]]
        : [];
    }),
  );
}

const operators = ["In", "NotIn", "Exists", "DoesNotExist"] as const;

/** A label selector; undefined where there is none. Throws UnknownValueError. */
export function selectorAt(view: ResourceReader, path: string): LabelSelector | undefined {
  const part = view.at(path);
  return part.isSet ? selectorOf(part) : undefined;
}

/** A label selector as a whole. Throws UnknownValueError. */
export const selectorOf = (part: ResourceReader): LabelSelector => ({
  matchLabels: textMap(part, "matchLabels"),
  matchExpressions: part.items("matchExpressions").flatMap((item): readonly LabelRequirement[] => {
    const operator = operators.find((one) => one === item.text("operator"));
    return operator === undefined ? [] : [{ key: item.text("key") ?? "", operator, values: item.texts("values") }];
  }),
});
