import type { LiveResource } from "../control/control-plane";
import { CloudError, type Props } from "../control/types";
import type { CreateOrder, DeleteOrder, Outcome, UpdateOrder } from "../provider/backend";
import type { DataPlane } from "./data-plane";
import type { LocalCloud } from "./local-cloud";
import type { Session, Tokened } from "./protocol";

/** Seconds that a change may take to settle when the program sets no `customTimeouts`, as long as the real provider waits. */
const defaultTimeout = 600;

/** Carries out orders: the control plane decides, the store remembers, the data plane follows. In this order, always. */
export class Operations {
  private readonly waiting = new Set<(error: CloudError) => void>();

  constructor(
    private readonly cloud: LocalCloud,
    private readonly dataPlane: DataPlane,
    private readonly log: (message: string) => void,
  ) {}

  async open(session: Session): Promise<void> {
    const isChanged = this.cloud.open(session);
    if (!isChanged) return;
    await this.cloud.store.commit();
    await this.dataPlane.reconcile("settings changed");
  }

  async create(order: Tokened<CreateOrder>): Promise<Outcome> {
    const { type, name, urn, inputs, token } = order;
    const done = this.cloud.receipt(token);
    if (done !== undefined) return this.settle(order, done, `created ${name}`);
    if (!order.isKnown) this.discardLeftovers(type, urn);
    await this.dataPlane.beforeCreate?.(type, inputs);
    const { id } = this.cloud.plane.create({ type, name, urn, inputs });
    this.cloud.addReceipt(token, id);
    await this.cloud.store.commit();
    this.log(`created ${type} ${name} (${id})`);
    return this.settle(order, id, `created ${name}`);
  }

  async update(order: Tokened<UpdateOrder>): Promise<Outcome> {
    const { type, id, inputs, token } = order;
    if (this.cloud.receipt(token) === undefined) {
      this.cloud.plane.update({ type, id, inputs });
      this.cloud.addReceipt(token, id);
      await this.cloud.store.commit();
      this.log(`updated ${type} (${id})`);
    }
    return this.settle(order, id, `updated ${id}`);
  }

  async delete(order: Tokened<DeleteOrder>): Promise<void> {
    const { type, id } = order;
    this.cloud.plane.delete(type, id);
    await this.cloud.store.commit();
    this.log(`deleted ${type} (${id})`);
    await this.takeHold(order, id, `deleted ${id}`);
  }

  read(type: string, id: string, known: Props): LiveResource | undefined {
    return this.cloud.plane.read(type, id, known);
  }

  invoke(token: string, args: Props): Props {
    return this.cloud.plane.invoke(token, args);
  }

  /** Nobody waits any longer for what has not settled; it stays as it is. */
  cancel(): void {
    for (const stop of this.waiting) stop(new CloudError("Cancelled", "cancelled before it had settled"));
  }

  private discardLeftovers(type: string, urn: string): void {
    for (const id of this.cloud.discardLeftovers(type, urn))
      this.log(`discarded ${type} (${id}), left by an interrupted run`);
  }

  /** A resource that exists but does not work is the caller's to know: it can be repaired or deleted only then. */
  private async settle(order: { type: string; timeout: number }, id: string, reason: string): Promise<Outcome> {
    let problem: string | undefined;
    try {
      await this.takeHold(order, id, reason);
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error);
    }
    const live = this.cloud.plane.read(order.type, id);
    if (live) return { id, outputs: live.outputs, problem };
    throw new CloudError("ResourceNotFound", `${order.type} ${id} was deleted while it was being changed`);
  }

  private async takeHold(order: { type: string; timeout: number }, id: string, reason: string): Promise<void> {
    const timeout = order.timeout > 0 ? order.timeout : defaultTimeout;
    const work = this.dataPlane.reconcile(reason).then(() => this.dataPlane.settle(order.type, id, timeout));
    await this.orCancelled(work);
  }

  private orCancelled(work: Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.add(reject);
      work.then(resolve, reject).finally(() => this.waiting.delete(reject));
    });
  }
}
