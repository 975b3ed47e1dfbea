import type { GraphResource } from "./resource";
import { ResourceReader } from "./resource-reader";
import { textsIn } from "./values";

interface Edge {
  readonly from: GraphResource;
  readonly property: string;
}

/** The resources of one stack, and who refers to whom: by URN, so that a first preview's unknown ids hide nothing. */
export class Graph {
  readonly resources: readonly ResourceReader[];
  private readonly byUrn: ReadonlyMap<string, ResourceReader>;
  private readonly byType = new Map<string, ResourceReader[]>();
  private known: ReadonlyMap<string, readonly GraphResource[]> | undefined;
  private incoming: ReadonlyMap<string, readonly Edge[]> | undefined;

  constructor(
    readonly project: string,
    readonly stack: string,
    resources: readonly GraphResource[],
  ) {
    this.resources = resources.map((resource) => new ResourceReader(resource, resource.inputs, ""));
    this.byUrn = new Map(this.resources.map((view) => [view.resource.urn, view]));
    for (const view of this.resources) {
      const same = this.byType.get(view.resource.type);
      if (same) same.push(view);
      else this.byType.set(view.resource.type, [view]);
    }
  }

  ofType(...types: readonly string[]): readonly ResourceReader[] {
    const [only] = types;
    if (types.length === 1 && only !== undefined) return this.byType.get(only) ?? [];
    return types.flatMap((type) => this.byType.get(type) ?? []);
  }

  find(urn: string): ResourceReader | undefined {
    return this.byUrn.get(urn);
  }

  /** The resources of these types, or of any, that an input of `view` refers to. Others, such as an id given as text, are not in the graph. */
  dependenciesOf(view: ResourceReader, property: string, ...types: readonly string[]): readonly ResourceReader[] {
    return this.targets(view.resource, property).flatMap((urn) => {
      const target = this.byUrn.get(urn);
      return target && (types.length === 0 || types.includes(target.resource.type)) ? [target] : [];
    });
  }

  /** The resources of these types that go by an id or an ARN. */
  findByIdOrArn(text: string, ...types: readonly string[]): readonly ResourceReader[] {
    this.known ??= identities(this.resources);
    return (this.known.get(text) ?? []).flatMap(({ type, urn }) =>
      types.includes(type) ? (this.find(urn) ?? []) : [],
    );
  }

  /** The resources of a type whose input `property` refers to `view`. */
  dependents(view: ResourceReader, type: string, ...properties: readonly string[]): readonly ResourceReader[] {
    return this.dependentsWhere(view, (from, property) => from.type === type && properties.includes(property));
  }

  /** The resources with an input that refers to `view`, as far as `counts` has it. */
  dependentsWhere(
    view: ResourceReader,
    counts: (from: GraphResource, property: string) => boolean,
  ): readonly ResourceReader[] {
    this.incoming ??= this.readEdges();
    const found = new Set<ResourceReader>();
    for (const { from, property } of this.incoming.get(view.resource.urn) ?? []) {
      const source = counts(from, property) ? this.byUrn.get(from.urn) : undefined;
      if (source) found.add(source);
    }
    return [...found];
  }

  private readEdges(): ReadonlyMap<string, readonly Edge[]> {
    const edges = new Map<string, Edge[]>();
    for (const { resource } of this.resources) {
      for (const property of Object.keys(resource.inputs)) {
        for (const urn of this.targets(resource, property)) {
          const edge = { from: resource, property };
          const same = edges.get(urn);
          if (same) same.push(edge);
          else edges.set(urn, [edge]);
        }
      }
    }
    return edges;
  }

  /**
   * URNs behind an input: those the engine names, and those of resources whose known id or ARN stands in it. Sorted: the engine names them in
   * another order each time, and no verdict may depend on that.
   */
  private targets(resource: GraphResource, property: string): readonly string[] {
    const named = resource.references[property] ?? [];
    const found = new Set(named);
    this.known ??= identities(this.resources);
    for (const text of textsIn(resource.inputs[property])) {
      for (const { urn } of this.known.get(text) ?? []) if (urn !== resource.urn) found.add(urn);
    }
    return found.size > 1 ? [...found].sort() : [...found];
  }
}

/** Resources by what others call them: id and ARN. Several can share one, such as a role and its profile. */
function identities(views: readonly ResourceReader[]): ReadonlyMap<string, readonly GraphResource[]> {
  const known = new Map<string, GraphResource[]>();
  for (const { resource } of views) {
    for (const name of new Set([resource.id, resource.outputs.id, resource.outputs.arn])) {
      if (typeof name !== "string" || name === "") continue;
      known.set(name, [...(known.get(name) ?? []), resource]);
    }
  }
  return known;
}
