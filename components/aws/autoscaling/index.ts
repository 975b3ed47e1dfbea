import * as autoscaling from "@pulumi/aws/autoscaling";
import * as pulumi from "@pulumi/pulumi";
import { type LimitOverrides, limitsWith } from "../../../platforms/aws/limits";
import type { NodeGroupMetric } from "../../../platforms/aws/metrics";
import { parseArgs, refuse } from "../../errors";
import { groupMetric } from "../../group-metric";
import type { Metric } from "../../metric";
import { type Transforms, transformed } from "../../transform";
import type { AutoscalingInput } from "./inputs";
import type { AutoscalingSettings } from "./resolved";
import { autoscalingSettings } from "./settings";

export interface AutoscalingArgs extends AutoscalingInput {
  /** Name of the autoscaling group to scale. */
  readonly groupName: pulumi.Input<string>;
  /** `app/<name>/<id>`; needed to scale on requests. */
  readonly loadBalancerArnSuffix?: pulumi.Input<string>;
  /** `targetgroup/<name>/<id>`; needed to scale on requests. */
  readonly targetGroupArnSuffix?: pulumi.Input<string>;
  /** Vendor limits that have moved. */
  readonly limits?: LimitOverrides | undefined;
  /** Changes the arguments of children. Unsupported surface. */
  readonly transform?: Transforms<AutoscalingRoles> | undefined;
}

/** Children whose arguments a caller may change. */
export interface AutoscalingRoles {
  /** Target tracking: on CPU and on requests. */
  policy: autoscaling.PolicyArgs;
  schedule: autoscaling.ScheduleArgs;
}

type Wiring = Omit<AutoscalingArgs, keyof AutoscalingInput>;
type Predictive = NonNullable<AutoscalingSettings["predictive"]>;
type Tracked = Pick<NonNullable<AutoscalingSettings["cpu"]>, "targetValue" | "disableScaleIn">;

/**
 * Keeps the size of an autoscaling group in step with its load: target tracking on CPU and on requests per target, and sizes by the clock.
 *
 * ```ts
 * new Autoscaling("web", { groupName: nodes.group.name, cpu: { targetValue: 60 } }, { dependsOn: balancer.routes });
 * ```
 *
 * **Creates** a policy per metric, with the alarms that AWS makes for it, and a scheduled action per entry. With several policies the one that
 * asks for most nodes wins, so none of them scales in what another needs.
 *
 * **Costs**: nothing beyond the alarms.
 *
 * **When something fails**: without metrics a policy does nothing: the group keeps its size.
 */
export class Autoscaling extends pulumi.ComponentResource {
  /** The settings with every default resolved. */
  readonly settings: AutoscalingSettings;
  /** `cpu`, `requests` and `predictive`, as far as they are set. */
  readonly policies: Readonly<Record<string, autoscaling.Policy>>;
  /** By your keys. */
  readonly schedules: Readonly<Record<string, autoscaling.Schedule>>;

  private readonly name: string;
  private readonly wiring: Wiring;

