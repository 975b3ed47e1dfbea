import * as autoscaling from "@pulumi/aws/autoscaling";
import * as ec2 from "@pulumi/aws/ec2";
import type * as iam from "@pulumi/aws/iam";
import { getParameterOutput } from "@pulumi/aws/ssm/getParameter";
import * as pulumi from "@pulumi/pulumi";
import {
  type LimitOverrides,
  limitsWith,
  type NodeGroupInput,
  type NodeGroupSettings,
  nodeGroupSettings,
} from "../../model";
import { Autoscaling } from "../autoscaling";
import { parseArgs, refuse } from "../errors";
import { physicalName } from "../names";
import { type Tags, tagger } from "../tags";
import { type Transforms, transformed } from "../transform";
import {
  groupMetrics,
  planCapacity,
  planImage,
  planLifecycleHook,
  planMachine,
  planMixedInstances,
  planReplacement,
  planTimers,
  type ServedSettings,
  type Timers,
} from "./plan";
import { planNodeUserData, userDataProblems, wiringProblems } from "./problems";
import { createInstanceProfile } from "./role";

/** A target group whose targets the nodes are. `TargetGroup` is one. */
export interface ServedTargetGroup {
  readonly arn: pulumi.Input<string>;
  /** `targetgroup/<name>/<id>`; needed to scale on requests. */
  readonly arnSuffix: pulumi.Input<string>;
  readonly settings: ServedSettings;
}

export interface NodeGroupArgs extends Omit<NodeGroupInput, "targetGroups"> {
  /** The target groups to serve, by key. The first one's port is what the workload is given as PORT. */
  readonly targetGroups: Readonly<Record<string, ServedTargetGroup>>;
  /** One private subnet per zone. */
  readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  readonly securityGroupIds: pulumi.Input<pulumi.Input<string>[]>;
  /** `app/<name>/<id>` of the load balancer; needed to scale on requests. */
  readonly loadBalancerArnSuffix?: pulumi.Input<string>;
  /**
   * Whether a listener forwards to its target groups. If so, creation waits until the first nodes are healthy there; targets of a group
   * that nothing forwards to are never checked.
   * @default true
   */
  readonly served?: boolean;
  /**
   * What the nodes call their group: NODE_GROUP.
   * @default the component's name
   */
  readonly label?: string;
  /** Plain text that stands for the VPC; a change replaces the group, under a new name. */
  readonly belongsTo?: string;
  /** Tags of the group, its nodes and their disks. */
  readonly tags?: Tags;
  /** Vendor limits that have moved. */
  readonly limits?: LimitOverrides;
  readonly transform?: Transforms<{ launchTemplate: ec2.LaunchTemplateArgs; group: autoscaling.GroupArgs }>;
}

type Wiring = Omit<NodeGroupArgs, keyof NodeGroupInput> & Pick<NodeGroupArgs, "targetGroups">;

/** Redundant nodes over zones that run one workload as a service, are replaced when they fail, and scale. */
export class NodeGroup extends pulumi.ComponentResource {
  readonly settings: NodeGroupSettings;
  /** Seconds, resolved from the settings and the target groups. */
  readonly timers: Timers;
  /** Known before anything is created. */
  readonly name: string;
  readonly arn: pulumi.Output<string>;
  readonly role: iam.Role;
  readonly launchTemplate: ec2.LaunchTemplate;
  readonly autoscaling: Autoscaling;

  readonly #wiring: Wiring;
  readonly #tags: (name: string) => Tags;

