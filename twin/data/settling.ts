import { setTimeout as delay } from "node:timers/promises";
import { types } from "../../platforms/aws/catalog/types";
import type { Compute } from "../compute/compute";
import type { DesiredState, ScalingGroup, TargetHealth } from "../contract/desired-state";
import { CloudError, type StoredResource } from "../contract/resources";
import { containerServiceShape } from "./service-shapes";
import { groupShape } from "./shapes";

interface SettlingContext {
  get(type: string, id: string): StoredResource | undefined;
  desired(): DesiredState;
  health(): readonly TargetHealth[];
  compute(): Compute;
  problems(): readonly string[];
  now(): number;
}

const groupType = types.group;
const servedTypes: readonly string[] = [types.balancer, types.listener, types.listenerRule];
/** Milliseconds between two looks. */
const pace = 100;

/** Waits as the real provider does: for a group's capacity, for its nodes to end, for a listener to be served. */
export class Settling {
  /** Sizes of a group when it last settled: a later change that leaves them alone is not waited for. */
  private readonly settled = new Map<string, string>();

  constructor(private readonly context: SettlingContext) {}

  /** Groups that were there before: they have settled already. */
  remember(groups: readonly ScalingGroup[]): void {
    for (const group of groups) this.settled.set(group.name, sizesOf(group));
  }

  async settle(type: string, id: string, timeout: number): Promise<void> {
    if (type === groupType) return this.settleGroup(id, timeout);
    if (type === types.containerService) return this.settleService(id, timeout);
    if (type === types.instance) return this.settleMachine(id, timeout);
    const [problem] = this.context.problems();
    if (servedTypes.includes(type) && problem !== undefined && this.context.get(type, id) !== undefined) {
      throw new CloudError("ServiceUnavailable", problem);
    }
  }

  /** A service is waited for where the program says so: until its tasks serve. */
  private async settleService(id: string, timeout: number): Promise<void> {
    const resource = this.context.get(types.containerService, id);
    const name = id.slice(id.lastIndexOf("/") + 1);
    if (resource === undefined) return this.untilEmpty(name, timeout);
    const { waitForSteadyState, loadBalancers } = containerServiceShape.parse({ ...resource.outputs, id });
    const group = this.context.desired().scalingGroups.find((candidate) => candidate.name === name);
    if (group === undefined || !waitForSteadyState) return;
    await this.untilCapacity(name, timeout, { healthy: loadBalancers.length === 0 ? 0 : group.desiredCapacity });
  }

  /** A machine is waited for until it runs, whatever its service does, and until it has ended. */
  private async settleMachine(id: string, timeout: number): Promise<void> {
    const isWanted = this.context.get(types.instance, id) !== undefined;
    const settled = () => {
      const node = this.context
        .compute()
        .nodes()
        .find((each) => each.id === id);
      return isWanted ? node !== undefined && node.lifecycle !== "Pending" : node === undefined;
    };
    if (await this.until(settled, timeout)) return;
    const failed = this.context
      .compute()
      .history()
      .findLast(({ message }) => message.includes("failed"));
    const [goal, why] = isWanted ? ["create", `: ${failed?.message ?? "it does not boot"}`] : ["delete", ""];
    throw new CloudError("Timeout", `waiting for EC2 Instance (${id}) ${goal}: timeout after ${timeout} s${why}`);
  }

  private async settleGroup(id: string, timeout: number): Promise<void> {
    const resource = this.context.get(groupType, id);
    if (resource === undefined) return this.untilEmpty(id, timeout);
    const declared = groupShape.parse({ ...resource.outputs });
    const group = this.context.desired().scalingGroups.find(({ name }) => name === declared.name);
    if (group === undefined) return;
    const isNew = !this.settled.has(group.name);
    const sizes = sizesOf(group);
    const isSame = this.settled.get(group.name) === sizes;
    const limit = Math.min(timeout, secondsOf(declared.waitForCapacityTimeout));
    if (isSame || limit === 0) return;
    await this.untilCapacity(group.name, limit, {
      healthy: declared.waitForElbCapacity ?? (isNew ? (declared.minElbCapacity ?? 0) : 0),
    });
    this.settled.set(group.name, sizes);
  }

  private async untilCapacity(name: string, timeout: number, wanted: { readonly healthy: number }): Promise<void> {
    let missing = "";
    const satisfied = () => {
      const group = this.context.desired().scalingGroups.find((candidate) => candidate.name === name);
      if (group === undefined) return true;
      const have = this.context.compute().capacityOf(group, this.context.desired(), this.context.health());
      missing =
        have.inService < group.desiredCapacity
          ? `want at least ${group.desiredCapacity} instance(s) in service in Auto Scaling Group, have ${have.inService}`
          : `want at least ${wanted.healthy} healthy instance(s) registered to Load Balancer, have ${have.healthy}`;
      return have.inService >= group.desiredCapacity && have.healthy >= wanted.healthy;
    };
    if (await this.until(satisfied, timeout)) return;
    throw new CloudError(
      "CapacityTimeout",
      `waiting for Auto Scaling Group (${name}) capacity satisfied: timeout after ${timeout} s: ${missing}.${this.hint(name)}`,
    );
  }

  private async untilEmpty(name: string, timeout: number): Promise<void> {
    this.settled.delete(name);
    if (await this.until(() => this.context.compute().nodesOf(name) === 0, timeout)) return;
    const left = this.context.compute().nodesOf(name);
    throw new CloudError(
      "ScalingActivityInProgress",
      `waiting for Auto Scaling Group (${name}) drain: ${left} node(s) left after ${timeout} s`,
    );
  }

  private hint(group: string): string {
    const reasons = this.context.compute().explain(group);
    const unhealthy = this.context
      .health()
      .find(({ state, node }) => state === "unhealthy" && reasons.nodes.includes(node));
    const check = unhealthy === undefined ? "" : ` ${unhealthy.node} is unhealthy: ${unhealthy.description}.`;
    return reasons.words === "" ? check : `${check} The node's last words: ${reasons.words}`;
  }

  private async until(condition: () => boolean, timeout: number): Promise<boolean> {
    const deadline = this.context.now() + timeout * 1000;
    while (!condition()) {
      if (this.context.now() >= deadline) return false;
      await delay(pace);
    }
    return true;
  }
}

const sizesOf = ({ minSize, desiredCapacity }: ScalingGroup) => `${minSize} ${desiredCapacity}`;

const units: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 0.001 };

/** `10m`, `1h30m`, `0`: a duration as Go writes it. */
function secondsOf(duration: string): number {
  const parts = [...duration.matchAll(/(\d+(?:\.\d+)?)(ms|h|m|s)/g)];
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (units[unit ?? "s"] ?? 1), 0);
}
