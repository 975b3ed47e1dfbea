import path from "node:path";
import { types } from "../../platforms/aws/catalog/types";
import { Compute } from "../compute/compute";
import { computeStateShape } from "../compute/compute-state";
import type { ComputeHost, GroupChange } from "../compute/host";
import type {
  BalancerTraffic,
  ClusterStatus,
  DataPlane,
  DataPlaneHost,
  EvacuationOrder,
  Fault,
} from "../contract/data-plane";
import type { DesiredState, TargetHealth } from "../contract/desired-state";
import { CloudError, type Props } from "../contract/resources";
import type { RefreshStatus } from "../contract/scaling";
import { toJson } from "../control/values";
import { admitListener } from "./admission";
import type { BalancerPort } from "./balancer-port";
import { BrokenDeploys } from "./broken-deploys";
import { deriveDesiredState } from "./derive";
import { balancerAddresses } from "./derive-balancing";
import { machineAddresses } from "./derive-machines";
import { namedAway, orderEvacuation, usedZones } from "./evacuation";
import { Expiries } from "./expiries";
import { changedOutputs, makerNamed } from "./group-change";
import { injectFault } from "./inject";
import { Settling } from "./settling";
import { recordTypes } from "./stored";
import { WorkLoop } from "./work-loop";

/** Milliseconds between two looks at the cluster: while something is on its way, and while all is well. */
const busyPace = 250;
const idlePace = 1000;
/** Milliseconds in which changes of the control plane are carried out together. */
const debounce = 10;
/** Milliseconds between two looks at the size of logs. */
const logPace = 30_000;

const listenerType = types.listener;

/** The data plane: HAProxy in front of real node processes, kept as the stored resources say. */
export class Plane implements DataPlane {
  private readonly loop: WorkLoop;
  private readonly settling: Settling;
  private readonly brokenDeploys = new BrokenDeploys();
  private readonly expiries = new Expiries();
  private compute: Compute;
  private desired: DesiredState;
  /** The types that the desired state was made from: no other makes it a different one. */
  private sources: ReadonlySet<string> = new Set();
  private health: readonly TargetHealth[] = [];
  private served = "";
  private isStale = true;
  private isUnsaved = false;
  /** Why the last pass could not be completed. */
  private problem: string | undefined;
  /** Why the balancers do not serve the desired state. */
  private refusal: string | undefined;
  private logsBoundedAt = 0;
  private stopping: Promise<void> | undefined;

  constructor(
    private readonly host: DataPlaneHost,
    private readonly balancers: BalancerPort,
    private readonly now: () => number = Date.now,
  ) {
    this.compute = new Compute(this.computeHost(), computeStateShape.parse({}));
    this.desired = this.derive();
    const pace = () => (this.compute.isBusy() || this.isStale ? busyPace : idlePace);
    this.loop = new WorkLoop(
      () => this.pass(),
      pace,
      (error) => {
        this.problem = this.note(error);
      },
    );
    this.settling = new Settling({
      get: (type, id) => host.get(type, id),
      desired: () => this.desired,
      health: () => this.health,
      compute: () => this.compute,
      problems: () => this.status().problems,
      now,
    });
  }

  async start(): Promise<void> {
    await this.balancers.start();
    const stored = computeStateShape.safeParse(this.host.runtime() ?? {});
    if (!stored.success)
      this.host.log(`the stored nodes cannot be read, so new ones are launched: ${stored.error.message}`);
    this.compute = new Compute(this.computeHost(), stored.success ? stored.data : computeStateShape.parse({}));
    this.compute.restore();
    this.isStale = true;
    this.settling.remember(this.derive().scalingGroups);
    await this.loop.request();
  }

  async reconcile(type?: string): Promise<void> {
    if (type !== undefined && !this.isStale && !this.sources.has(type)) return;
    this.isStale = true;
    await this.loop.request(debounce);
  }

  async beforeCreate(type: string, inputs: Props): Promise<void> {
    if (type === listenerType) await admitListener(this.host, this.host.slot, this.balancers, inputs);
  }

  async waitUntilStable(type: string, id: string, timeout: number): Promise<void> {
    await this.settling.settle(type, id, timeout);
  }

  status(): ClusterStatus {
    return {
      desired: namedAway(this.desired, this.compute.zones.evacuations),
      nodes: this.compute.nodes(),
      health: this.health,
      traffic: this.traffic(),
      failedZones: this.compute.zones.failures,
      evacuations: this.compute.zones.evacuations,
      zones: usedZones(this.desired),
      activities: this.compute.history(),
      problems: [this.problem, this.refusal, ...this.expiries.problems()].filter((problem) => problem !== undefined),
    };
  }

