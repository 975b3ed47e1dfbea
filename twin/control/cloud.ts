import { createHash } from "node:crypto";
import { partitionOf } from "../../model/partition";
import { entryOf } from "./maps";
import { ResourceIndex } from "./resource-index";
import { type Cloud, CloudError, type Props, type StoredResource } from "./types";

export interface CloudSettings {
  readonly region: string;
  /** Zone names in order. Default: the region's a, b and c. */
  readonly zones?: readonly string[] | undefined;
  /** What ids are drawn from: the same stack gets the same ids, two stacks get different ones. */
  readonly seed: string;
  /** Twelve digits. Default: the vendor's documentation account. */
  readonly accountId?: string | undefined;
  /** Second octet of the stack's loopback addresses; absent where no data plane serves them. */
  readonly slot?: number | undefined;
  readonly externals: Cloud["externals"];
  readonly now?: () => Date;
}

/** What a cloud needs to come back exactly as it was. */
export interface CloudSnapshot {
  readonly resources: readonly StoredResource[];
  /** How many ids each scope and prefix has had: an id is never given twice, not even after a deletion. */
  readonly issued: Readonly<Record<string, number>>;
}

/** The local cloud's memory: resources by type and id. Every operation is synchronous, so each is atomic. */
export class MemoryCloud implements Cloud {
  readonly accountId: string;
  readonly region: string;
  readonly partition: string;
  readonly zones: readonly string[];
  readonly slot: number | undefined;
  readonly externals: Cloud["externals"];
  readonly now: () => Date;
  private readonly seed: string;
  private byType = new Map<string, Map<string, StoredResource>>();
  private issued = new Map<string, number>();
  /** `all` is asked far more often than anything changes. */
  private readonly lists = new Map<string, StoredResource[]>();

  private readonly index = new ResourceIndex();
  private journal: (() => void)[] | undefined;

  constructor(settings: CloudSettings) {
    this.region = settings.region;
    this.partition = partitionOf(settings.region);
    this.zones = settings.zones ?? ["a", "b", "c"].map((letter) => settings.region + letter);
    this.accountId = settings.accountId ?? "123456789012";
    this.slot = settings.slot;
    this.externals = settings.externals;
    this.seed = settings.seed;
    this.now = settings.now ?? (() => new Date());
  }

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

  newId(prefix: string): string {
    return this.scopedId("", prefix);
  }

  patch(type: string, id: string, outputs: Props): void {
    const old = this.get(type, id);
    if (!old) throw new CloudError("ResourceNotFound", `${type} ${id} does not exist`);
    this.put({ ...old, outputs: { ...old.outputs, ...outputs } });
  }

  /** Adds a resource, or takes the place of the one with its type and id. */
  put(resource: StoredResource): void {
    this.journal?.push(this.undoOf(resource.type, resource.id));
    const resources = entryOf(this.byType, resource.type, () => new Map<string, StoredResource>());
    if (resources.has(resource.id)) this.lists.delete(resource.type);
    else this.lists.get(resource.type)?.push(resource);
    this.index.replace(resources.get(resource.id), resource);
    resources.set(resource.id, resource);
  }

  drop(type: string, id: string): void {
    this.journal?.push(this.undoOf(type, id));
    this.index.replace(this.get(type, id), undefined);
    if (this.byType.get(type)?.delete(id)) this.lists.delete(type);
  }

  /** From here on every change is remembered, until {@link commit} or {@link rollback}. */
  begin(): void {
    this.journal = [];
  }

  commit(): void {
    this.journal = undefined;
  }

  /** Undoes what happened since {@link begin}; ids that were drawn stay drawn. */
  rollback(): void {
    const undo = this.journal ?? [];
    this.journal = undefined;
    for (const step of undo.reverse()) step();
  }

  /** This cloud as one resource's model sees it: the ids it draws depend on nothing but the resource and its own past. */
  scopedTo(urn: string): Cloud {
    return {
      accountId: this.accountId,
      region: this.region,
      partition: this.partition,
      zones: this.zones,
      slot: this.slot,
      externals: this.externals,
      now: this.now,
      get: (type, id) => this.get(type, id),
      all: (type) => this.all(type),
      where: (type, property, value) => this.where(type, property, value),
      patch: (type, id, outputs) => this.patch(type, id, outputs),
      newId: (prefix) => this.scopedId(urn, prefix),
    };
  }

  snapshot(): CloudSnapshot {
    return {
      resources: [...this.byType.values()].flatMap((resources) => [...resources.values()]),
      issued: Object.fromEntries(this.issued),
    };
  }

  restore(snapshot: CloudSnapshot): void {
    this.byType = new Map();
    this.lists.clear();
    this.index.clear();
    this.issued = new Map(Object.entries(snapshot.issued));
    for (const resource of snapshot.resources) this.put(resource);
  }

  private undoOf(type: string, id: string): () => void {
    const old = this.get(type, id);
    return () => (old ? this.put(old) : this.drop(type, id));
  }

  private scopedId(scope: string, prefix: string): string {
    const key = `${scope}|${prefix}`;
    const turn = this.issued.get(key) ?? 0;
    this.issued.set(key, turn + 1);
    const digest = createHash("sha256").update(`${this.seed}|${key}|${turn}`).digest("hex");
    return `${prefix}0${digest.slice(0, 16)}`;
  }
}
