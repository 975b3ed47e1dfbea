import { join } from "node:path";
import { UserError } from "../../model/user-error";
import type { ShiftDriver } from "../../operate/shift/driver";
import type { Condition, GroupReading, Measure, Reading } from "../../operate/shift/gate";
import type { Lease } from "../../operate/shift/lease";
import type { Weights } from "../../operate/shift/weights";
import { types } from "../../platforms/aws/catalog/types";
import type { ClusterStatus } from "../../twin/contract/data-plane";
import type { Action, Balancer } from "../../twin/contract/desired-state";
import { askDaemon } from "../daemon";
import type { StackFiles } from "../project";
import { twinFolder } from "../twin-folder";
import { AccessLog } from "./access-log";
import { arnsByKey } from "./group-names";
import type { StackShifts } from "./journal";
import type { ShiftPlace } from "./place";

interface Found {
  readonly balancer: Balancer;
  readonly type: string;
  readonly arn: string;
  readonly groups: Extract<Action, { type: "forward" }>["targetGroups"];
  readonly status: ClusterStatus;
}

interface TwinShift {
  readonly files: StackFiles;
  /** The cluster's name. */
  readonly cluster: string;
  readonly place: ShiftPlace;
  readonly shifts: StackShifts;
  readonly hasAccessLogs: boolean;
}

/** Weights of a stack on the twin for AWS: its daemon changes the stored listener, as a call to the vendor would. */
export class TwinShiftDriver implements ShiftDriver {
  readonly pace = 500;
  readonly shortestBake = 1;
  readonly measures: readonly (Measure | "alarm")[];
  private log: AccessLog | undefined;

  constructor(private readonly of: TwinShift) {
    const { place, hasAccessLogs } = of;
    this.measures = place.isHttp && hasAccessLogs ? ["5xx", "p50", "p90", "p95", "p99", "unhealthy"] : ["unhealthy"];
  }

  async weights(): Promise<Weights> {
    const { groups } = await this.find();
    const keys = this.keys(groups.map(({ arn }) => arn));
    const weightOf = (arn: string) => groups.find((group) => group.arn === arn)?.weight ?? 0;
    return Object.fromEntries([...keys].map(([key, arn]) => [key, weightOf(arn)]));
  }

  async setWeights(weights: Weights): Promise<void> {
    const { type, arn, groups } = await this.find();
    const keys = this.keys(groups.map((group) => group.arn));
    const byArn = Object.entries(weights).flatMap(([key, weight]) => {
      const group = keys.get(key);
      return group === undefined ? [] : [[group, weight] as const];
    });
    const order = { type, id: arn, weights: Object.fromEntries(byArn) };
    await askDaemon(this.of.files, (daemon) => daemon.post("/weights", order));
  }

  async reading(groups: readonly string[], _: readonly Condition[], since: number): Promise<Reading> {
    const until = Date.now();
    const found = await this.find();
    const keys = this.keys(found.groups.map(({ arn }) => arn));
    const read = (key: string): GroupReading => {
      const arn = keys.get(key) ?? "";
      const targets = found.status.health.filter(({ targetGroup }) => targetGroup === arn);
      const count = (state: string) => targets.filter((target) => target.state === state).length;
      return { ...this.requests(found.balancer, arn, since), unhealthy: count("unhealthy"), healthy: count("healthy") };
    };
    return { groups: Object.fromEntries(groups.map((key) => [key, read(key)])), alarms: {}, until };
  }

  hold(holder: string, seconds: number): Promise<Lease> {
    return this.of.shifts.hold(holder, seconds);
  }

  release(holder: string): Promise<void> {
    this.log?.close();
    this.log = undefined;
    return this.of.shifts.release(holder);
  }

  private requests({ name }: Balancer, arn: string, since: number): Omit<GroupReading, "unhealthy" | "healthy"> {
    if (!this.measures.includes("5xx")) return { requests: undefined, failures: undefined, latency: {} };
    this.log ??= new AccessLog(join(twinFolder(this.of.files), "logs", name, "access.log"));
    return this.log.since(since, arn);
  }

  private keys(arns: readonly string[]): ReadonlyMap<string, string> {
    return arnsByKey(this.of.cluster, this.of.place.groups, arns);
  }

  private async find(): Promise<Found> {
    const status = await askDaemon(this.of.files, (daemon) => daemon.status());
    const { port, priority, name } = this.of.place;
    for (const balancer of status.desired.balancers) {
      const listener = balancer.listeners.find((each) => each.port === port);
      if (listener === undefined) continue;
      const rule = listener.rules.find((each) => each.priority === priority);
      const action = priority === undefined ? listener.defaultAction : rule?.action;
      if (action?.type !== "forward") continue;
      const place =
        rule === undefined || priority === undefined
          ? { type: types.listener, arn: listener.arn }
          : { type: types.listenerRule, arn: rule.arn };
      return { ...place, balancer, groups: action.targetGroups, status };
    }
    throw new UserError(
      `${name} does not forward to target groups as it runs now; bring the stack up as its file says first`,
    );
  }
}