  private traffic(): readonly BalancerTraffic[] {
    const counted = [...(this.balancers.counters?.().balancers ?? [])];
    return counted.map(([balancer, { requests, serverErrors, retries }]) => ({
      balancer,
      requests,
      errors: serverErrors,
      retries,
    }));
  }

  noteEvent(subject: string, message: string): void {
    this.host.log(`${subject}: ${message}`);
    this.compute.noteEvent(subject, message);
    this.isUnsaved = true;
  }

  async fault(fault: Fault): Promise<void> {
    await injectFault(fault, {
      compute: this.compute,
      brokenDeploys: this.brokenDeploys,
      expiries: this.expiries,
      balancers: this.balancers,
      desired: this.desired,
      zones: this.host.zones,
    });
    this.isStale = true;
    await this.loop.request();
  }

  async evacuate(order: EvacuationOrder): Promise<void> {
    const asked = { desired: this.desired, zones: this.compute.zones, now: this.now() };
    this.noteEvent(order.zone, orderEvacuation(this.host, order, asked));
    await this.loop.request();
  }

  async startRefresh(name: string): Promise<string> {
    const group = this.desired.scalingGroups.find((each) => each.name === name);
    if (group === undefined) {
      const names = this.desired.scalingGroups.map((each) => each.name).join(", ") || "none";
      throw new CloudError("ValidationError", `no scaling group "${name}"; groups: ${names}`);
    }
    const id = this.compute.refreshes.start(group);
    this.isUnsaved = true;
    await this.loop.request();
    return id;
  }

  refreshes(): readonly RefreshStatus[] {
    return this.compute.refreshes.statuses(this.desired.scalingGroups);
  }

  stop(): Promise<void> {
    this.stopping ??= this.end();
    return this.stopping;
  }

  private async end(): Promise<void> {
    await this.loop.stop();
    this.compute.destroy();
    await this.balancers.stop();
  }

  /** Looks, decides, acts, stores, serves: in this order, so that nothing is served that a crash would forget. */
  private async pass(): Promise<void> {
    // Nothing is launched that the store could not be told of.
    await this.save();
    const desired = this.isStale ? this.derive() : this.desired;
    this.health = this.balancers.health();
    if (await this.compute.step(desired, this.health)) this.isUnsaved = true;
    await this.save();
    await this.serve(desired);
    this.boundLogs();
    this.problem = undefined;
  }

  private async save(): Promise<void> {
    if (this.isUnsaved) await this.host.saveRuntime(toJson(this.compute.state()));
    this.isUnsaved = false;
  }

  private derive(): DesiredState {
    this.isStale = false;
    const { stored, types } = recordTypes(this.host);
    this.desired = this.expiries.applyTo(this.brokenDeploys.applyTo(deriveDesiredState(stored, this.host.slot)));
    this.sources = types;
    return this.desired;
  }

  private async serve(desired: DesiredState): Promise<void> {
    const registrations = this.compute.registrations();
    const nodes = this.compute.nodes();
    const wanted = JSON.stringify([desired, registrations, nodes.map(({ id, lifecycle }) => [id, lifecycle])]);
    if (wanted === this.served) return;
    try {
      await this.balancers.apply(desired, registrations, nodes);
      this.served = wanted;
      this.refusal = undefined;
    } catch (error) {
      // It is tried again with every pass: what stands in the way may go away.
      this.refusal = this.note(error);
    }
    this.health = this.balancers.health();
  }

  private boundLogs(): void {
    if (this.now() < this.logsBoundedAt + logPace) return;
    this.logsBoundedAt = this.now();
    this.compute.boundLogs();
  }

  private note(error: unknown): string {
    const message = error instanceof Error ? error.message : String(error);
    if (!this.status().problems.includes(message)) this.host.log(`the data plane: ${message}`);
    return message;
  }

  private computeHost(): ComputeHost {
    const { folder, slot } = this.host;
    return {
      folder,
      slot,
      workingDirectory: projectOf(folder),
      settings: () => this.host.settings(),
      newId: (prefix) => this.host.newId(prefix),
      now: this.now,
      log: (message) => this.host.log(message),
      takenAddresses: () => [...balancerAddresses(this.host), ...machineAddresses(this.host)],
      patchGroup: (name, change) => this.patchGroup(name, change),
    };
  }

  private async patchGroup(name: string, change: GroupChange): Promise<void> {
    const maker = makerNamed(this.host, name);
    if (maker === undefined) return;
    // A rollback is the end of the version that it goes back from.
    if (change.templateVersion !== undefined) this.brokenDeploys.end(name);
    await this.host.patch(maker.type, maker.id, changedOutputs(maker, change));
    this.isStale = true;
  }
}

/** `<project>/.vipkit/twin/<stack>` */
function projectOf(folder: string): string {
  return path.resolve(folder, "../../..");
}
