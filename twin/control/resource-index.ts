import type { StoredResource } from "../contract/resources";
import { entryOf } from "./maps";

/** Ids by value. */
type Values = Map<string, Set<string>>;

/** Finds resources by the value of an output. An index is built when a property is first asked for, and kept up from then on. */
export class ResourceIndex {
  /** By type, then by property. */
  private readonly types = new Map<string, Map<string, Values>>();

  find(type: string, property: string, value: string, all: () => readonly StoredResource[]): readonly string[] {
    const properties = entryOf(this.types, type, () => new Map<string, Values>());
    const values = entryOf(properties, property, () => {
      const built: Values = new Map();
      for (const resource of all()) add(built, resource.outputs[property], resource.id);
      return built;
    });
    return [...(values.get(value) ?? [])];
  }

  /** `next` takes the place of `old`; either may be absent. */
  replace(old: StoredResource | undefined, next: StoredResource | undefined): void {
    const resource = next ?? old;
    if (!resource) return;
    for (const [property, values] of this.types.get(resource.type) ?? []) {
      const before = old?.outputs[property];
      const after = next?.outputs[property];
      if (before === after) continue;
      if (typeof before === "string") values.get(before)?.delete(resource.id);
      add(values, after, resource.id);
    }
  }

  clear(): void {
    this.types.clear();
  }
}

function add(values: Values, value: unknown, id: string): void {
  if (typeof value === "string") entryOf(values, value, () => new Set<string>()).add(id);
}
