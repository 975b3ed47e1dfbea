import * as cloudwatch from "@pulumi/aws/cloudwatch";
import { getRegionOutput } from "@pulumi/aws/getRegion";
import * as s3 from "@pulumi/aws/s3";
import * as pulumi from "@pulumi/pulumi";
import { type LimitOverrides, limitsWith } from "../../../platforms/aws/limits";
import { parseArgs, refuse } from "../../errors";
import type { Metric } from "../../metric";
import { mathAlarm } from "../../metric-math";
import { physicalName } from "../../names";
import { type Tags, tagger } from "../../tags";
import { type Transforms, transformed } from "../../transform";
import { compositeRule, type PlannedComposite, planComposites } from "./composites";
import { planDashboard } from "./dashboard";
import { createEventRule, patchEvents, refreshEvents } from "./events";
import { planGraphs } from "./graphs";
import type { ObservabilityInput } from "./inputs";
import { metricBehind, type WatchedParts, watchedOf } from "./parts";
import { type PlannedAlarm, planAlarms, type Reading, type Watched } from "./plan";
import { watchProblems } from "./problems";
import type { ObservabilitySettings } from "./resolved";
import { alarmText } from "./runbooks";
import { observabilitySettings } from "./settings";
import { Channels, type TopicRoles } from "./topic";

/** Children whose arguments a caller may change. */
export interface ObservabilityRoles extends TopicRoles {
  composite: cloudwatch.CompositeAlarmArgs;
  dashboard: cloudwatch.DashboardArgs;
}

export interface ObservabilityWiring extends WatchedParts {
  /** Tags of every child; they win over the component's own. */
  readonly tags?: Tags;
  /** Vendor limits that have moved. */
  readonly limits?: LimitOverrides | undefined;
  /** Changes the arguments of children. Unsupported surface. */
  readonly transform?: Transforms<ObservabilityRoles> | undefined;
}

export type ObservabilityArgs = ObservabilityInput & ObservabilityWiring;

/** As CloudWatch filters a bucket's request metrics. */
const checkLogFilter = "health-checks";

/**
 * What is watched of a cluster: alarms with a runbook each, one that says that the VIP is at risk, error budgets, who is told, and a dashboard.
 *
 * ```ts
 * new Observability("shop-watch", { recipients: { oncall: { email: "oncall@example.com" } }, balancer, targetGroups, nodeGroups, certificate });
 * ```
 *
 * **Creates** alarms on what there is, composite alarms over them, a topic with a key of its own per urgency that has recipients, rules of EventBridge
 * for what no metric says, and a dashboard. What each alarm means: [runbooks](../runbooks/README.md).
 *
 * **Costs**: each alarm and composite alarm by the month, the key, the dashboard beyond the account's third; request metrics of the log bucket
 * where health check logs are written.
 *
 * **When something fails**: an alarm that cannot publish says so nowhere; the rules `topic-key-admits-publisher`, `topic-policy-admits-publisher` and
 * `alarm-reaches-recipients` judge what it needs. A mail's address must be confirmed before anything comes.
 *
 * **Stable**: alarms are named after what they watch; a change of thresholds changes them in place.
 */
export class Observability extends pulumi.ComponentResource {
  /** The settings with every default resolved. */
  readonly settings: ObservabilitySettings;
  /** Alarms on metrics, by what they say: `unhealthy-nodes-web`. */
  readonly alarms: Readonly<Record<string, cloudwatch.MetricAlarm>>;
  /** Alarms over alarms: `vip-at-risk`, `budget-fast` and the like. */
  readonly composites: Readonly<Record<string, cloudwatch.CompositeAlarm>>;
  /** Undefined where it is switched off. */
  readonly dashboard: cloudwatch.Dashboard | undefined;
  /** Topics of the component's own; further subscriptions may be made to them. */
  readonly topics: {
    readonly page: pulumi.Output<string> | undefined;
    readonly ticket: pulumi.Output<string> | undefined;
  };

  readonly #name: string;
  readonly #parts: WatchedParts;
  readonly #channels: Channels;
  readonly #tagsFor: (name: string) => Tags;
  readonly #transform: Transforms<ObservabilityRoles>;

