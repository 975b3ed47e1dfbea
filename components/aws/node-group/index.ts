import * as autoscaling from "@pulumi/aws/autoscaling";
import * as ec2 from "@pulumi/aws/ec2";
import type * as iam from "@pulumi/aws/iam";
import { getParameterOutput } from "@pulumi/aws/ssm/getParameter";
import * as pulumi from "@pulumi/pulumi";
import { sorted } from "../../../model/settings/entries";
import { type LimitOverrides, limitsWith } from "../../../platforms/aws/limits";
import type { NodeGroupMetric } from "../../../platforms/aws/metrics";
import { planTimers, type Timers } from "../../../platforms/aws/node-timers";
import { readyHook } from "../../../platforms/aws/readiness";
import { parseArgs, refuse } from "../../errors";
import { groupMetric } from "../../group-metric";
import type { Metric } from "../../metric";
import { physicalName } from "../../names";
import { mergeTags, type Tags, tagger } from "../../tags";
import { type Transforms, transformed } from "../../transform";
import type { NodeGroupInput } from "./inputs";
import {
  enabledMetrics,
  planCapacity,
  planIgnored,
  planImage,
  planKeepAliveTag,
  planLifecycleHook,
  planMachine,
  planMixedInstances,
  planReadyHook,
  planReplacement,
  planWarmPool,
} from "./plan";
import { planNodeUserData, userDataProblems } from "./problems";
import type { NodeGroupSettings } from "./resolved";
import { createInstanceProfile } from "./role";
import type { ServedSettings } from "./served";
import { nodeGroupSettings } from "./settings";
import { planDeleteTimeout } from "./timeouts";

/** A target group whose targets the nodes are. `TargetGroup` is one. */
export interface ServedTargetGroup {
  readonly arn: pulumi.Input<string>;
  /**
   * Plain name. A node group is replaced together with the target groups it serves: the new nodes are ready before traffic moves.
   * @default the ARN, when it is known
   */
  readonly name?: string | undefined;
  readonly settings: ServedSettings;
}

/** Scaling is a component of its own, `Autoscaling`: its policies need a balancer that forwards already. */
export interface NodeGroupArgs extends Omit<NodeGroupInput, "targetGroups" | "autoscaling"> {
  /** The target groups to serve, by key. The first one's port is what the workload is given as PORT. */
  readonly targetGroups: Readonly<Record<string, ServedTargetGroup>>;
  /** One private subnet per zone. */
  readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  /** Groups that guard the nodes. */
  readonly securityGroupIds: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * What the nodes call their group: NODE_GROUP.
   * @default the component's name
   */
  readonly label?: string;
  /** Plain text that stands for the VPC; a change replaces the group, under a new name. */
  readonly belongsTo?: string;
  /** Tags of the group, its nodes and their disks. */
  readonly tags?: Tags;
  /** Further tags: `instance` of the group and its machines, `volume` of their disks. */
  readonly partTags?: Readonly<Partial<Record<"instance" | "volume", Readonly<Record<string, string>>>>>;
  /** Vendor limits that have moved. */
  readonly limits?: LimitOverrides | undefined;
  /** Changes the arguments of children. Unsupported surface. */
  readonly transform?: Transforms<NodeGroupRoles> | undefined;
}

/** Children whose arguments a caller may change. */
export interface NodeGroupRoles {
  launchTemplate: ec2.LaunchTemplateArgs;
  group: autoscaling.GroupArgs;
  /** What the nodes may do: the place of a permissions boundary. */
  role: iam.RoleArgs;
}

type Wiring = Omit<NodeGroupArgs, keyof NodeGroupInput> & Pick<NodeGroupArgs, "targetGroups">;

