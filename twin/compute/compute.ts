import type { DesiredState, Node, Registration, ScalingGroup, TargetHealth } from "../contract/desired-state";
import { CloudError } from "../contract/resources";
import { Activities, type RecordedActivity } from "./activities";
import type { ComputeState } from "./compute-state";
import type { Decision, GroupView, Restart } from "./decision";
import { findActive, findInstance } from "./find-instance";
import { conditionOf, describeScaling, stepGroup, stepSchedules } from "./group-controller";
import { type GroupMemory, newMemory } from "./group-memory";
import type { ComputeHost } from "./host";
import { type Instance, isActive, isPooled, isSettled, leavePool, toNode } from "./instance";
import { newInstance } from "./launcher";
import { advance, toTerminating } from "./lifecycle";
import { Machines } from "./machine";
import { listeningOn } from "./own-machine";
import { Readiness } from "./readiness";
import { isRunning } from "./refresh";
import { Refreshes } from "./refreshes";
import { Balancing, toRegistrations, updateRegistrations } from "./registrations";
import { Tracker } from "./tracker";
import { takeWarm } from "./warm-pool";
import { evacuationCause, Zones } from "./zones";

/** Milliseconds without further attempts after a launch was refused. */
const launchBackoff = 5000;

/** Nodes and scaling groups: launches, replaces, scales and ends real processes so that they match the desired state. */
export class Compute {
  private readonly machines: Machines;
  private readonly readiness = new Readiness();
  private readonly tracker: Tracker;
  private readonly activities: Activities;
  private readonly instances: Map<string, Instance>;
  private readonly memories: Map<string, GroupMemory>;
  readonly zones: Zones;
  readonly refreshes: Refreshes;
  private readonly backoffs = new Map<string, number>();

  constructor(
    private readonly host: ComputeHost,
    state: ComputeState,
  ) {
    this.machines = new Machines(host);
    this.tracker = new Tracker((instance) => this.machines.cpuSeconds(instance));
    this.activities = new Activities(() => host.now(), state.activities);
    this.instances = new Map(state.instances.map((instance) => [instance.id, this.machines.adopt(instance)]));
    this.memories = new Map(state.groups.map((memory) => [memory.name, memory]));
    this.zones = new Zones(state.failedZones, state.evacuations);
    this.refreshes = new Refreshes(host, this.memories, this.all);
  }

  state(): ComputeState {
    return {
      instances: this.all(),
      groups: [...this.memories.values()],
      activities: [...this.activities.all()],
      failedZones: this.zones.failures,
      evacuations: this.zones.evacuations,
    };
  }

  nodes(): Node[] {
    return this.all().map((instance) => toNode(instance, this.host.slot));
  }

  registrations(): Registration[] {
    return this.all().flatMap((instance) => toRegistrations(instance, this.host.slot));
  }

  noteEvent(subject: string, message: string): void {
    this.activities.note(subject, message);
  }

  history(): readonly RecordedActivity[] {
    return this.activities.all();
  }

  /** Something is on its way: a node boots, drains or ends, or a refresh runs. */
  isBusy(): boolean {
    if (!this.all().every(isSettled)) return true;
    return [...this.memories.values()].some(({ refresh }) => isRunning(refresh));
  }

  /** Nodes of a group that are in service, and of those the ones that the balancer or else the machine calls healthy. */
  capacityOf(group: ScalingGroup, desired: DesiredState, health: readonly TargetHealth[]) {
    const view = this.viewOf(group, new Balancing(desired, health));
    const inService = view.instances.filter(({ lifecycle }) => lifecycle === "InService");
    return {
      inService: inService.length,
      healthy: inService.filter((instance) => view.conditionOf(instance) === "healthy").length,
    };
  }

