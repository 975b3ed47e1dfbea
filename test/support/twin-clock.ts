import type { LoadCurve } from "../../operate/simulate/load-curve";
import { Compute } from "../../twin/compute/compute";
import type { Instance } from "../../twin/compute/instance";
import type { DesiredState, ScalingGroup, TargetHealth } from "../../twin/contract/desired-state";

/** A group under a load, as both the twin and the simulation are asked of it. Seconds. */
export interface PlayedGroup {
  readonly group: ScalingGroup;
  readonly curve: LoadCurve;
  readonly period: number;
  readonly bootTime: number;
  /** From a node's entering service until its balancer sends it requests. */
  readonly admission: number;
  /** Requests a second that a node takes. */
  readonly nodeCapacity: number;
  /** Milliseconds since the epoch. */
  readonly startsAt: number;
}

/** What stands in for processes: each runs from its start until it is told to stop, and counts the CPU that the test gives it. */
class ClockMachines {
  readonly cpu = new Map<string, number>();
  private readonly ended = new Set<string>();

  adopt = (instance: Instance) => instance;
  start = async (instance: Instance) => ({ ...instance, process: { pid: 1, startedAt: "", boot: "" } });
  isRunning = ({ id, process }: Instance) => process !== undefined && !this.ended.has(id);
  signal = ({ id }: Instance) => void this.ended.add(id);
  cpuSeconds = ({ id }: Instance) => this.cpu.get(id);
  lastWords = () => "";
  prune = () => undefined;
}

const targetGroup = "tg";

/**
 * The twin's compute side with nothing replaced but the processes and the clock, stepped once a second. The changes of the desired capacity,
 * with their seconds since the start.
 */
export async function playTwin({ group, curve, period, bootTime, admission, nodeCapacity, startsAt }: PlayedGroup) {
  const changes: { readonly at: number; readonly from: number; readonly to: number }[] = [];
  let live = group;
  let now = startsAt;
  let count = 0;
  const settings = { bootTime, metricPeriod: period, nodeCommand: [] };
  const host = {
    folder: "/nonexistent",
    workingDirectory: "/nonexistent",
    slot: 1,
    settings: () => settings,
    newId: (prefix: string) => `${prefix}${(++count).toString().padStart(17, "0")}`,
    now: () => now,
    log: () => undefined,
    takenAddresses: () => [],
    patchGroup: async (_: string, change: Partial<ScalingGroup>) => {
      const desired = change.desiredCapacity ?? live.desiredCapacity;
      if (desired !== live.desiredCapacity)
        changes.push({ at: (now - startsAt) / 1000, from: live.desiredCapacity, to: desired });
      live = { ...live, ...change };
    },
  };
  const compute = new Compute(host, { instances: [], groups: [], activities: [], failedZones: [], evacuations: [] });
  const machines = new ClockMachines();
  Object.assign(compute, { machines });

  const requests = new Map<string, number>();
  const healthOf = (): TargetHealth[] =>
    compute.registrations().map(({ node, drainingSince }) => {
      const instance = compute.state().instances.find(({ id }) => id === node);
      const isReady = now >= (instance?.inServiceAt ?? now) + admission * 1000;
      const state = drainingSince !== undefined ? "draining" : isReady ? "healthy" : "initial";
      const common = { targetGroup, node, reason: "", description: "", connections: 0 };
      return { ...common, state, requests: requests.get(node) ?? 0 };
    });
  const step = () => compute.step(stateOf(live), healthOf());

  // Up and warm before the load begins, on a clock that ends where it starts.
  for (now = startsAt - 200_000; now < startsAt; now += 1000) {
    const { policies, steps, schedules, ...rest } = live;
    await compute.step(stateOf({ ...rest, policies: [], steps: [], schedules: [] }), healthOf());
    live = { ...live, policies, steps, schedules };
  }
  for (let second = 0; second <= curve.duration; second++) {
    now = startsAt + second * 1000;
    await step();
    const serving = healthOf().filter(({ state }) => state === "healthy");
    const rate = curve.points.findLast(({ at }) => at <= second)?.rate ?? 0;
    for (const { node } of serving) {
      const share = rate / serving.length;
      requests.set(node, (requests.get(node) ?? 0) + share);
      machines.cpu.set(node, (machines.cpu.get(node) ?? 0) + Math.min(1, share / nodeCapacity));
    }
  }
  return changes;
}

/** A group behind one listener. */
function stateOf(group: ScalingGroup): DesiredState {
  const action = { type: "forward", targetGroups: [{ arn: targetGroup, weight: 1 }], stickiness: 0 };
  const listeners = [{ defaultAction: action, rules: [] }];
  const targetGroups = [{ arn: targetGroup, port: 80, deregistrationDelay: 10 }];
  const state = { slot: 1, balancers: [{ listeners }], targetGroups, securityGroups: [], certificates: [] };
  return { ...state, scalingGroups: [group] } as unknown as DesiredState;
}
