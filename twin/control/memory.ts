import type { StoredResource } from "../contract/resources";
import { entryOf } from "./maps";
import { ResourceIndex } from "./resource-index";

/** The resources of one region, or those of no region, by type and id. */
export class RegionMemory {
  private readonly byType = new Map<string, Map<string, StoredResource>>();
  /** `all` is asked far more often than anything changes. */
  private readonly lists = new Map<string, StoredResource[]>();
  private readonly index = new ResourceIndex();

  get(type: string, id: string): StoredResource | undefined {
    return this.byType.get(type)?.get(id);
  }

  all(type: string): readonly StoredResource[] {
    return entryOf(this.lists, type, () => [...(this.byType.get(type)?.values() ?? [])]);
  }

  where(type: string, property: string, value: string): readonly StoredResource[] {
    const ids = this.index.find(type, property, value, () => this.all(type));
    return ids.flatMap((id) => this.get(type, id) ?? []);
  }

  everything(): readonly StoredResource[] {
    return [...this.byType.values()].flatMap((resources) => [...resources.values()]);
  }

  put(resource: StoredResource): void {
    const resources = entryOf(this.byType, resource.type, () => new Map<string, StoredResource>());
    if (resources.has(resource.id)) this.lists.delete(resource.type);
    else this.lists.get(resource.type)?.push(resource);
    this.index.replace(resources.get(resource.id), resource);
    resources.set(resource.id, resource);
  }

  drop(type: string, id: string): void {
    this.index.replace(this.get(type, id), undefined);
    if (this.byType.get(type)?.delete(id)) this.lists.delete(type);
  }
}
