import { setTimeout as sleep } from "node:timers/promises";
import type { ShiftDriver } from "../../operate/shift/driver";
import type { Condition, GroupReading, Measure, Reading } from "../../operate/shift/gate";
import { grantLease, type Lease } from "../../operate/shift/lease";
import type { Weights } from "../../operate/shift/weights";
import { isGone } from "../lease/own-process";
import type { StackFiles } from "../project";
import { findAction, findBalancer, type LiveAction, withActionWeights } from "./aws-balancer";
import type { CloudWatch, Elb } from "./aws-clients";
import { completeUntil, readAlarms, readMetrics } from "./aws-metrics";
import { arnsByKey } from "./group-names";
import type { ShiftPlace } from "./place";

/** The lease is a tag of the listener or the rule: it stands beside the weights, for operators wherever they are. */
const leaseTag = "vipkit:shift";

interface AwsShift {
  readonly files: StackFiles;
  /** The cluster's name. */
  readonly cluster: string;
  readonly place: ShiftPlace;
  readonly elb: Elb;
  readonly cloudWatch: CloudWatch;
  /** Milliseconds between two looks. Default: 15 s, since metrics come once a minute. */
  readonly pace?: number;
  readonly now?: () => number;
}

/** Weights of a stack in an account, through AWS's SDK. */
export class AwsShiftDriver implements ShiftDriver {
  readonly pace: number;
  readonly measures: readonly (Measure | "alarm")[];
  readonly shortestBake: number;
  private readonly now: () => number;
  private balancer: Promise<string> | undefined;

  constructor(private readonly of: AwsShift) {
    this.pace = of.pace ?? 15_000;
    this.now = of.now ?? Date.now;
    this.measures = of.place.isHttp
      ? ["5xx", "p50", "p90", "p95", "p99", "unhealthy", "alarm"]
      : ["unhealthy", "alarm"];
    // A metric has a value a minute.
    this.shortestBake = of.place.isHttp ? 60 : 1;
  }

  async weights(): Promise<Weights> {
    const { weights } = await this.find();
    const keys = this.keys(weights);
    const weightOf = (arn: string) => weights.find((group) => group.arn === arn)?.weight ?? 0;
    return Object.fromEntries([...keys].map(([key, arn]) => [key, weightOf(arn)]));
  }

  async setWeights(wanted: Weights): Promise<void> {
    const { arn, actions, weights } = await this.find();
    const keys = this.keys(weights);
    const byArn = new Map(
      Object.entries(wanted).flatMap(([key, weight]) => {
        const group = keys.get(key);
        return group === undefined ? [] : [[group, weight] as const];
      }),
    );
    const changed = withActionWeights(actions, byArn);
    if (this.of.place.priority === undefined)
      await this.of.elb.modifyListener({ ListenerArn: arn, DefaultActions: changed });
    else await this.of.elb.modifyRule({ RuleArn: arn, Actions: changed });
  }

  async reading(groups: readonly string[], gate: readonly Condition[], since: number): Promise<Reading> {
    const { cloudWatch, place } = this.of;
    const action = await this.find();
    const keys = this.keys(action.weights);
    // Checks and alarms are of now; requests are known up to some minutes ago.
    const until = place.isHttp ? completeUntil(this.now()) : this.now();
    const read = async (key: string): Promise<readonly [string, GroupReading]> => {
      const group = keys.get(key) ?? "";
      const requests = place.isHttp
        ? await readMetrics(cloudWatch, { balancer: action.balancerArn, group }, gate, { since, until })
        : { requests: undefined, failures: undefined, latency: {} };
      return [key, { ...requests, ...(await this.health(group)) }];
    };
    const [seen, alarms] = await Promise.all([Promise.all(groups.map(read)), readAlarms(cloudWatch, gate)]);
    return { groups: Object.fromEntries(seen), alarms, until };
  }

  async hold(holder: string, seconds: number): Promise<Lease> {
    const { elb } = this.of;
    const { arn } = await this.find();
    const current = await this.lease(arn);
    const now = this.now();
    const isFresh = current?.holder === holder && current.expiresAt > now + (seconds * 1000) / 2;
    if (isFresh) return current;
    const lease = grantLease(current, { holder, duration: seconds, now, isGone });
    if (lease.holder !== holder) return lease;
    await elb.addTags({ ResourceArns: [arn], Tags: [{ Key: leaseTag, Value: `${holder} ${lease.expiresAt}` }] });
    if (current?.holder === holder) return lease;
    // Tags know no comparing write: of two that wrote at once, the one that was later reads its own.
    await sleep(Math.min(this.pace, 1000));
    return (await this.lease(arn)) ?? lease;
  }

  async release(holder: string): Promise<void> {
    const { arn } = await this.find();
    if ((await this.lease(arn))?.holder !== holder) return;
    await this.of.elb.removeTags({ ResourceArns: [arn], TagKeys: [leaseTag] });
  }

  private async lease(arn: string): Promise<Lease | undefined> {
    const { TagDescriptions = [] } = await this.of.elb.describeTags({ ResourceArns: [arn] });
    const value = TagDescriptions[0]?.Tags?.find(({ Key }) => Key === leaseTag)?.Value ?? "";
    const [, holder, expiresAt] = /^(.+) (\d+)$/.exec(value) ?? [];
    return holder === undefined ? undefined : { holder, expiresAt: Number(expiresAt) };
  }

  private async health(group: string): Promise<Pick<GroupReading, "healthy" | "unhealthy">> {
    const { TargetHealthDescriptions = [] } = await this.of.elb.describeTargetHealth({ TargetGroupArn: group });
    const states = TargetHealthDescriptions.map(({ TargetHealth }) => TargetHealth?.State);
    const count = (...wanted: readonly string[]) => states.filter((state) => state && wanted.includes(state)).length;
    // Where checks are off, AWS knows of none.
    const isKnown = count("healthy") > 0 || count("unavailable") === 0;
    return { healthy: isKnown ? count("healthy") : undefined, unhealthy: count("unhealthy", "unhealthy.draining") };
  }

  private keys(weights: LiveAction["weights"]): ReadonlyMap<string, string> {
    const { cluster, place } = this.of;
    return arnsByKey(
      cluster,
      place.groups,
      weights.map(({ arn }) => arn),
    );
  }

  private async find(): Promise<LiveAction> {
    const { elb, files, cluster, place } = this.of;
    this.balancer ??= findBalancer(elb, files, cluster);
    try {
      return await findAction(elb, await this.balancer, place);
    } catch (error) {
      // A balancer that was replaced has another ARN.
      this.balancer = undefined;
      throw error;
    }
  }
}
