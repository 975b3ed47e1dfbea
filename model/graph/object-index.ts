import type { Graph } from "./graph";
import { type ResourceReader, UnknownValueError } from "./resource-reader";

/** What an object goes by among those of its type. */
export interface ObjectName {
  /** Undefined for kinds that have none. */
  readonly namespace: string | undefined;
  readonly name: string;
}

/** How a platform names its objects. May throw UnknownValueError. */
type NameOf = (view: ResourceReader) => ObjectName;

interface TypeIndex {
  readonly byName: ReadonlyMap<string, ResourceReader>;
  readonly byNamespace: ReadonlyMap<string, readonly ResourceReader[]>;
  /** Why some objects cannot be told from others. */
  readonly unnamed: readonly UnknownValueError[];
}

const keyOf = (namespace: string | undefined, name: string) => `${namespace ?? ""}/${name}`;

/** The objects of a graph by namespace and name: references that are texts, and no ids. */
export class ObjectIndex {
  private readonly types = new Map<string, TypeIndex>();

  constructor(
    private readonly graph: Graph,
    private readonly nameOf: NameOf,
  ) {}

  /** The object of a type that goes by a name; undefined where the graph has none. Throws UnknownValueError where one whose name is not known may be it. */
  named(type: string, { namespace, name }: ObjectName): ResourceReader | undefined {
    const { byName, unnamed } = this.of(type);
    const found = byName.get(keyOf(namespace, name));
    if (found === undefined && unnamed[0] !== undefined) throw unnamed[0];
    return found;
  }

  /**
   * The objects of some types in a namespace that `counts` takes. Throws UnknownValueError where none does and one whose namespace is not known
   * may.
   */
  among(
    types: readonly string[],
    namespace: string | undefined,
    counts: (view: ResourceReader) => boolean,
  ): readonly ResourceReader[] {
    let missing: UnknownValueError | undefined;
    const found: ResourceReader[] = [];
    for (const type of types) {
      const { byNamespace, unnamed } = this.of(type);
      missing ??= unnamed[0];
      for (const view of byNamespace.get(namespace ?? "") ?? []) {
        try {
          if (counts(view)) found.push(view);
        } catch (error) {
          if (!(error instanceof UnknownValueError)) throw error;
          missing ??= error;
        }
      }
    }
    if (found.length === 0 && missing !== undefined) throw missing;
    return found;
  }

  private of(type: string): TypeIndex {
    const before = this.types.get(type);
    if (before !== undefined) return before;
    const read = this.read(type);
    this.types.set(type, read);
    return read;
  }

  private read(type: string): TypeIndex {
    const byName = new Map<string, ResourceReader>();
    const byNamespace = new Map<string, ResourceReader[]>();
    const unnamed: UnknownValueError[] = [];
    for (const view of this.graph.ofType(type)) {
      try {
        const { namespace, name } = this.nameOf(view);
        byName.set(keyOf(namespace, name), view);
        const same = byNamespace.get(namespace ?? "");
        if (same) same.push(view);
        else byNamespace.set(namespace ?? "", [view]);
      } catch (error) {
        if (!(error instanceof UnknownValueError)) throw error;
        unnamed.push(error);
      }
    }
    return { byName, byNamespace, unnamed };
  }
}
