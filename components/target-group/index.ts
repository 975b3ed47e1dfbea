import * as lb from "@pulumi/aws/lb";
import * as pulumi from "@pulumi/pulumi";
import {
  type LimitOverrides,
  limitsWith,
  type TargetGroupInput,
  type TargetGroupSettings,
  targetGroupSettings,
} from "../../model";
import { parseArgs } from "../errors";
import { physicalName } from "../names";
import { type Tags, tagger } from "../tags";
import { type Transforms, transformed } from "../transform";
import { planFailoverSeconds, planTargetGroup, replacementIdentity } from "./plan";

export interface TargetGroupArgs extends TargetGroupInput {
  /** VPC of the targets. */
  readonly vpcId: pulumi.Input<string>;
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
  readonly limits?: LimitOverrides;
  /** Changes the arguments of children. Unsupported surface. */
  readonly transform?: Transforms<{ targetGroup: lb.TargetGroupArgs }>;
}

/**
 * Targets behind a load balancer that share a health check, an algorithm and an affinity.
 *
 * ```ts
 * const web = new TargetGroup("web", { vpcId, port: 8080, stickiness: { type: "lb_cookie", cookieDuration: 3600 } });
 * ```
 *
 * **Creates** one target group. Its name ends in a hash of what AWS cannot change in place (protocol, version, port, target type, and what it
 * belongs to): it changes exactly when the group must be replaced, so the new one is there before the old one goes.
 *
 * **Costs**: nothing by itself.
 *
 * **When something fails**: a target that refuses connections is out after interval x unhealthyThreshold seconds, a silent one `timeout` later
 * (`failoverSeconds`; 12 is the vendor's floor); a network load balancer goes on for up to 40 seconds more. With no healthy target left, traffic goes to all of them.
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
  /** Seconds until a silent target gets no more requests, worst case: interval x unhealthyThreshold + timeout, and 40 for a network load balancer. */
  readonly failoverSeconds: number;

  constructor(name: string, args: TargetGroupArgs, opts?: pulumi.ComponentResourceOptions) {
    const { vpcId, belongsTo, baseName, tags, limits, transform, ...input } = args;
    const settings = parseArgs(targetGroupSettings(limitsWith(limits ?? {})), input, { type: "TargetGroup", name });
    super("vipkit:target-group:TargetGroup", name, settings, opts);
    this.settings = settings;
    this.failoverSeconds = planFailoverSeconds(settings);
    this.name = physicalName("targetGroup", baseName ?? name, {
      ...replacementIdentity(settings),
      belongsTo: belongsTo ?? (typeof vpcId === "string" ? vpcId : undefined),
    });

    const childName = `${name}-target-group`;
    const child = new lb.TargetGroup(
      childName,
      transformed(transform?.targetGroup, childName, {
        name: this.name,
        vpcId,
        ...planTargetGroup(settings),
        tags: tagger("target-group", tags)(childName),
      }),
      { parent: this },
    );

    this.arn = child.arn;
    this.arnSuffix = child.arnSuffix;
    this.registerOutputs({
      arn: this.arn,
      name: this.name,
      arnSuffix: this.arnSuffix,
      failoverSeconds: this.failoverSeconds,
    });
  }
}
