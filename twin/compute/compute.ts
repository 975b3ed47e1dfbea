import { z } from "zod";
import { CloudError } from "../control/types";
import type { DesiredState, Node, Registration, ScalingGroup, TargetHealth } from "../data/types";
import { Activities, activityShape, type RecordedActivity } from "./activities";
import type { Decision, GroupView } from "./decision";
import { conditionOf, describeScaling, stepGroup, stepSchedules } from "./group-controller";
import { type GroupMemory, groupMemoryShape, newMemory } from "./group-memory";
import type { ComputeHost } from "./host";
import { type Instance, instanceShape, isActive, isTerminating, isWarm, toNode } from "./instance";
import { newInstance } from "./launcher";
import { advance, toTerminating } from "./lifecycle";
import { Machines } from "./machine";
import { Metrics } from "./metrics";
import { isRunning } from "./refresh";
import { Balancing, toRegistrations, updateRegistrations } from "./registrations";
import { planTracking } from "./tracking";

/** What the store keeps of the compute side. */
export const computeStateShape = z.object({
  instances: z.array(instanceShape).default([]),
  groups: z.array(groupMemoryShape).default([]),
  activities: z.array(activityShape).default([]),
  failedZones: z.array(z.string()).default([]),
});
export type ComputeState = z.output<typeof computeStateShape>;

/** Milliseconds without further attempts after a launch was refused. */
const launchBackoff = 5000;

/** Nodes and scaling groups: launches, replaces, scales and ends real processes so that they match the desired state. */
export class Compute {
  private readonly machines: Machines;
  private readonly metrics: Metrics;
  private readonly activities: Activities;
  private readonly instances: Map<string, Instance>;
  private readonly memories: Map<string, GroupMemory>;
  private readonly failedZones: Set<string>;
  private readonly backoffs = new Map<string, number>();

  constructor(
    private readonly host: ComputeHost,
    state: ComputeState,
  ) {
    this.machines = new Machines(host);
    this.metrics = new Metrics((instance) => this.machines.cpuSeconds(instance));
    this.activities = new Activities(() => host.now(), state.activities);
    this.instances = new Map(state.instances.map((instance) => [instance.id, this.machines.adopt(instance)]));
    this.memories = new Map(state.groups.map((memory) => [memory.name, memory]));
    this.failedZones = new Set(state.failedZones);
  }

  state(): ComputeState {
    return {
      instances: this.all(),
      groups: [...this.memories.values()],
      activities: [...this.activities.all()],
      failedZones: [...this.failedZones],
    };
  }

  nodes(): Node[] {
    return this.all().map((instance) => toNode(instance, this.host.slot));
  }

  registrations(): Registration[] {
    return this.all().flatMap((instance) => toRegistrations(instance, this.host.slot));
  }

  history(): readonly RecordedActivity[] {
    return this.activities.all();
  }

  zonesDown(): string[] {
    return [...this.failedZones];
  }

  /** Something is on its way: a node boots, drains or ends, or a refresh runs. */
  isBusy(): boolean {
    const settled = (instance: Instance) => instance.lifecycle === "InService" && instance.failedAt === undefined;
    return (
      this.all().some((instance) => !settled(instance)) ||
      [...this.memories.values()].some(({ refresh }) => isRunning(refresh))
    );
  }

  /** Nodes of a group that are in service, and of those the ones that the balancer or else the machine calls healthy. */
  capacityOf(group: ScalingGroup, desired: DesiredState, health: readonly TargetHealth[]) {
    const view = this.viewOf(group, new Balancing(desired, health));
    const inService = view.instances.filter(({ lifecycle }) => lifecycle === "InService");
    return {
      inService: inService.length,
      healthy: inService.filter((instance) => view.conditionOf(instance) === "healthy").length,
      terminating: view.instances.filter(isTerminating).length,
    };
  }

  nodesOf(group: string): number {
    return this.all().filter((instance) => instance.group === group).length;
  }

  /** One step of everything. Returns true when something changed that the store or the balancers must know. */
  async step(desired: DesiredState, health: readonly TargetHealth[]): Promise<boolean> {
    const before = JSON.stringify(this.state());
    const balancing = new Balancing(desired, health);
    const groups = new Map(desired.scalingGroups.map((group) => [group.name, group]));
    this.endOrphans(groups);
    await this.advanceAll(groups, balancing);
    for (const group of groups.values()) await this.stepGroup(group, balancing);
    await this.track(desired.scalingGroups, health);
    this.register(groups, balancing);
    const changed = before !== JSON.stringify(this.state());
    if (changed) this.forgetEnded(groups);
    return changed;
  }

  /** Keeps the logs of nodes within bounds. */
  boundLogs(): void {
    for (const instance of this.instances.values()) this.machines.boundLog(instance);
  }

  private all(): Instance[] {
    return [...this.instances.values()];
  }

  private put(instance: Instance): void {
    this.instances.set(instance.id, instance);
  }

  private endOrphans(groups: ReadonlyMap<string, ScalingGroup>): void {
    for (const instance of this.all()) {
      if (!groups.has(instance.group) && isActive(instance)) {
        this.terminate(instance, "a user request deleted the group, changing the desired capacity to 0");
      }
    }
  }

