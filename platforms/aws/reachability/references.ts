import type { Graph, ResourceReader, Value } from "../../../model/graph";
import { isList, isRecord, Unknown } from "../../../model/graph";
import type { Answer } from "./addresses";

/** What an input names: a resource of the program, an id of another's, or, with neither, one not known yet. */
export interface Reference {
  /** Tells two apart: the URN, or the id. */
  readonly key: string;
  readonly resource: ResourceReader | undefined;
}

const unknownKey = "?";
export const isUnknownReference = ({ key }: Pick<Reference, "key">): boolean => key === unknownKey;

const referenceTo = (resource: ResourceReader): Reference => ({ key: resource.resource.urn, resource });

/**
 * What an input names, among resources of these types. A value that is not known yet is told by what the input depends on: one, several or an
 * unknown. So is one that is no resource's id, where the engine does not tell the ids of what the input depends on.
 */
export function named(graph: Graph, input: ResourceReader, ...types: readonly string[]): readonly Reference[] {
  if (!isSaid(input)) return [];
  const [property = ""] = input.path.split(/[.[]/, 1);
  const text = textOf(input);
  if (text === undefined) {
    const behind = referencesBehind(graph, input, property, types);
    return behind.length > 0 ? behind : [{ key: unknownKey, resource: undefined }];
  }
  const [own] = graph.findByIdOrArn(text, ...types);
  if (own !== undefined) return [referenceTo(own)];
  const untold = holdsUnknown(input.resource.inputs[property])
    ? [] // they are what is not known yet, and this text is another program's
    : referencesBehind(graph, input, property, types).filter(({ resource }) => resource?.resource.id === undefined);
  return untold.length > 0 ? untold : [{ key: text, resource: undefined }];
}

/** As `named`, for the list at a path. */
export function listed(
  graph: Graph,
  view: ResourceReader,
  path: string,
  ...types: readonly string[]
): readonly Reference[] {
  const all = listOf(view, path).flatMap((item) => named(graph, item, ...types));
  return [...new Map(all.map((reference) => [reference.key, reference])).values()];
}

/** Resources of some types that an input depends on, as the engine tells it. */
export function referencesBehind(
  graph: Graph,
  { resource }: ResourceReader,
  property: string,
  types: readonly string[],
): readonly Reference[] {
  const urns = resource.references[property] ?? [];
  // The engine names them in another order each time, and no verdict may depend on that.
  return (urns.length > 1 ? [...urns].sort() : urns).flatMap((urn) => {
    const found = graph.find(urn);
    return found !== undefined && types.includes(found.resource.type) ? [referenceTo(found)] : [];
  });
}

function holdsUnknown(value: Value | undefined): boolean {
  if (isList(value)) return value.some(holdsUnknown);
  return value instanceof Unknown || (isRecord(value) && Object.values(value).some(holdsUnknown));
}

/** Whether the program says something here, known or not; an empty text says nothing. */
export const isSaid = (input: ResourceReader): boolean => !input.isKnown || (input.isSet && input.known() !== "");

/** The list at a path; one that is not known yet is one unknown item. */
export const listOf = (view: ResourceReader, path: string): readonly ResourceReader[] =>
  view.at(path).isKnown ? view.items(path) : [view.at(path)];

/** A text that is known; undefined for any other. */
export function textOf(input: ResourceReader): string | undefined {
  const value = input.isKnown ? input.known() : undefined;
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A number that is known, which a program may write as text. */
export function numberOf(input: ResourceReader): number | undefined {
  const value = input.isKnown ? input.known() : undefined;
  if (typeof value === "number") return value;
  return typeof value === "string" && value !== "" && !Number.isNaN(Number(value)) ? Number(value) : undefined;
}

/** A flag, which a program may write as text; the fallback when it says nothing. */
export function flagOf(input: ResourceReader, fallback: boolean): Answer {
  if (!input.isKnown) return "unknown";
  const value = input.known();
  const isFlag = typeof value === "boolean" || (typeof value === "string" && value !== "");
  return (isFlag ? String(value) === "true" : fallback) ? "yes" : "no";
}