  constructor(name: string, args: AutoscalingArgs, opts?: pulumi.ComponentResourceOptions) {
    const { groupName, loadBalancerArnSuffix, targetGroupArnSuffix, limits, transform, ...input } = args;
    const subject = { type: "Autoscaling", name };
    const settings = parseArgs(autoscalingSettings(limitsWith(limits ?? {})), input, subject);
    const labelled = loadBalancerArnSuffix !== undefined && targetGroupArnSuffix !== undefined;
    refuse(
      subject,
      !countsRequests(settings) || labelled
        ? []
        : [
            {
              path: settings.requestsPerTarget === undefined ? "predictive" : "requestsPerTarget",
              message: "needs loadBalancerArnSuffix and targetGroupArnSuffix; give both",
            },
          ],
    );
    super("vipkit:autoscaling:Autoscaling", name, settings, opts);
    this.settings = settings;
    this.name = name;
    this.wiring = args;

    const { cpu, requestsPerTarget, predictive } = settings;
    this.policies = {
      ...(cpu === undefined ? {} : { cpu: this.#createPolicy(`${name}-policy-cpu`, cpu, averageCpu) }),
      ...(requestsPerTarget === undefined
        ? {}
        : { requests: this.#createPolicy(`${name}-policy-requests`, requestsPerTarget, this.#requestsMetric()) }),
      ...(predictive === undefined
        ? {}
        : { predictive: this.#createForecast(`${name}-policy-predictive`, predictive) }),
    };
    this.schedules = this.#createSchedules(name);
    this.registerOutputs({ policies: Object.keys(this.policies), schedules: Object.keys(this.schedules) });
  }

  /**
   * What CloudWatch has of the group that is scaled, and of its nodes together: for alarms, metric math and dashboards. The group's own are reported
   * where its `enabledMetrics` say so, as a NodeGroup's do.
   */
  metric(name: NodeGroupMetric): Metric {
    return groupMetric(
      { subject: { type: "Autoscaling", name: this.name }, parent: this },
      this.wiring.groupName,
      name,
    );
  }

  #requestsMetric() {
    const { loadBalancerArnSuffix, targetGroupArnSuffix } = this.wiring;
    return {
      predefinedMetricType: "ALBRequestCountPerTarget",
      resourceLabel: pulumi.interpolate`${loadBalancerArnSuffix}/${targetGroupArnSuffix}`,
    };
  }

  #createPolicy(
    childName: string,
    { targetValue, disableScaleIn }: Tracked,
    predefinedMetricSpecification: { predefinedMetricType: string; resourceLabel?: pulumi.Input<string> },
  ): autoscaling.Policy {
    const { groupName, transform } = this.wiring;
    return new autoscaling.Policy(
      childName,
      transformed(transform?.policy, childName, {
        autoscalingGroupName: groupName,
        policyType: "TargetTrackingScaling",
        targetTrackingConfiguration: { targetValue, disableScaleIn, predefinedMetricSpecification },
      }),
      { parent: this },
    );
  }

  #createForecast(childName: string, predictive: Predictive): autoscaling.Policy {
    const { groupName, transform } = this.wiring;
    const { targetValue, mode, schedulingBufferTime } = predictive;
    const pair =
      predictive.metric === "cpu"
        ? { predefinedMetricType: "ASGCPUUtilization" }
        : { ...this.#requestsMetric(), predefinedMetricType: "ALBRequestCount" };
    return new autoscaling.Policy(
      childName,
      transformed(transform?.policy, childName, {
        autoscalingGroupName: groupName,
        policyType: "PredictiveScaling",
        predictiveScalingConfiguration: {
          mode,
          schedulingBufferTime: `${schedulingBufferTime}`,
          // More nodes than maxSize are more than the network and the budget were planned for.
          maxCapacityBreachBehavior: "HonorMaxCapacity",
          metricSpecification: { targetValue, predefinedMetricPairSpecification: pair },
        },
      }),
      { parent: this },
    );
  }

  #createSchedules(name: string): Readonly<Record<string, autoscaling.Schedule>> {
    const { groupName, transform } = this.wiring;
    const schedules = Object.entries(this.settings.schedules).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(
      schedules.map(([key, { minSize, maxSize, desiredCapacity, recurrence, timeZone }]) => {
        const childName = `${name}-schedule-${key}`;
        const args = {
          autoscalingGroupName: groupName,
          scheduledActionName: key,
          recurrence,
          timeZone,
          minSize: minSize ?? unchanged,
          maxSize: maxSize ?? unchanged,
          desiredCapacity: desiredCapacity ?? unchanged,
        };
        return [
          key,
          new autoscaling.Schedule(childName, transformed(transform?.schedule, childName, args), { parent: this }),
        ];
      }),
    );
  }
}

const countsRequests = ({ requestsPerTarget, predictive }: AutoscalingSettings): boolean =>
  requestsPerTarget !== undefined || predictive?.metric === "requests";

const averageCpu = { predefinedMetricType: "ASGAverageCPUUtilization" };

/** How the provider is told to leave a size alone: an absent one would become 0. */
const unchanged = -1;