  constructor(name: string, args: NodeGroupArgs, { dependsOn, ...opts }: pulumi.ComponentResourceOptions = {}) {
    const { subnetIds, securityGroupIds, loadBalancerArnSuffix, served, belongsTo, ...rest } = args;
    const { label, tags, limits, transform, targetGroups, ...input } = rest;
    const subject = { type: "NodeGroup", name };
    const schema = nodeGroupSettings(limitsWith(limits ?? {}));
    const settings = parseArgs(schema, { ...input, targetGroups: Object.keys(targetGroups) }, subject);
    const servedSettings = Object.values(targetGroups).map((group) => group.settings);
    const timers = planTimers(settings, servedSettings);
    const userData = planNodeUserData(settings, servedSettings, label ?? name);
    const wiring = wiringProblems(settings, loadBalancerArnSuffix !== undefined);
    refuse(subject, [...userDataProblems(userData), ...wiring]);
    super("vipkit:node-group:NodeGroup", name, settings, opts);
    this.settings = settings;
    this.timers = timers;
    this.#wiring = args;
    this.#tags = tagger("node-group", tags);
    this.name = physicalName("autoscalingGroup", name, { belongsTo });

    const access = createInstanceProfile(
      name,
      settings,
      { logGroup: `/vipkit/${this.name}`, tags: this.#tags },
      { parent: this },
    );
    this.role = access.role;
    this.launchTemplate = this.#createLaunchTemplate(name, userData, access.profile);
    const before = dependsOn === undefined ? {} : { dependsOn };
    const group = this.#createGroup(name, pulumi.mergeOptions({ dependsOn: [...access.grants] }, before));
    this.#createHooks(name, group);
    this.autoscaling = new Autoscaling(
      name,
      { ...settings.autoscaling, groupName: group.name, ...this.#scalingWiring(), ...(limits ? { limits } : {}) },
      { parent: this },
    );

    this.arn = group.arn;
    this.registerOutputs({ arn: this.arn, name: this.name, timers });
  }

  #imageId(): pulumi.Input<string> {
    const image = planImage(this.settings);
    if ("id" in image) return image.id;
    // The parameter is public; `value` would be treated as a secret.
    return getParameterOutput({ name: image.parameter }, { parent: this }).insecureValue;
  }

  #createLaunchTemplate(name: string, userData: string, profile: iam.InstanceProfile): ec2.LaunchTemplate {
    const childName = `${name}-launch-template`;
    const { securityGroupIds, transform, belongsTo } = this.#wiring;
    const tags = this.#tags(name);
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
        tagSpecifications: ["instance", "volume", "network-interface"].map((resourceType) => ({ resourceType, tags })),
        tags: this.#tags(childName),
      }),
      { parent: this },
    );
  }

  /** `order`: what must exist before the first node boots; only the group itself waits for it. */
  #createGroup(name: string, order: pulumi.CustomResourceOptions): autoscaling.Group {
    const childName = `${name}-group`;
    const { subnetIds, targetGroups, served, transform } = this.#wiring;
    const keys = Object.keys(targetGroups).sort();
    const { waitForCapacityTimeout, healthCheckGracePeriod, defaultInstanceWarmup } = this.timers;
    return new autoscaling.Group(
      childName,
      transformed(transform?.group, childName, {
        name: this.name,
        vpcZoneIdentifiers: subnetIds,
        targetGroupArns: keys.flatMap((key) => targetGroups[key]?.arn ?? []),
        ...planCapacity(this.settings, served ?? true),
        healthCheckType: this.settings.healthCheckType,
        healthCheckGracePeriod,
        defaultInstanceWarmup,
        maxInstanceLifetime: this.settings.maxInstanceLifetime,
        waitForCapacityTimeout: `${waitForCapacityTimeout}s`,
        availabilityZoneDistribution: { capacityDistributionStrategy: "balanced-best-effort" },
        enabledMetrics: [...groupMetrics],
        ...planReplacement(this.settings),
        ...this.#machines(),
        tags: this.#groupTags(name),
      }),
      {
        ...order,
        parent: this,
        ignoreChanges: this.settings.desiredCapacity.owner === "controller" ? ["desiredCapacity"] : [],
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
    return pulumi.output(this.#tags(name)).apply((tags) =>
      Object.entries(tags)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
    );
  }

  #createHooks(name: string, group: autoscaling.Group): void {
    const hooks = Object.entries(this.settings.lifecycleHooks).sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [key, hook] of hooks) {
      new autoscaling.LifecycleHook(
        `${name}-hook-${key}`,
        { name: key, autoscalingGroupName: group.name, ...planLifecycleHook(hook) },
        { parent: this },
      );
    }
  }

  #scalingWiring() {
    const { targetGroups, loadBalancerArnSuffix } = this.#wiring;
    const keys = Object.keys(targetGroups);
    const counted = this.settings.autoscaling.requestsPerTarget?.targetGroup ?? keys[0] ?? "";
    const targetGroup = targetGroups[counted];
    return {
      ...(loadBalancerArnSuffix === undefined ? {} : { loadBalancerArnSuffix }),
      ...(targetGroup === undefined ? {} : { targetGroupArnSuffix: targetGroup.arnSuffix }),
    };
  }
}
