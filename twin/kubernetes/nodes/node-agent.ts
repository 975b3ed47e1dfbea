import { isNotFound } from "../api/api-error";
import { contentTypes } from "../api/cluster-client";
import { type ApiObject, propsOf, textOf } from "../api/objects";
import { podAddress } from "../control-plane/addresses";
import { leaseObject, leasePeriod, type NodeDescription, nodeObject, nodeStatus, reportPeriod } from "./node-object";
import { PodWorker } from "./pod-worker";
import type { SimulatedNode } from "./simulated-node";

/** Addresses of a /24 without the network, the router and the broadcast address. */
const podAddresses = 252;

interface NodePlace {
  readonly slot: number;
  /** From 1. */
  readonly index: number;
}

/** One node: its object and Lease, and the pods that are bound to it. */
export class NodeAgent {
  readonly pods = new Map<string, PodWorker>();
  private uid = "";
  private since = Date.now();
  private timers: NodeJS.Timeout[] = [];
  private nextPod = 0;
  /** Since a crash, until it is started again. */
  isDown = false;

  constructor(
    private readonly description: NodeDescription,
    private readonly place: NodePlace,
    private readonly node: SimulatedNode,
  ) {}

  get name(): string {
    return this.description.name;
  }

  get zone(): string {
    return this.description.zone;
  }

  /** Registers the node, and says from now on that it lives. */
  async start(): Promise<void> {
    this.isDown = false;
    this.since = Date.now();
    await this.register();
    await this.renewLease();
    await this.reportStatus();
    const often = (work: () => Promise<void>, seconds: number) =>
      setInterval(
        () => void work().catch((error: unknown) => this.node.log(`node ${this.name}: ${String(error)}`)),
        seconds * 1000,
      ).unref();
    this.timers = [often(() => this.renewLease(), leasePeriod), often(() => this.reportStatus(), reportPeriod)];
  }

  /** The API server has a pod that is bound to this node. */
  take(pod: ApiObject): void {
    if (this.isDown) return;
    const worker = this.pods.get(pod.uid);
    if (worker !== undefined) return worker.update(pod);
    const phase = textOf(propsOf(pod.raw.status).phase);
    const isDeleted = propsOf(pod.raw.metadata).deletionTimestamp !== undefined;
    if ((phase === "Succeeded" || phase === "Failed") && !isDeleted) return;
    this.add(pod, isDeleted);
  }

  /** Its object is gone: whatever still runs of it ends at once. */
  drop(pod: ApiObject): void {
    this.pods.get(pod.uid)?.crash();
    this.pods.delete(pod.uid);
  }

  /** As when a machine loses its power: processes end, and nothing is said to anything. */
  crash(): void {
    this.isDown = true;
    for (const timer of this.timers) clearInterval(timer);
    for (const worker of this.pods.values()) worker.crash();
    this.pods.clear();
  }

  private add(pod: ApiObject, isDeleted: boolean): void {
    const worker = new PodWorker(pod, this.addressFor(pod), this.node);
    this.pods.set(pod.uid, worker);
    // One that was to end while the node was down has nothing left to run.
    if (isDeleted) worker.update(pod);
    else worker.start();
  }

  /** A new address for each pod, as far as they go: one that has just ended is still in clients' tables. */
  private addressFor(pod: ApiObject): string {
    if (propsOf(pod.raw.spec).hostNetwork === true) return this.description.address;
    const taken = new Set([...this.pods.values()].filter(({ isOver }) => !isOver).map(({ address }) => address));
    for (let tries = 0; tries < podAddresses; tries++) {
      this.nextPod = (this.nextPod % podAddresses) + 1;
      const address = podAddress(this.place.slot, this.place.index, this.nextPod);
      if (!taken.has(address)) return address;
    }
    return podAddress(this.place.slot, this.place.index, this.nextPod);
  }

  private async register(): Promise<void> {
    const path = `/api/v1/nodes/${this.name}`;
    const query = { fieldManager: "vipkit", force: true };
    const body = nodeObject(this.description);
    const answer = await this.node.client.call("PATCH", path, { contentType: contentTypes.apply, query, body });
    this.uid = textOf(propsOf(answer.metadata).uid);
  }

  private async reportStatus(): Promise<void> {
    await this.node.client.call("PATCH", `/api/v1/nodes/${this.name}/status`, {
      contentType: contentTypes.strategicMerge,
      body: { status: nodeStatus(this.description, this.since, Date.now()) },
    });
  }

  private async renewLease(): Promise<void> {
    const collection = "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases";
    const lease = leaseObject(this.name, this.uid, Date.now());
    try {
      await this.node.client.call("PATCH", `${collection}/${this.name}`, {
        contentType: contentTypes.merge,
        body: lease,
      });
    } catch (error) {
      if (!isNotFound(error)) throw error;
      await this.node.client.call("POST", collection, { body: lease });
    }
  }
}
