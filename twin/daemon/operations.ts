import { setMaxListeners } from "node:events";
import type { CreateRequest, DeleteRequest, LiveResource, OperationResult, UpdateRequest } from "../contract/backend";
import type { DataPlane } from "../contract/data-plane";
import { CloudError, type Props } from "../contract/resources";
import type { LocalCloud } from "./local-cloud";
import type { Session, Tokened, WeightsOrder } from "./protocol";
import { withWeights } from "./weights";

/** Seconds that a change may take to settle when the program sets no `customTimeouts`, as long as the real provider waits. */
const defaultTimeout = 600;

/** Carries out orders: the control plane decides, the store remembers, the data plane follows. In this order, always. */
export class Operations {
  /** Of every order that began since the last cancellation. */
  private cancellation = newCancellation();

  constructor(
    private readonly cloud: LocalCloud,
    private readonly dataPlane: DataPlane,
    private readonly log: (message: string) => void,
  ) {}

  async open(session: Session): Promise<void> {
    const isChanged = this.cloud.open(session);
    if (!isChanged) return;
    await this.cloud.store.commit();
    await this.dataPlane.reconcile();
  }

  async create(order: Tokened<CreateRequest>): Promise<OperationResult> {
    const { type, name, urn, inputs, region, token } = order;
    const { signal } = this.cancellation;
    const done = this.cloud.idempotencyRecord(token);
    if (done !== undefined) return this.waitUntilStable(order, done, signal);
    if (!order.isKnown) this.discardLeftovers(type, urn);
    await this.dataPlane.beforeCreate?.(type, inputs);
    const { id } = this.cloud.plane.create({ type, name, urn, inputs, region });
    this.cloud.addReceipt(token, id);
    await this.cloud.store.commit();
    this.log(`created ${type} ${name} (${id})`);
    return this.waitUntilStable(order, id, signal);
  }

  async update(order: Tokened<UpdateRequest>): Promise<OperationResult> {
    const { type, id, inputs, region, token } = order;
    const { signal } = this.cancellation;
    if (this.cloud.idempotencyRecord(token) === undefined) {
      this.cloud.plane.update({ type, id, inputs, region });
      this.cloud.addReceipt(token, id);
      await this.cloud.store.commit();
      this.log(`updated ${type} (${id})`);
    }
    return this.waitUntilStable(order, id, signal);
  }

  /** What a tool beside the engine does to a forward action at the vendor: it is read and changed in one go. */
  async setWeights({ type, id, weights }: WeightsOrder): Promise<void> {
    const live = this.cloud.plane.read(type, id);
    if (live === undefined) throw new CloudError("ResourceNotFound", `${type} ${id} does not exist`);
    this.cloud.plane.update({ type, id, inputs: withWeights(live.inputs, weights) });
    await this.cloud.store.commit();
    this.log(`set weights of ${type} (${id})`);
    await this.dataPlane.reconcile(type);
  }

  async delete(order: Tokened<DeleteRequest>): Promise<void> {
    const { type, id, region } = order;
    const { signal } = this.cancellation;
    this.cloud.plane.delete(type, id, region);
    await this.cloud.store.commit();
    this.log(`deleted ${type} (${id})`);
    await this.applyAndWait(order, id, signal);
  }

  read(type: string, id: string, known: Props, region?: string): LiveResource | undefined {
    return this.cloud.plane.read(type, id, known, region);
  }

  invoke(token: string, args: Props, region?: string): Props {
    return this.cloud.plane.invoke(token, args, region);
  }

  /** Nothing waits any longer for what has not settled, nor for what is being made just now; it stays as it is. */
  cancel(): void {
    this.cancellation.abort();
    this.cancellation = newCancellation();
  }

  private discardLeftovers(type: string, urn: string): void {
    for (const id of this.cloud.discardLeftovers(type, urn))
      this.log(`discarded ${type} (${id}), left by an interrupted run`);
  }

  /** A resource that exists but does not work is the caller's to know: it can be repaired or deleted only then. */
  private async waitUntilStable(order: Waiting, id: string, signal: AbortSignal): Promise<OperationResult> {
    let problem: string | undefined;
    try {
      await this.applyAndWait(order, id, signal);
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error);
    }
    const live = this.cloud.plane.read(order.type, id, undefined, order.region);
    if (live) return { id, outputs: live.outputs, problem };
    throw new CloudError("ResourceNotFound", `${order.type} ${id} was deleted while it was being changed`);
  }

  private async applyAndWait(order: Waiting, id: string, signal: AbortSignal): Promise<void> {
    const timeout = order.timeout > 0 ? order.timeout : defaultTimeout;
    const work = this.dataPlane
      .reconcile(order.type)
      .then(() => this.dataPlane.waitUntilStable(order.type, id, timeout));
    await orAborted(work, signal);
  }
}

type Waiting = Pick<Tokened<UpdateRequest>, "type" | "timeout" | "region">;

function newCancellation(): AbortController {
  const cancellation = new AbortController();
  // As many orders wait at once as the engine sends.
  setMaxListeners(0, cancellation.signal);
  return cancellation;
}

/** What `work` comes to, or `Cancelled` when the signal is given first. */
function orAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new CloudError("Cancelled", "cancelled before it had settled"));
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop);
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
