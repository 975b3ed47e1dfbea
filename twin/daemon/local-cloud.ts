import { types } from "../../platforms/aws/catalog/types";
import { defaultLimits, type Limits } from "../../platforms/aws/limits";
import { limitsInForce } from "../../platforms/aws/limits/in-force";
import type { TwinSettings } from "../contract/desired-state";
import { CloudError, type Json, type Props } from "../contract/resources";
import { MemoryCloud } from "../control/cloud";
import { ControlPlane } from "../control/control-plane";
import { isOfAccount } from "../control/default-network";
import type { ModelRegistry } from "../control/registry";
import type { IdempotencyRecord, StoreData } from "../store/format";
import { Store } from "../store/store";
import type { Session } from "./protocol";

/** A broken connection is noticed within seconds: far fewer operations than this lie between an order and its repetition. */
const receiptsKept = 1000;

/** A stack's resources in memory, together with the store that outlives this process. */
export class LocalCloud {
  readonly store: Store;
  plane: ControlPlane;
  settings: TwinSettings;
  private cloud: MemoryCloud;
  private receipts: IdempotencyRecord[];
  private runtimeState: Json | undefined;

  constructor(
    path: string,
    private readonly registry: ModelRegistry,
    private readonly seed: string,
    data: StoreData,
  ) {
    this.slot = data.slot;
    this.settings = data.settings;
    this.receipts = [...data.receipts];
    this.runtimeState = data.runtime;
    this.cloud = this.createCloud(data.region);
    this.cloud.restore(data);
    this.plane = new ControlPlane(registry, this.cloud);
    this.store = new Store(
      path,
      { capture: () => this.capture(), rollBack: (durable) => this.rollBack(durable) },
      data,
    );
  }

  readonly slot: number;
  private limits: Limits = defaultLimits;

  get region(): string {
    return this.cloud.region;
  }

  get size(): number {
    // What the account has by itself is no reason to keep the twin.
    const made = (type: string) => this.cloud.all(type).filter((resource) => !isOfAccount(resource));
    return this.registry.types.reduce((sum, type) => sum + made(type).length, 0);
  }

  get runtime(): Json | undefined {
    return this.runtimeState;
  }

  /** Zones of the stack's region, and all others that a subnet is in. */
  get zones(): readonly string[] {
    const used = this.cloud.all(types.subnet).map(({ outputs }) => outputs.availabilityZone);
    return [...new Set([...this.cloud.zones, ...used.filter((zone) => typeof zone === "string")])];
  }

  /**
   * Takes over what the caller's stack says. True when settings changed. A stack has as many regions as it has providers: the first one's is
   * where things are that name none.
   */
  open(session: Session): boolean {
    if (session.region !== this.region && this.size === 0) this.move(session.region);
    const isChanged = JSON.stringify(session.settings) !== JSON.stringify(this.settings);
    this.settings = session.settings;
    this.limits = limitsInForce(session.limits);
    this.cloud.limits = this.limits;
    return isChanged;
  }

  /** The id that an order got when it was carried out before. */
  idempotencyRecord(token: string): string | undefined {
    return token === "" ? undefined : this.receipts.find((receipt) => receipt.token === token)?.id;
  }

  addReceipt(token: string, id: string): void {
    if (token !== "") this.receipts = [...this.receipts.slice(1 - receiptsKept), { token, id }];
  }

  /** What an interrupted run made without telling its engine. Returns the ids. */
  discardLeftovers(type: string, urn: string): string[] {
    const leftovers = this.cloud.all(type).filter((resource) => resource.urn === urn);
    for (const { id } of leftovers) this.discard(type, id);
    return leftovers.map(({ id }) => id);
  }

  /** In order where the cloud allows it; what it protects goes all the same, since it cannot be asked for any more. */
  private discard(type: string, id: string): void {
    try {
      this.plane.delete(type, id);
    } catch (error) {
      if (!(error instanceof CloudError)) throw error;
      this.cloud.drop(type, id);
    }
  }

  async patch(type: string, id: string, outputs: Props): Promise<void> {
    this.cloud.patch(type, id, outputs);
    await this.store.commit();
  }

  async saveRuntime(state: Json): Promise<void> {
    this.runtimeState = state;
    await this.store.commit();
  }

  private move(region: string): void {
    this.cloud = this.createCloud(region);
    this.plane = new ControlPlane(this.registry, this.cloud);
  }

  private createCloud(region: string): MemoryCloud {
    return new MemoryCloud({ region, seed: this.seed, slot: this.slot, externals: "refused", limits: this.limits });
  }

  private capture(): StoreData {
    return {
      ...this.cloud.snapshot(),
      slot: this.slot,
      region: this.region,
      settings: this.settings,
      receipts: this.receipts,
      runtime: this.runtimeState,
    };
  }

  /** The data plane's own state stays: it tells of processes that exist, whatever could be saved. */
  private rollBack(durable: StoreData): void {
    this.cloud.restore(durable);
    this.receipts = [...durable.receipts];
  }
}

/** The data of a stack that begins. */
export function emptyStore(slot: number, session: Session): StoreData {
  return { ...session, slot, resources: [], issued: {}, receipts: [], runtime: undefined };
}
