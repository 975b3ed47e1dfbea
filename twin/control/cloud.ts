import { createHash } from "node:crypto";
import { defaultLimits, type Limits } from "../../platforms/aws/limits";
import { zoneNamesOf } from "../../platforms/aws/regions";
import { partitionOf } from "../../platforms/aws/regions/partition";
import { type Cloud, CloudError, type Props, type StoredResource } from "../contract/resources";
import { defaultNetwork } from "./default-network";
import { entryOf } from "./maps";
import { RegionMemory } from "./memory";

interface CloudSettings {
  /** Where things are that name no region of their own. */
  readonly region: string;
  /** Whether {@link region} is a guess: then a zone of any region is taken. Default: false. */
  readonly isRegionAssumed?: boolean | undefined;
  /** Zone names of {@link region}, in order. Default: the region's own. */
  readonly zones?: readonly string[] | undefined;
  /** What ids are drawn from: the same stack gets the same ids, two stacks get different ones. */
  readonly seed: string;
  /** Twelve digits. Default: the vendor's documentation account. */
  readonly accountId?: string | undefined;
  /** Second octet of the stack's loopback addresses; absent where no data plane serves them. */
  readonly slot?: number | undefined;
  readonly externals: Cloud["unknownReferences"];
  /** Default: the dated table as it is. */
  readonly limits?: Limits | undefined;
  /** Whether look-ups find the default VPC. Default: where ids that the cloud did not make are refused. */
  readonly hasDefaultNetwork?: boolean;
  readonly now?: () => Date;
}

/** What a cloud needs to come back exactly as it was. */
export interface CloudSnapshot {
  readonly resources: readonly StoredResource[];
  /** How many ids each scope and prefix has had: an id is never given twice, not even after a deletion. */
  readonly issued: Readonly<Record<string, number>>;
}

/** The key of resources that live in no region. */
const nowhere = "";

/**
 * The local account's memory, region by region. Asked directly it answers for all of them, as the data plane needs it; a model asks
 * through {@link scopedTo}, which sees one region and what belongs to none. Every operation is synchronous, so each is atomic.
 */
export class MemoryCloud implements Cloud {
  readonly accountId: string;
  readonly region: string;
  readonly partition: string;
  readonly zones: readonly string[];
  readonly isRegionAssumed: boolean;
  readonly slot: number | undefined;
  readonly unknownReferences: Cloud["unknownReferences"];
  /** They may change with the stack's values, while the cloud stays. */
  limits: Limits;
  readonly hasDefaultNetwork: boolean;
  readonly now: () => Date;
  private readonly seed: string;
  private readonly regions = new Map<string, RegionMemory>();
  private issued = new Map<string, number>();
  private journal: (() => void)[] | undefined;

  constructor(settings: CloudSettings) {
    this.region = settings.region;
    this.isRegionAssumed = settings.isRegionAssumed ?? false;
    this.partition = partitionOf(settings.region);
    this.zones = settings.zones ?? zoneNamesOf(settings.region);
    this.accountId = settings.accountId ?? "123456789012";
    this.slot = settings.slot;
    this.unknownReferences = settings.externals;
    this.limits = settings.limits ?? defaultLimits;
    this.hasDefaultNetwork = settings.hasDefaultNetwork ?? settings.externals === "refused";
    this.seed = settings.seed;
    this.now = settings.now ?? (() => new Date());
  }

  get(type: string, id: string): StoredResource | undefined {
    return first([...this.regions.values()], (memory) => memory.get(type, id));
  }

  all(type: string): readonly StoredResource[] {
    return joined([...this.regions.values()].map((memory) => memory.all(type)));
  }

  where(type: string, property: string, value: string): readonly StoredResource[] {
    return joined([...this.regions.values()].map((memory) => memory.where(type, property, value)));
  }

  newId(prefix: string): string {
    return this.scopedId("", prefix);
  }

  patch(type: string, id: string, outputs: Props): void {
    this.patchFound(this.get(type, id), type, id, outputs);
  }

  /** Adds a resource, or takes the place of the one with its type, id and region. */
  put(resource: StoredResource): void {
    const memory = this.memoryOf(resource.region);
    this.journal?.push(undoOf(memory, resource.type, resource.id));
    memory.put(resource);
  }

