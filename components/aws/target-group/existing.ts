import * as lb from "@pulumi/aws/lb";
import * as pulumi from "@pulumi/pulumi";
import { parseTargetGroupArn } from "../../../platforms/aws/balancer-arn";
import { planFailoverSeconds } from "../../../platforms/aws/fault-model/detection";
import { type LimitOverrides, limitsWith } from "../../../platforms/aws/limits";
import type { TargetGroupMetric } from "../../../platforms/aws/metrics";
import { parseArgs, refuse, type Subject } from "../../errors";
import { existingProblems, foreignOptions } from "../../existing";
import type { LookUp } from "../../look-up";
import { type MeasuredBalancer, type Metric, metricOf } from "../../metric";
import { isFunction } from "./function-targets";
import type { TargetGroupInput } from "./inputs";
import { targetGroupMetrics } from "./metrics";
import { planHealthCheck } from "./plan";
import type { TargetGroupSettings } from "./resolved";
import { targetGroupSettings } from "./settings";

export interface ExistingTargetGroupArgs {
  /** ARN of the group: plain, or another stack's output. Either this or `lookUp`. */
  readonly arn?: pulumi.Input<string> | undefined;
  /** What AWS is asked for instead of an ARN: `{ name }`, or `{ tags }` that it alone has. */
  readonly lookUp?: LookUp | undefined;
  /**
   * How the group is set, as far as nodes must know it: a node group that serves it takes its port, its check and its drain from here, since
   * how a machine is set up cannot wait for an answer of AWS. What AWS says otherwise is a warning of `up`. Needed for node groups alone.
   */
  readonly settings?: TargetGroupInput | undefined;
  /** Vendor limits that have moved. */
  readonly limits?: LimitOverrides | undefined;
}

/** One that node groups can serve. */
export type DescribedTargetGroup = ExistingTargetGroup & { readonly settings: TargetGroupSettings };

const known: readonly string[] = ["arn", "lookUp", "settings", "limits"];

const groupForm = {
  isArn: (text: string) => parseTargetGroupArn(text) !== undefined,
  example: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/shop/73e2d6bc24d8a067",
};

/** What AWS says otherwise than the program, in words: a node that follows the program would not be reached, or be checked otherwise. */
export function differences(settings: TargetGroupSettings, found: lb.GetTargetGroupResult): readonly string[] {
  const { healthCheck, ...said } = settings;
  const check = planHealthCheck({ healthCheck, ...said });
  if (isFunction(settings)) return [];
  const pairs: readonly (readonly [string, string | number | undefined, string | number | undefined])[] = [
    ...(["protocol", "port", "targetType"] as const).map((name) => [name, said[name], found[name]] as const),
    ["deregistrationDelay", `${said.deregistrationDelay}`, found.deregistrationDelay],
    ...(["protocol", "port", "interval", "timeout", "healthyThreshold", "unhealthyThreshold"] as const).map(
      (name) => [`healthCheck.${name}`, check[name], found.healthCheck[name]] as const,
    ),
    ...("path" in check
      ? ([
          ["healthCheck.path", check.path, found.healthCheck.path],
          ["healthCheck.matcher", check.matcher, found.healthCheck.matcher],
        ] as const)
      : []),
  ];
  return pairs
    .filter(([, here, there]) => String(here) !== String(there))
    .map(([path, here, there]) => `settings.${path} is ${JSON.stringify(here)}, AWS has ${JSON.stringify(there)}`);
}

/**
 * A target group that something else makes: referred to, never changed. Listeners and rules may forward to it, and node groups serve it.
 *
 * ```ts
 * const web = TargetGroup.fromExisting("web", { lookUp: { name: "web" }, settings: { port: 9090, healthCheck: { path: "/ready" } } });
 * ```
 *
 * **Creates** nothing. The group is looked up whenever the program runs.
 *
 * **Costs**: nothing.
 *
 * **When something fails**: as the group is set, which is not known before AWS is asked. `vipkit budget` and the rules say "not in this program" of
 * what depends on it; `failoverSeconds` is that of `settings`, and there is none without them.
 */
export class ExistingTargetGroup extends pulumi.ComponentResource {
  /** What the program says of it, with every default resolved; undefined where it says nothing. */
  readonly settings: TargetGroupSettings | undefined;
  /** ARN of the group. */
  readonly arn: pulumi.Output<string>;
  /** Known before anything runs where the ARN is plain or the group is looked up by name. */
  readonly name: string | undefined;
  /** `targetgroup/<name>/<id>`, as metrics and scaling policies name it. */
  readonly arnSuffix: pulumi.Output<string>;
  /** Seconds until a silent target gets no more requests, by `settings`; undefined without them, and for a function. */
  readonly failoverSeconds: number | undefined;

  readonly #subject: Subject;

  constructor(name: string, args: ExistingTargetGroupArgs, opts?: pulumi.ComponentResourceOptions) {
    const { arn, lookUp, limits } = args;
    const subject = { type: "ExistingTargetGroup", name };
    const others = Object.fromEntries(Object.entries(args).filter(([key]) => !known.includes(key)));
    refuse(subject, [...existingProblems(args, groupForm), ...foreignOptions(others, "target group")]);
    const schema = targetGroupSettings(limitsWith(limits));
    const settings = args.settings === undefined ? undefined : parseArgs(schema, args.settings, subject);
    const identity = arn === undefined ? { lookUp } : { arn };
    super("vipkit:target-group:ExistingTargetGroup", name, { ...identity, settings }, opts);
    this.settings = settings;
    this.#subject = subject;
    this.failoverSeconds = settings === undefined || isFunction(settings) ? undefined : planFailoverSeconds(settings);

    const told = typeof arn === "string" ? parseTargetGroupArn(arn) : undefined;
    const asked = arn === undefined ? { ...lookUp } : { arn };
    const found = lb.getTargetGroupOutput(asked, { parent: this }).apply((answer) => this.#compared(settings, answer));
    this.arn = typeof arn === "string" ? pulumi.output(arn) : found.arn;
    this.name = told?.name ?? (lookUp !== undefined && "name" in lookUp ? lookUp.name : undefined);
    this.arnSuffix = told === undefined ? found.arnSuffix : pulumi.output(told.suffix);
    this.registerOutputs({ arn: this.arn, name: this.name, failoverSeconds: this.failoverSeconds });
  }

  /** What CloudWatch has of it behind that balancer: for alarms, metric math and dashboards. */
  metric(name: TargetGroupMetric, balancer: MeasuredBalancer): Metric {
    return metricOf(targetGroupMetrics(this, balancer, this.#subject), name);
  }

  /** A plan has no account to ask, so what it is answered says nothing. */
  #compared(settings: TargetGroupSettings | undefined, found: lb.GetTargetGroupResult): lb.GetTargetGroupResult {
    const said = settings === undefined || pulumi.runtime.isDryRun() ? [] : differences(settings, found);
    if (said.length > 0) void pulumi.log.warn(`${found.name}: ${said.join("; ")}; say it as it is`, this);
    return found;
  }
}