  private async advanceAll(groups: ReadonlyMap<string, ScalingGroup>, balancing: Balancing): Promise<void> {
    for (const instance of this.all()) {
      const now = this.host.now();
      const isDrained = (it: Instance) => it.registrations.every((item) => balancing.isReleased(item, it.id, now));
      const hooks = groups.get(instance.group)?.hooks ?? [];
      const next = await advance(instance, { now, machines: this.machines, hooks, isDrained });
      if (next === undefined) this.instances.delete(instance.id);
      else this.put(next);
      if (next?.failedAt !== undefined && instance.failedAt === undefined) this.noteFailure(next);
    }
  }

  private noteFailure(instance: Instance): void {
    const words = this.machines.lastWords(instance);
    this.host.log(
      `node ${instance.id} of ${instance.group} has ended by itself${words === "" ? "" : `; its last line: ${words}`}`,
    );
  }

  private register(groups: ReadonlyMap<string, ScalingGroup>, balancing: Balancing): void {
    const now = this.host.now();
    for (const instance of this.all()) {
      this.put(updateRegistrations(instance, groups.get(instance.group), balancing, now));
    }
  }

  private viewOf(group: ScalingGroup, balancing: Balancing): GroupView {
    const now = this.host.now();
    const statusCheckPeriod = this.host.settings().metricPeriod;
    const used = group.targetGroups.filter((targetGroup) => balancing.isUsed(targetGroup));
    const statesOf = ({ id }: Instance) => used.map((targetGroup) => balancing.healthOf(targetGroup, id)?.state);
    return {
      group,
      now,
      instances: this.all().filter((instance) => instance.group === group.name),
      failedZones: this.failedZones,
      conditionOf: (instance) => conditionOf(instance, { group, now, statusCheckPeriod, statesOf }),
    };
  }

  private async stepGroup(group: ScalingGroup, balancing: Balancing): Promise<void> {
    const memory = this.memories.get(group.name) ?? newMemory(group.name, this.host.now());
    const scheduled = stepSchedules(group, memory, this.host.now());
    if (scheduled.due) {
      this.memories.set(group.name, { ...memory, schedulesCheckedAt: this.host.now() });
      for (const note of scheduled.notes) this.note(group.name, note);
      return this.host.patchGroup(group.name, scheduled.change);
    }
    const step = stepGroup(this.viewOf(group, balancing), memory, () => this.host.newId("ir-"));
    this.memories.set(group.name, step.memory);
    for (const note of step.notes) this.note(group.name, note);
    if (step.change !== undefined) await this.host.patchGroup(group.name, step.change);
    for (const decision of step.decisions) this.carryOut(group, decision, step.template, balancing);
  }

  private carryOut(
    group: ScalingGroup,
    decision: Decision,
    template: ScalingGroup["launchTemplate"],
    balancing: Balancing,
  ) {
    if (decision.kind === "terminate") return this.terminate(decision.instance, decision.cause);
    const backoffKey = `${group.name} ${decision.zone}`;
    if ((this.backoffs.get(backoffKey) ?? 0) > this.host.now()) return;
    const port = group.targetGroups.map((arn) => balancing.portOf(arn)).find((value) => value !== undefined) ?? 80;
    try {
      const instance = newInstance(this.host, this.all(), { group, template, zone: decision.zone, port });
      this.put(instance);
      this.activities.record(group.name, `Launching a new EC2 instance: ${instance.id}`, decision.cause);
    } catch (error) {
      if (!(error instanceof CloudError)) throw error;
      this.backoffs.set(backoffKey, this.host.now() + launchBackoff);
      this.activities.recordOnce(group.name, `Launching a new EC2 instance failed. ${error.message}`);
    }
  }

  private terminate(instance: Instance, cause: string): void {
    this.put(toTerminating(instance, this.host.now()));
    this.activities.record(instance.group, `Terminating EC2 instance: ${instance.id}`, cause);
  }

  private async track(groups: readonly ScalingGroup[], health: readonly TargetHealth[]): Promise<void> {
    const instances = this.all().filter(isActive);
    const sampled = this.metrics.sample(this.host.settings().metricPeriod, this.host.now(), {
      groups,
      instances,
      health,
    });
    if (!sampled) return;
    for (const group of groups) {
      const own = instances.filter((instance) => instance.group === group.name);
      const warming = own.some((instance) => !isWarm(instance, group.defaultInstanceWarmup, this.host.now()));
      const policies = group.policies.map((policy) => ({
        policy,
        datapoints: this.metrics.datapointsOf(group.name, policy),
      }));
      const { desiredCapacity: desired, minSize, maxSize } = group;
      const change = planTracking({ desired, minSize, maxSize, warming }, policies);
      if (change === undefined) continue;
      this.note(group.name, describeScaling(group, change));
      if (change.desired < desired) this.metrics.forget(group.name);
      await this.host.patchGroup(group.name, { desiredCapacity: change.desired });
    }
  }

  private note(group: string, message: string): void {
    this.activities.recordOnce(group, message);
  }

  private forgetEnded(groups: ReadonlyMap<string, ScalingGroup>): void {
    for (const name of this.memories.keys()) if (!groups.has(name)) this.memories.delete(name);
    this.machines.prune(new Set(this.instances.keys()));
  }
}