/**
 * Redundant nodes over zones that run one workload as a service and are replaced when they fail.
 *
 * ```ts
 * const nodes = new NodeGroup("web", {
 *   targetGroups: { web }, subnetIds, securityGroupIds, minSize: 2, maxSize: 6,
 *   workload: { type: "container", image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1" },
 * });
 * ```
 *
 * **Creates** a role with the rights to be managed by Systems Manager, to report itself ready, to pull the workload's own image from ECR and to read
 * its own secrets; a launch template (IMDSv2 only,
 * encrypted gp3, no public address) whose cloud-init runs the workload as a systemd service that outlasts the drain when it stops; an
 * autoscaling group over the subnets, checked by the load balancer, with instance refresh and rollback; lifecycle hooks. The workload gets
 * HOST, PORT, NODE_ID, NODE_ZONE and NODE_GROUP and must listen on PORT.
 *
 * **Secrets**: `workload.secrets: { DB_PASSWORD: { parameter: "/shop/db-password" }, API_KEY: { secret: "shop/api", key: "key" } }` names where they lie, as
 * ECS's `valueFrom` does. A node fetches them whenever its service starts, into memory that root alone may read, and starts nothing without them; a restart while the
 * service does not answer goes on with the values it has. The role may read these and, through its service, decrypt with `kmsKeyArn`, and reads no
 * other parameter or secret. A node needs the AWS CLI and Python 3, which Amazon Linux 2023 has. A rotated value reaches nodes that start after it.
 *
 * **Costs**: its instances and disks by the hour, detailed monitoring per instance.
 *
 * **When something fails**: a node whose target is unhealthy after the grace is replaced, in another zone if need be. A node counts as in service
 * once its workload answers its target groups' checks on the node itself, so refreshes and traffic wait for that; one that cannot say so (it needs the Auto Scaling API,
 * through NAT or an endpoint) is let in after boot time and checks. A refresh that fails rolls back.
 *
 * **Stable**: the group is replaced, new nodes first, together with the target groups that it serves. A controller's capacity is never reverted;
 * a replacement starts from the last capacity that the state knows (`pulumi refresh` brings the live one). A changed `minSize` of a group that
 * something has scaled meanwhile needs `pulumi up --refresh`: the provider waits for exactly the capacity that the state knows. A newer Amazon
 * Linux image shows in the preview and rolls the nodes; `imageId` pins it.
 */
export class NodeGroup extends pulumi.ComponentResource {
  /** The settings with every default resolved. */
  readonly settings: NodeGroupSettings;
  /** Seconds, resolved from the settings and the target groups. */
  readonly timers: Timers;
  /** Known before anything is created. */
  readonly name: string;
  /** ARN of the autoscaling group. */
  readonly arn: pulumi.Output<string>;
  /** What the nodes may do; attach further policies to it. */
  readonly role: iam.Role;
  /** What new nodes are made from. */
  readonly launchTemplate: ec2.LaunchTemplate;
  /** In service once its nodes' workloads answer: what traffic is moved to should depend on it. */
  readonly group: autoscaling.Group;

  private readonly wiring: Wiring;
  private readonly tagsFor: (name: string) => Tags;

  constructor(name: string, args: NodeGroupArgs, { dependsOn, ...opts }: pulumi.ComponentResourceOptions = {}) {
    const { subnetIds, securityGroupIds, belongsTo, label, tags, partTags, limits, transform, targetGroups, ...input } =
      args;
    const subject = { type: "NodeGroup", name };
    const schema = nodeGroupSettings(limitsWith(limits ?? {}));
    const settings = parseArgs(schema, { ...input, targetGroups: Object.keys(targetGroups) }, subject);
    const groupName = physicalName("autoscalingGroup", name, { belongsTo, targets: identityOf(targetGroups) });
    const served = Object.values(targetGroups).map((group) => group.settings);
    const userData = planNodeUserData(settings, served, { label: label ?? name, group: groupName });
    refuse(subject, userDataProblems(userData));
    super("vipkit:node-group:NodeGroup", name, settings, opts);
    this.settings = settings;
    this.timers = planTimers(settings, served);
    this.wiring = args;
    this.tagsFor = tagger("node-group", tags);
    this.name = groupName;

    const access = createInstanceProfile(
      name,
      settings,
      { groupName, tags: this.tagsFor, transform },
      { parent: this },
    );
    this.role = access.role;
    this.launchTemplate = this.#createLaunchTemplate(name, userData, access.profile);
    const before = dependsOn === undefined ? {} : { dependsOn };
    this.group = this.#createGroup(name, pulumi.mergeOptions({ dependsOn: [...access.grants] }, before));
    this.#createHooks(name);

    this.arn = this.group.arn;
    this.registerOutputs({ arn: this.arn, name: this.name, timers: this.timers });
  }