  drop(type: string, id: string, region?: string): void {
    const memories = region === undefined ? [...this.regions.values()] : this.memoriesOf(region);
    const memory = memories.find((candidate) => candidate.get(type, id) !== undefined);
    if (memory === undefined) return;
    this.journal?.push(undoOf(memory, type, id));
    memory.drop(type, id);
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

  /**
   * This cloud as one resource's model sees it, in one region: the ids it draws depend on nothing but the resource and its own past.
   * @param isEverywhere whether the model sees every region, as services without regions do. Default: false.
   */
  scopedTo(urn: string, region: string = this.region, isEverywhere = false): Cloud {
    const memories = () => (isEverywhere ? [...this.regions.values()] : this.memoriesOf(region));
    const get = (type: string, id: string) => first(memories(), (memory) => memory.get(type, id));
    // An id is unique in its region: another region draws others for the same name.
    const scope = region === this.region ? urn : `${urn}|${region}`;
    return {
      accountId: this.accountId,
      region,
      partition: region === this.region ? this.partition : partitionOf(region),
      zones: region === this.region ? this.zones : zoneNamesOf(region),
      isRegionAssumed: this.isRegionAssumed && region === this.region,
      slot: this.slot,
      unknownReferences: this.unknownReferences,
      limits: this.limits,
      now: this.now,
      get,
      all: (type) => joined(memories().map((memory) => memory.all(type))),
      where: (type, property, value) => joined(memories().map((memory) => memory.where(type, property, value))),
      patch: (type, id, outputs) => this.patchFound(get(type, id), type, id, outputs),
      newId: (prefix) => this.scopedId(scope, prefix),
    };
  }

  snapshot(): CloudSnapshot {
    return {
      resources: [...this.regions.values()].flatMap((memory) => memory.everything()),
      issued: Object.fromEntries(this.issued),
    };
  }

  restore(snapshot: CloudSnapshot): void {
    this.regions.clear();
    this.issued = new Map(Object.entries(snapshot.issued));
    for (const resource of snapshot.resources) this.put(resource);
  }

  /** What every account has in a region by itself: a default VPC and what belongs to it. */
  defaultNetwork(region: string): readonly StoredResource[] {
    const { accountId, seed } = this;
    const { partition, zones } = this.scopedTo("", region);
    return defaultNetwork({ accountId, seed, region, partition, zones });
  }

  /** Puts what is not there yet. */
  add(resources: readonly StoredResource[]): void {
    for (const resource of resources)
      if (this.memoryOf(resource.region).get(resource.type, resource.id) === undefined) this.put(resource);
  }

  private patchFound(old: StoredResource | undefined, type: string, id: string, outputs: Props): void {
    if (!old) throw new CloudError("ResourceNotFound", `${type} ${id} does not exist`);
    this.put({ ...old, outputs: { ...old.outputs, ...outputs } });
  }

  private memoryOf(region: string | undefined): RegionMemory {
    return entryOf(this.regions, region ?? nowhere, () => new RegionMemory());
  }

  /** The region's own, and what lives in none. */
  private memoriesOf(region: string): readonly RegionMemory[] {
    return [this.memoryOf(region), this.memoryOf(nowhere)];
  }

  private scopedId(scope: string, prefix: string): string {
    const key = `${scope}|${prefix}`;
    const turn = this.issued.get(key) ?? 0;
    this.issued.set(key, turn + 1);
    const digest = createHash("sha256").update(`${this.seed}|${key}|${turn}`).digest("hex");
    return `${prefix}0${digest.slice(0, 16)}`;
  }
}

function undoOf(memory: RegionMemory, type: string, id: string): () => void {
  const old = memory.get(type, id);
  return () => (old ? memory.put(old) : memory.drop(type, id));
}

function first(
  memories: readonly RegionMemory[],
  find: (memory: RegionMemory) => StoredResource | undefined,
): StoredResource | undefined {
  for (const memory of memories) {
    const found = find(memory);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** One list of several, without a copy where only one holds anything, as is the rule: a type is of regions, or of none. */
function joined(lists: readonly (readonly StoredResource[])[]): readonly StoredResource[] {
  const filled = lists.filter(({ length }) => length > 0);
  return filled.length > 1 ? filled.flat() : (filled[0] ?? []);
}
