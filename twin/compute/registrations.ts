import { loopbackAddress } from "../contract/addresses";
import type {
  Action,
  DesiredState,
  Registration,
  ScalingGroup,
  TargetGroup,
  TargetHealth,
} from "../contract/desired-state";
import { type Instance, type InstanceRegistration, toNode } from "./instance";

/** What the balancers currently do, as far as nodes and their lifecycle depend on it. */
export class Balancing {
  private readonly used: ReadonlySet<string>;
  private readonly byTarget: ReadonlyMap<string, TargetHealth>;

  constructor(
    private readonly desired: DesiredState,
    health: readonly TargetHealth[],
  ) {
    this.used = new Set(desired.balancers.flatMap(({ listeners }) => listeners.flatMap(targetGroupsOf)));
    this.byTarget = new Map(health.map((entry) => [targetKey(entry.targetGroup, entry.node), entry]));
  }

  healthOf(targetGroup: string, node: string): TargetHealth | undefined {
    return this.byTarget.get(targetKey(targetGroup, node));
  }

  /** Some listener forwards to it, so its targets are checked. */
  isUsed(targetGroup: string): boolean {
    return this.used.has(targetGroup);
  }

  /** The target groups whose targets a group's nodes are. */
  servedBy(group: ScalingGroup | undefined): readonly TargetGroup[] {
    return (group?.targetGroups ?? []).flatMap((arn) => this.find(arn) ?? []);
  }

  /** Where the nodes of a group listen for a target group: on its port, or on that of their own registration. */
  portOf(targetGroup: string, group: ScalingGroup | undefined): number | undefined {
    return group?.machine?.ports[targetGroup] ?? this.find(targetGroup)?.port;
  }

  /** Nothing is in flight any more, or the deregistration delay is over. The vendor does not wait for idle connections either. */
  isReleased({ targetGroup, drainingSince }: InstanceRegistration, node: string, now: number): boolean {
    const group = this.find(targetGroup);
    if (drainingSince === undefined) return false;
    if (group === undefined || !this.isUsed(targetGroup)) return true;
    const elapsed = now - drainingSince;
    if (elapsed >= group.deregistrationDelay * 1000) return true;
    const health = this.healthOf(targetGroup, node);
    return elapsed >= settlingTime && health?.state === "draining" && health.connections === 0;
  }

  private find(targetGroup: string) {
    return this.desired.targetGroups.find(({ arn }) => arn === targetGroup);
  }
}

/** Milliseconds in which a request that was already on its way to a draining target shows in its counters. */
const settlingTime = 1000;

export const targetKey = (targetGroup: string, node: string) => `${targetGroup} ${node}`;

function targetGroupsOf(listener: { readonly defaultAction: Action; readonly rules: readonly { action: Action }[] }) {
  return [listener.defaultAction, ...listener.rules.map(({ action }) => action)].flatMap((action) =>
    action.type === "forward" ? action.targetGroups.map(({ arn }) => arn) : [],
  );
}

/** In service: in every target group of its scaling group. Detached or terminating: draining, then gone. */
export function updateRegistrations(
  instance: Instance,
  group: ScalingGroup | undefined,
  balancing: Balancing,
  now: number,
): Instance {
  const portFor = (arn: string) => balancing.portOf(arn, group);
  const held = instance.registrations.filter((registration) => !balancing.isReleased(registration, instance.id, now));
  const wanted = instance.lifecycle === "InService" ? (group?.targetGroups ?? []) : [];
  const kept = held.map((registration) =>
    wanted.includes(registration.targetGroup)
      ? attached(registration, portFor(registration.targetGroup))
      : draining(registration, now),
  );
  const added = wanted.flatMap((targetGroup): InstanceRegistration[] => {
    const port = portFor(targetGroup);
    const present = kept.some((registration) => registration.targetGroup === targetGroup);
    return port === undefined || present ? [] : [{ targetGroup, port }];
  });
  const registrations = [...kept, ...added];
  // Those of a machine change in place, as its interface does; a group's nodes keep what their template said.
  const securityGroups = group?.machine === undefined ? instance.securityGroups : group.launchTemplate.securityGroups;
  const isUnchanged = isSame(registrations, instance.registrations) && isSame(securityGroups, instance.securityGroups);
  return isUnchanged ? instance : { ...instance, registrations, securityGroups: [...securityGroups] };
}

function attached({ targetGroup, port }: InstanceRegistration, present: number | undefined): InstanceRegistration {
  return { targetGroup, port: present ?? port };
}

function draining(registration: InstanceRegistration, now: number): InstanceRegistration {
  return { ...registration, drainingSince: registration.drainingSince ?? now };
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

export function toRegistrations(instance: Instance, slot: number): Registration[] {
  const { id, zone, backendAddress } = toNode(instance, slot);
  const address = loopbackAddress(slot, instance.privateIp);
  return instance.registrations.map(({ targetGroup, port, drainingSince }) => ({
    targetGroup,
    node: id,
    address,
    backendAddress,
    port,
    zone,
    drainingSince,
  }));
}