  #imageId(): pulumi.Input<string> {
    const image = planImage(this.settings);
    if ("id" in image) return image.id;
    // The parameter is public; `value` would be treated as a secret.
    return getParameterOutput({ name: image.parameter }, { parent: this }).insecureValue;
  }

  #createLaunchTemplate(name: string, userData: string, profile: iam.InstanceProfile): ec2.LaunchTemplate {
    const childName = `${name}-launch-template`;
    const { securityGroupIds, transform, belongsTo, partTags } = this.wiring;
    const tags = this.tagsFor(name);
    return new ec2.LaunchTemplate(
      childName,
      transformed(transform?.launchTemplate, childName, {
        name: physicalName("launchTemplate", name, { belongsTo }),
        imageId: this.#imageId(),
        ...planMachine(this.settings),
        iamInstanceProfile: { arn: profile.arn },
        networkInterfaces: [
          {
            deviceIndex: 0,
            associatePublicIpAddress: "false",
            deleteOnTermination: "true",
            securityGroups: securityGroupIds,
          },
        ],
        userData: Buffer.from(userData).toString("base64"),
        updateDefaultVersion: true,
        tagSpecifications: (["instance", "volume", "network-interface"] as const).map((resourceType) => ({
          resourceType,
          tags: mergeTags(tags, resourceType === "network-interface" ? undefined : partTags?.[resourceType]),
        })),
        tags: this.tagsFor(childName),
      }),
      { parent: this },
    );
  }

  /** `order`: what must exist before the first node boots; only the group itself waits for it. */
  #createGroup(name: string, order: pulumi.CustomResourceOptions): autoscaling.Group {
    const childName = `${name}-group`;
    const { subnetIds, targetGroups, transform } = this.wiring;
    const keys = Object.keys(targetGroups).sort();
    const { waitForCapacityTimeout, healthCheckGracePeriod, defaultInstanceWarmup } = this.timers;
    const served = Object.values(targetGroups).map((group) => group.settings);
    const warmPool = planWarmPool(this.settings);
    return new autoscaling.Group(
      childName,
      transformed(transform?.group, childName, {
        name: this.name,
        vpcZoneIdentifiers: subnetIds,
        targetGroupArns: keys.flatMap((key) => targetGroups[key]?.arn ?? []),
        ...planCapacity(this.settings),
        healthCheckType: this.settings.healthCheckType,
        healthCheckGracePeriod,
        defaultInstanceWarmup,
        maxInstanceLifetime: this.settings.maxInstanceLifetime,
        waitForCapacityTimeout: `${waitForCapacityTimeout}s`,
        availabilityZoneDistribution: { capacityDistributionStrategy: "balanced-best-effort" },
        enabledMetrics: [...enabledMetrics],
        initialLifecycleHooks: [{ name: readyHook, ...planReadyHook(this.timers) }],
        ...planReplacement(this.settings),
        ...(warmPool === undefined ? {} : { warmPool }),
        ...this.#machines(),
        tags: this.#groupTags(name),
      }),
      {
        ...order,
        parent: this,
        customTimeouts: { delete: `${planDeleteTimeout(served, this.timers)}s` },
        // The hook is there for the very first nodes; afterwards the resource of the same name keeps it.
        ignoreChanges: ["initialLifecycleHooks", ...planIgnored(this.settings)],
      },
    );
  }

  /** The template's version as a number: with `$Latest` a new version starts no refresh, and none can roll back. */
  #machines() {
    const { id, latestVersion } = this.launchTemplate;
    const version = latestVersion.apply((number) => `${number}`);
    const mixed = planMixedInstances(this.settings);
    if (mixed === undefined) return { launchTemplate: { id, version } };
    const { instancesDistribution, overrides } = mixed;
    const launchTemplateSpecification = { launchTemplateId: id, version };
    return {
      mixedInstancesPolicy: { instancesDistribution, launchTemplate: { launchTemplateSpecification, overrides } },
    };
  }

  /** The nodes' own tags come from the launch template; these are the group's, and reach nodes of an older template too. */
  #groupTags(name: string) {
    return pulumi.output(mergeTags(this.tagsFor(name), this.wiring.partTags?.instance)).apply((tags) => [
      ...Object.entries(tags)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
      ...planKeepAliveTag(this.settings),
    ]);
  }

  /** What CloudWatch has of the group, and of its nodes together: for alarms, metric math and dashboards. */
  metric(name: NodeGroupMetric): Metric {
    return groupMetric({ subject: { type: "NodeGroup", name: this.name }, parent: this }, this.group.name, name);
  }

  #createHooks(name: string): void {
    const autoscalingGroupName = this.group.name;
    const ready = { name: readyHook, autoscalingGroupName, ...planReadyHook(this.timers) };
    new autoscaling.LifecycleHook(`${name}-hook-ready`, ready, { parent: this });
    for (const [key, hook] of sorted(this.settings.lifecycleHooks)) {
      const args = { name: key, autoscalingGroupName, ...planLifecycleHook(hook) };
      new autoscaling.LifecycleHook(`${name}-hook-user-${key}`, args, { parent: this });
    }
  }
}

/** Target groups as far as they are known before creation. */
function identityOf(targetGroups: Readonly<Record<string, ServedTargetGroup>>): readonly string[] {
  return sorted(targetGroups).flatMap(([, { name, arn }]) => name ?? (typeof arn === "string" ? arn : []));
}
