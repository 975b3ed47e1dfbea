import type { StoredResource } from "./types";

/** Finds resources by the value of an output. An index is built when a property is first asked for, and kept up from then on. */
export class ResourceIndex {
  /** Type, then property, then value, then ids. */
  private readonly types = new Map<string, Map<string, Map<string, Set<string>>>>();

  find(type: string, property: string, value: string, all: () => readonly StoredResource[]): readonly string[] {
    let properties = this.types.get(type);
    if (!properties) this.types.set(type, (properties = new Map()));
    let values = properties.get(property);
    if (!values) {
      properties.set(property, (values = new Map()));
      for (const resource of all()) add(values, resource.outputs[property], resource.id);
    }
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

function add(values: Map<string, Set<string>>, value: unknown, id: string): void {
  if (typeof value !== "string") return;
  const ids = values.get(value);
  if (ids) ids.add(id);
  else values.set(value, new Set([id]));
}