  /** What its nodes say, for a message about a group that does not come up. */
  explain(group: string) {
    const own = this.all().filter((instance) => instance.group === group);
    const words = own.map((instance) => this.machines.lastWords(instance)).find((line) => line !== "") ?? "";
    return { nodes: own.map(({ id }) => id), words };
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

  /** After a stop or a reboot: machines whose service is gone boot again as the same nodes, and those that run are kept. */
  restore(): void {
    const now = this.host.now();
    for (const instance of this.all()) {
      if (!isActive(instance) || instance.lifecycle === "Pending" || this.machines.isRunning(instance)) continue;
      const boot = { since: now, bootedAt: now + this.host.settings().bootTime * 1000, process: undefined };
      this.put({ ...instance, ...boot, lifecycle: "Pending", failedAt: undefined, hung: false, registrations: [] });
    }
  }

  kill(node: string): void {
    this.machines.signal(findInstance(this.instances, node), "SIGKILL");
  }

  /** A hung node keeps its connections and its port, and answers nothing. */
  setHung(node: string, hung: boolean): void {
    const instance = findInstance(this.instances, node);
    this.machines.signal(instance, hung ? "SIGSTOP" : "SIGCONT");
    this.put({ ...instance, hung });
  }

  /** Takes a node out on purpose, as TerminateInstanceInAutoScalingGroup does: drained, ended, and made up for. */
  drain(node: string): void {
    const cause = "an instance was taken out of service in response to a user request";
    this.terminate(findActive(this.instances, node), cause);
  }

  failZone(zone: string): void {
    this.zones.fail(zone);
    for (const instance of this.all()) if (instance.zone === zone) this.machines.signal(instance, "SIGKILL");
  }

  /** Ends every process at once and removes what nodes have written. */
  destroy(): void {
    for (const instance of this.all()) this.machines.signal(instance, "SIGKILL");
    this.machines.removeAll();
  }

  /** Keeps the logs of nodes within bounds. */
  boundLogs(): void {
    for (const instance of this.instances.values()) this.machines.boundLog(instance);
  }

  private all = (): Instance[] => [...this.instances.values()];

  private put(instance: Instance): void {
    this.instances.set(instance.id, instance);
  }

  private endOrphans(groups: ReadonlyMap<string, ScalingGroup>): void {
    for (const instance of this.all()) {
      if (!groups.has(instance.group) && (isActive(instance) || isPooled(instance))) {
        this.terminate(instance, "a user request deleted the group, changing the desired capacity to 0");
      }
    }
  }

  private async advanceAll(groups: ReadonlyMap<string, ScalingGroup>, balancing: Balancing): Promise<void> {
    for (const instance of this.all()) {
      const now = this.host.now();
      const isDrained = (it: Instance) => it.registrations.every((item) => balancing.isReleased(item, it.id, now));
      const group = groups.get(instance.group);
      const isReady = (it: Instance) => this.readiness.answers(it, balancing.servedBy(group));
      const hooks = group?.hooks ?? [];
      const next = await advance(instance, { now, machines: this.machines, hooks, isReady, isDrained });
      if (next === undefined) this.instances.delete(instance.id);
      else this.put(next);
      if (next?.failedAt !== undefined && instance.failedAt === undefined) this.noteFailure(next);
      if (next?.lifecycle === "Terminating" && isActive(instance)) this.noteAbandoned(next);
    }
  }

  private noteFailure(instance: Instance): void {
    const words = this.machines.lastWords(instance);
    this.host.log(
      `node ${instance.id} of ${instance.group} has ended by itself${words === "" ? "" : `; its last line: ${words}`}`,
    );
  }

  private noteAbandoned({ id, group }: Instance): void {
    this.activities.record(group, `Terminating EC2 instance: ${id}`, "a lifecycle hook ended with the result ABANDON");
  }

  private register(groups: ReadonlyMap<string, ScalingGroup>, balancing: Balancing): void {
    const now = this.host.now();
    for (const it of this.all()) this.put(updateRegistrations(it, groups.get(it.group), balancing, now));
  }

  private viewOf(group: ScalingGroup, balancing: Balancing): GroupView {
    const now = this.host.now();
    const statusCheckPeriod = this.host.settings().metricPeriod;
    const used = group.targetGroups.filter((targetGroup) => balancing.isUsed(targetGroup));
    const statesOf = ({ id }: Instance) => used.map((targetGroup) => balancing.healthOf(targetGroup, id)?.state);
    return {
      group,
      now,
      instances: this.zones.staying(this.all().filter((instance) => instance.group === group.name)),
      failedZones: this.zones.closed(),
      alarming: this.tracker.alarming(group),
      conditionOf: (instance) => conditionOf(instance, { group, now, statusCheckPeriod, statesOf }),
    };
  }

  private async stepGroup(group: ScalingGroup, balancing: Balancing): Promise<void> {
    const memory = this.memories.get(group.name) ?? newMemory(group.name, this.host.now());
    const scheduled = stepSchedules(group, memory, this.host.now());
    if (scheduled.due) {
      this.memories.set(group.name, { ...memory, schedulesCheckedAt: this.host.now() });
      for (const note of scheduled.notes) this.activities.recordOnce(group.name, note);
      return this.host.patchGroup(group.name, scheduled.change);
    }
    const view = this.viewOf(group, balancing);
    for (const instance of this.zones.leaving(view, this.all())) this.terminate(instance, evacuationCause);
    const step = stepGroup(view, memory, () => this.host.newId("ir-"));
    this.memories.set(group.name, step.memory);
    for (const note of step.notes) this.activities.recordOnce(group.name, note);
    if (step.change !== undefined) await this.host.patchGroup(group.name, step.change);
    for (const decision of step.decisions) this.carryOut(group, decision, step.template, balancing);
  }

  private carryOut(
    group: ScalingGroup,
    decision: Decision | Restart,
    template: ScalingGroup["launchTemplate"],
    balancing: Balancing,
  ) {
    if (decision.kind === "terminate") return this.terminate(decision.instance, decision.cause);
    if (decision.kind === "restart") {
      this.machines.signal(decision.instance, "SIGKILL");
      return this.put(listeningOn(decision.instance, decision.port, this.host.now()));
    }
    const { zone, cause, isPooled = false } = decision;
    const noteLaunch = (how: string) => this.activities.record(group.name, `Launching a new EC2 instance${how}`, cause);
    const warm = isPooled ? undefined : takeWarm(this.all(), { group: group.name, zone, template });
    if (warm !== undefined) {
      this.put(leavePool(warm, this.host.now()));
      return noteLaunch(` from warm pool: ${warm.id}`);
    }
    const backoffKey = `${group.name} ${zone}`;
    if ((this.backoffs.get(backoffKey) ?? 0) > this.host.now()) return;
    const port =
      group.targetGroups.map((arn) => balancing.portOf(arn, group)).find((value) => value !== undefined) ?? 80;
    try {
      const instance = newInstance(this.host, this.all(), { group, template, zone, port, isPooled });
      this.put(instance);
      noteLaunch(`: ${instance.id}`);
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
    for (const { group, message } of this.tracker.untold(groups, this.refreshes.isRunning))
      this.activities.note(group, message);
    const load = { groups, instances: this.all(), health };
    for (const { group, change } of this.tracker.changes(this.host.settings().metricPeriod, this.host.now(), load)) {
      this.activities.recordOnce(group.name, describeScaling(group, change));
      await this.host.patchGroup(group.name, { desiredCapacity: change.desired });
    }
  }

  private forgetEnded(groups: ReadonlyMap<string, ScalingGroup>): void {
    for (const name of this.memories.keys()) if (!groups.has(name)) this.memories.delete(name);
    this.machines.prune(new Set(this.instances.keys()));
  }
}
