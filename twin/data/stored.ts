import type { z } from "zod";
import type { StoredResource } from "../contract/resources";

/** The stored resources that the data plane is derived from. */
export interface Stored {
  all(type: string): readonly StoredResource[];
}

/** The same resources, and the types that have been asked for so far. */
export function recordTypes(stored: Stored): { readonly stored: Stored; readonly types: ReadonlySet<string> } {
  const types = new Set<string>();
  const all = (type: string) => {
    types.add(type);
    return stored.all(type);
  };
  return { stored: { all }, types };
}

/** Every resource of a type in a shape; one that does not fit is left out, since nothing can be served from it. */
export function readAll<T extends z.ZodType>(stored: Stored, type: string, shape: T): z.output<T>[] {
  return stored.all(type).flatMap((resource) => {
    const result = shape.safeParse({ ...resource.outputs, id: resource.id, versions: resource.versions });
    return result.success ? [result.data] : [];
  });
}

/** Items by a key that several may share. */
export function groupBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}
