// The service alone: the whole of Lambda is a third of what a plan loads.
import { Permission, type PermissionArgs } from "@pulumi/aws/lambda/permission";
import * as lb from "@pulumi/aws/lb";
import * as pulumi from "@pulumi/pulumi";
import { planFailoverSeconds } from "../../../platforms/aws/fault-model/detection";
import { type LimitOverrides, limitsWith } from "../../../platforms/aws/limits";
import type { TargetGroupMetric } from "../../../platforms/aws/metrics";
import { parseArgs, refuse, type Subject } from "../../errors";
import { type MeasuredBalancer, type Metric, metricOf } from "../../metric";
import { physicalName } from "../../names";
import { type Tags, tagger } from "../../tags";
import { type Transforms, transformed } from "../../transform";
import { type DescribedTargetGroup, ExistingTargetGroup, type ExistingTargetGroupArgs } from "./existing";
import { isFunction } from "./function-targets";
import type { TargetGroupInput } from "./inputs";
import { targetGroupMetrics } from "./metrics";
import { planFunctionGroup, planPermission, planTargetGroup, replacementIdentity } from "./plan";
import type { TargetGroupSettings } from "./resolved";
import { targetGroupSettings } from "./settings";

export { type DescribedTargetGroup, ExistingTargetGroup, type ExistingTargetGroupArgs } from "./existing";

export interface TargetGroupArgs extends TargetGroupInput {
  /** VPC of the targets; a group of a Lambda function has none. */
  readonly vpcId?: pulumi.Input<string>;
  /**
   * Plain text that stands for what the group belongs to: its VPC and its load balancer, as one group never serves two balancers. A change
   * replaces the group, under a new name.
   * @default the VPC's id, when it is known
   */
  readonly belongsTo?: string;
  /**
   * How the group's name at AWS begins; a hash follows. 23 characters are kept.
   * @default the component's name
   */
  readonly baseName?: string;
  /** Tags of the group; they win over the component's own. */
  readonly tags?: Tags;
  /** Vendor limits that have moved. */
  readonly limits?: LimitOverrides | undefined;
  /** Changes the arguments of children. Unsupported surface. */
  readonly transform?: Transforms<TargetGroupRoles> | undefined;
}

/** Children whose arguments a caller may change. */
export interface TargetGroupRoles {
  targetGroup: lb.TargetGroupArgs;
  /** Of a group with targetType lambda. */
  permission: PermissionArgs;
  attachment: lb.TargetGroupAttachmentArgs;
}

/**
 * Targets behind a load balancer that share a health check, an algorithm and an affinity.
 *
 * ```ts
 * const web = new TargetGroup("web", { vpcId, port: 8080, stickiness: { type: "lb_cookie", cookieDuration: 3600 } });
 * ```
 *
 * **Creates** one target group; for a Lambda function the permission to invoke it and its registration as well. The group's name ends in a hash of what AWS cannot change in place (protocol, version, port, target type, and what it
 * belongs to): it changes exactly when the group must be replaced, so the new one is there before the old one goes.
 *
 * **Costs**: nothing by itself. A function that is checked is invoked by each check.
 *
 * **When something fails**: a target that refuses connections is out after interval x unhealthyThreshold seconds, a silent one `timeout` later
 * (`failoverSeconds`; 12 is the vendor's floor); a network load balancer goes on for up to 40 seconds more. With no healthy target left, traffic goes to all of them.
 * A function that fails or may not be invoked is answered with 502; there is nothing that could take over but another group.
 */
export class TargetGroup extends pulumi.ComponentResource {
  /** The settings with every default resolved. */
  readonly settings: TargetGroupSettings;
  /** ARN of the group. */
  readonly arn: pulumi.Output<string>;
  /** Known before anything is created. */
  readonly name: string;
  /** `targetgroup/<name>/<id>`, as metrics and scaling policies name it. */
  readonly arnSuffix: pulumi.Output<string>;
  /**
   * Seconds until a silent target gets no more requests, worst case: interval x unhealthyThreshold + timeout, and 40 for a network load balancer.
   * Undefined for a function, which has no other target to take over.
   */
  readonly failoverSeconds: number | undefined;
  /** What must be there before traffic goes to it: the registration of its function. Nodes register themselves. */
  readonly ready: readonly pulumi.Resource[];

  readonly #subject: Subject;

  constructor(name: string, args: TargetGroupArgs, opts?: pulumi.ComponentResourceOptions) {
    const { vpcId, belongsTo, baseName, tags, limits, transform, ...input } = args;
    const subject = { type: "TargetGroup", name };
    const settings = parseArgs(targetGroupSettings(limitsWith(limits ?? {})), input, subject);
    if (vpcId === undefined && !isFunction(settings)) {
      refuse(subject, [{ path: "vpcId", message: "missing, got nothing; the VPC of the targets" }]);
    }
    super("vipkit:target-group:TargetGroup", name, settings, opts);
    this.settings = settings;
    this.#subject = subject;
    this.failoverSeconds = isFunction(settings) ? undefined : planFailoverSeconds(settings);
    this.name = physicalName("targetGroup", baseName ?? name, {
      ...replacementIdentity(settings),
      belongsTo: belongsTo ?? (typeof vpcId === "string" ? vpcId : undefined),
    });

    const childName = `${name}-target-group`;
    const child = new lb.TargetGroup(
      childName,
      transformed(transform?.targetGroup, childName, {
        name: this.name,
        ...(vpcId === undefined || isFunction(settings) ? {} : { vpcId }),
        ...(isFunction(settings) ? planFunctionGroup(settings) : planTargetGroup(settings)),
        tags: tagger("target-group", tags)(childName),
      }),
      { parent: this },
    );

    this.arn = child.arn;
    this.arnSuffix = child.arnSuffix;
    const target = settings.function?.arn;
    this.ready = target === undefined ? [] : [this.#register(name, target, transform)];
    this.registerOutputs({
      arn: this.arn,
      name: this.name,
      arnSuffix: this.arnSuffix,
      failoverSeconds: this.failoverSeconds,
    });
  }

  /** A group that something else makes: node groups serve it where `settings` say how it is set. */
  static fromExisting(
    name: string,
    args: ExistingTargetGroupArgs & { readonly settings: TargetGroupInput },
    opts?: pulumi.ComponentResourceOptions,
  ): DescribedTargetGroup;
  static fromExisting(
    name: string,
    args: ExistingTargetGroupArgs,
    opts?: pulumi.ComponentResourceOptions,
  ): ExistingTargetGroup;
  static fromExisting(
    name: string,
    args: ExistingTargetGroupArgs,
    opts?: pulumi.ComponentResourceOptions,
  ): ExistingTargetGroup {
    return new ExistingTargetGroup(name, args, opts);
  }

  /** What CloudWatch has of it behind that balancer: for alarms, metric math and dashboards. */
  metric(name: TargetGroupMetric, balancer: MeasuredBalancer): Metric {
    return metricOf(targetGroupMetrics(this, balancer, this.#subject), name);
  }

  /** AWS registers a function only when it may invoke it for this very group. */
  #register(name: string, target: string, transform: TargetGroupArgs["transform"]): pulumi.Resource {
    const permissionName = `${name}-permission`;
    const permission = new Permission(
      permissionName,
      transformed(transform?.permission, permissionName, { ...planPermission(target), sourceArn: this.arn }),
      { parent: this },
    );
    const attachmentName = `${name}-function`;
    return new lb.TargetGroupAttachment(
      attachmentName,
      transformed(transform?.attachment, attachmentName, { targetGroupArn: this.arn, targetId: target }),
      { parent: this, dependsOn: [permission] },
    );
  }
}