  constructor(name: string, args: ObservabilityArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const {
      balancer,
      targetGroups,
      nodeGroups,
      certificate,
      checkLogs,
      backupVault,
      tags,
      limits,
      transform = {},
      ...input
    } = args;
    const subject = { type: "Observability", name };
    const settings = parseArgs(observabilitySettings(limitsWith(limits ?? {})), input, subject);
    const parts = { balancer, targetGroups, nodeGroups, certificate, checkLogs, backupVault };
    const watched = watchedOf(parts);
    refuse(subject, watchProblems(settings, watched));
    super("vipkit:observability:Observability", name, settings, opts);
    this.settings = settings;
    this.#name = name;
    this.#parts = parts;
    this.#tagsFor = tagger("observability", tags);
    this.#transform = transform;
    this.#channels = new Channels({ name, parent: this, tagsFor: this.#tagsFor, transform }, settings.recipients);

    const planned = planAlarms(settings, watched);
    this.alarms = Object.fromEntries(planned.map((alarm) => [alarm.key, this.#createAlarm(alarm)]));
    this.composites = this.#createComposites(watched, planned);
    this.#createEvents();
    this.#countCheckLogs();
    this.dashboard = settings.dashboard ? this.#createDashboard() : undefined;
    const { page, ticket } = this.#channels;
    this.topics = { page: page.topic?.arn, ticket: ticket.topic?.arn };
    this.registerOutputs({ alarms: Object.keys(this.alarms), composites: Object.keys(this.composites) });
  }

  #text({ text, runbook }: Pick<PlannedAlarm, "text" | "runbook">): string {
    return alarmText(text, runbook, this.settings.runbooks);
  }

  /** Both when it goes off and when it is over; nothing where another alarm tells. */
  #actions(urgency: PlannedAlarm["urgency"]) {
    if (urgency === undefined) return {};
    const actions = [...this.#channels[urgency].actions];
    return { alarmActions: actions, okActions: actions };
  }

  #createAlarm(alarm: PlannedAlarm): cloudwatch.MetricAlarm {
    const child = `${this.#name}-alarm-${alarm.key}`;
    const { measure, period, evaluationPeriods, threshold, comparisonOperator, treatMissingData } = alarm;
    const shared = {
      ...{ evaluationPeriods, threshold, comparisonOperator, description: this.#text(alarm) },
      ...{ ...this.#actions(alarm.urgency), tags: this.#tagsFor(child) },
    };
    if ("expression" in measure) {
      const { expression, label, readings } = measure;
      const metrics = Object.entries(readings).map(([id, reading]) => [id, this.#metric(reading)] as const);
      const silence = treatMissingData ?? "notBreaching";
      const math = { metrics: Object.fromEntries(metrics), expression, label, period, treatMissingData: silence };
      return mathAlarm(child, { ...shared, ...math }, { parent: this });
    }
    const { reading, statistic } = measure;
    const low = statistic === undefined ? undefined : "ignore";
    return this.#metric(reading)
      .with({ period, statistic })
      .alarm(child, { ...shared, treatMissingData, evaluateLowSampleCountPercentiles: low }, { parent: this });
  }

  #metric(reading: Reading): Metric {
    const subject = { type: "Observability", name: this.#name };
    const checkLogs = { BucketName: this.#parts.checkLogs?.bucket ?? "", FilterId: checkLogFilter };
    return metricBehind(reading, this.#parts, { subject, parent: this, checkLogs });
  }

  /** What a composite alarm refers to exists before it, also a further one. */
  #createComposites(watched: Watched, planned: readonly PlannedAlarm[]): Record<string, cloudwatch.CompositeAlarm> {
    const made: Record<string, cloudwatch.CompositeAlarm> = {};
    for (const composite of planComposites(this.settings, watched, planned)) {
      const child = `${this.#name}-alarm-${composite.key}`;
      const args = {
        alarmName: physicalName("alarm", child, {}),
        alarmRule: this.#rule(composite, made),
        alarmDescription: this.#text(composite),
        ...{ ...this.#actions(composite.urgency), tags: this.#tagsFor(child) },
      };
      const transform = this.#transform.composite;
      made[composite.key] = new cloudwatch.CompositeAlarm(child, transformed(transform, child, args), { parent: this });
    }
    return made;
  }

  #rule({ anyOf }: PlannedComposite, made: Readonly<Record<string, cloudwatch.CompositeAlarm>>): pulumi.Output<string> {
    const keys = [...new Set(anyOf.flat())];
    const names = keys.map((key) => made[key]?.alarmName ?? this.alarms[key]?.name ?? key);
    return pulumi.all(names).apply((all) => compositeRule(anyOf, (key) => all[keys.indexOf(key)] ?? key));
  }

  /** What no metric says, to every recipient of tickets. */
  #createEvents(): void {
    const { failedRefresh, patchState } = this.settings.alarms;
    const groups = Object.values(this.#parts.nodeGroups).map(({ group }) => group.name);
    const events = [
      ...(failedRefresh && groups.length > 0 ? [refreshEvents(groups)] : []),
      ...(patchState ? [patchEvents] : []),
    ];
    const site = { name: this.#name, parent: this, tagsFor: this.#tagsFor, runbooks: this.settings.runbooks };
    for (const event of events) createEventRule(site, event, this.#channels.ticket);
  }

  /** Requests to the bucket are counted only where that is asked for. */
  #countCheckLogs(): void {
    const { checkLogs } = this.#parts;
    if (checkLogs === undefined || !this.settings.alarms.logDelivery) return;
    const { bucket, prefix } = checkLogs;
    const args = { bucket, name: checkLogFilter, filter: { prefix } };
    new s3.BucketMetric(`${this.#name}-check-log-requests`, args, { parent: this });
  }

  #createDashboard(): cloudwatch.Dashboard {
    const child = `${this.#name}-dashboard`;
    const alarms = [...Object.values(this.composites), ...Object.values(this.alarms)].map(({ arn }) => arn);
    const region = getRegionOutput({}, { parent: this }).region;
    const body = planDashboard({ title: this.#name, region, alarms, graphs: planGraphs(this.#parts) });
    const args = { dashboardName: physicalName("dashboard", child, {}), dashboardBody: pulumi.jsonStringify(body) };
    return new cloudwatch.Dashboard(child, transformed(this.#transform.dashboard, child, args), { parent: this });
  }
}
