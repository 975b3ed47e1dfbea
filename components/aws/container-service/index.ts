import * as appautoscaling from "@pulumi/aws/appautoscaling";
import type * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ecs from "@pulumi/aws/ecs";
import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { sorted } from "../../../model/settings/entries";
import { type LimitOverrides, limitsWith } from "../../../platforms/aws/limits";
import { planTimers, type Timers } from "../../../platforms/aws/node-timers";
import { parseArgs, refuse } from "../../errors";
import { createEncryptedLogGroup, type LogPlace, logPlace } from "../../log-group";
import { physicalName } from "../../names";
import { planServiceTrust } from "../../service-trust";
import { type Tags, tagger } from "../../tags";
import { type Transforms, transformed } from "../../transform";
import type { ServedTargetGroup } from "../node-group";
import type { ContainerServiceInput } from "./inputs";
import { containerName, planContainer, planExecutionPolicy, planIgnored, planService, planTask } from "./plan";
import { servedProblems } from "./problems";
import type { ContainerServiceSettings } from "./resolved";
import { containerServiceSettings } from "./settings";

/** A cluster of ECS that exists. */
export interface ExistingContainerCluster {
  readonly arn: pulumi.Input<string>;
  readonly name: pulumi.Input<string>;
}

export interface ContainerServiceArgs extends ContainerServiceInput {
  /** The target groups to serve, by key; each of targetType ip. PORT is the port of the first. */
  readonly targetGroups: Readonly<Record<string, ServedTargetGroup>>;
  /** One private subnet per zone, with a way to the image's registry. */
  readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  /** Groups that guard the tasks. */
  readonly securityGroupIds: pulumi.Input<pulumi.Input<string>[]>;
  /** Region in which it runs. */
  readonly region: pulumi.Input<string>;
  /**
   * Cluster that the service is in.
   * @default one of its own, with Container Insights
   */
  readonly cluster?: ExistingContainerCluster;
  /**
   * What the tasks call their group: NODE_GROUP.
   * @default the component's name
   */
  readonly label?: string;
  /** Plain text that stands for the VPC; a change replaces the service, under a new name. */
  readonly belongsTo?: string;
  /** Tags of every child, and of the tasks. */
  readonly tags?: Tags;
  /** Vendor limits that have moved. */
  readonly limits?: LimitOverrides | undefined;
  /** Changes the arguments of children. Unsupported surface. */
  readonly transform?: Transforms<ContainerServiceRoles> | undefined;
}

/** Children whose arguments a caller may change. */
export interface ContainerServiceRoles {
  cluster: ecs.ClusterArgs;
  taskDefinition: ecs.TaskDefinitionArgs;
  service: ecs.ServiceArgs;
  /** What starts the tasks, and what the tasks may do: the place of a permissions boundary. */
  role: iam.RoleArgs;
}

/**
 * Redundant tasks of ECS on Fargate behind target groups: nodes without machines of one's own, in place of a `NodeGroup`.
 *
 * ```ts
 * const web = new TargetGroup("web", { vpcId, port: 8080, targetType: "ip" });
 * new ContainerService("web", {
 *   targetGroups: { web }, subnetIds, securityGroupIds, region, minSize: 2, maxSize: 6,
 *   workload: { type: "container", image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1" },
 * }, { dependsOn: [balancer] });
 * ```
 *
 * **Creates** a cluster with Container Insights, unless one is given; a role that starts tasks (pulls this image, reads these secrets, writes this
 * log) and one for the program in them, which may do nothing; a task definition with an encrypted log group; a service over the subnets that
 * is replaced in waves and rolls back; with `autoscaling` the limits and the policy of Application Auto Scaling. The workload gets HOST, PORT and
 * NODE_GROUP and must listen on PORT.
 *
 * **Costs**: each task by the second for its processors and memory, and a public or private image's transfer; its logs by the GB.
 *
 * **When something fails**: a task that its target groups find unhealthy after the grace, or that ends, is replaced. ECS says nowhere how soon,
 * so the budget has no time for full redundancy. A rollout whose tasks do not come up goes back to the version before, and the update fails.
 *
 * **Stable**: a new definition is a new revision, which the service rolls to. A controller's number of tasks is never reverted. ECS refuses a target
 * group that no listener forwards to: let the service depend on the balancer.
 */
export class ContainerService extends pulumi.ComponentResource {
  /** The settings with every default resolved. */
  readonly settings: ContainerServiceSettings;
  /** Seconds, resolved from the settings and the target groups. */
  readonly timers: Pick<Timers, "healthCheckGracePeriod">;
  /** Known before anything is created. */
  readonly name: string;
  /** ARN of the service. */
  readonly arn: pulumi.Output<string>;
  /** What the program in the tasks may do: attach policies to it. */
  readonly role: iam.Role;
  /** What new tasks are made from. */
  readonly taskDefinition: ecs.TaskDefinition;
  /** Steady once its tasks serve: what traffic is moved to should depend on it. */
  readonly service: ecs.Service;

  private readonly wiring: ContainerServiceArgs;
  private readonly tagsFor: (name: string) => Tags;
  private readonly place: LogPlace;

  constructor(name: string, args: ContainerServiceArgs, { dependsOn, ...opts }: pulumi.ComponentResourceOptions = {}) {
    const {
      subnetIds: _,
      securityGroupIds: __,
      region,
      cluster,
      belongsTo,
      label,
      tags,
      limits,
      transform,
      ...rest
    } = args;
    const { targetGroups, ...input } = rest;
    const subject = { type: "ContainerService", name };
    const inForce = limitsWith(limits);
    const settings = parseArgs(containerServiceSettings(inForce), input, subject);
    const served = Object.values(targetGroups).map((group) => group.settings);
    refuse(subject, servedProblems(targetGroups, inForce));
    super("vipkit:container-service:ContainerService", name, settings, opts);
    this.settings = settings;
    const { healthCheckGracePeriod } = planTimers({ ...settings, lifecycleHooks: {} }, served);
    this.timers = { healthCheckGracePeriod };
    this.wiring = args;
    this.tagsFor = tagger("container-service", tags);
    this.name = physicalName("containerService", name, { belongsTo });
    this.place = logPlace(region, this);

    const logs = this.#createLogs(name);
    const { starter, grants } = this.#createStarter(name, logs);
    this.role = this.#createRole(`${name}-task-role`);
    this.taskDefinition = this.#createDefinition(name, starter, logs, label ?? name);
    const home = cluster ?? this.#createCluster(name);
    const before = dependsOn === undefined ? {} : { dependsOn };
    this.service = this.#createService(name, home, pulumi.mergeOptions({ dependsOn: grants }, before));
    this.#createScaling(name, home);

    this.arn = this.service.arn;
    this.registerOutputs({ arn: this.arn, name: this.name, timers: this.timers });
  }

  get #ports(): readonly number[] {
    return [...new Set(sorted(this.wiring.targetGroups).map(([, { settings }]) => settings.port))];
  }

  #createLogs(name: string): cloudwatch.LogGroup {
    const args = {
      name: physicalName("logGroup", `/vipkit/${name}/tasks`, {}),
      retention: this.settings.logRetention,
      content: `what the tasks of ${name} write`,
      place: this.place,
      tags: this.tagsFor,
    };
    return createEncryptedLogGroup(`${name}-logs`, args, { parent: this });
  }

  #createRole(roleName: string): iam.Role {
    const trust = this.place.accountId.apply((id) => JSON.stringify(planServiceTrust("ecs-tasks.amazonaws.com", id)));
    return new iam.Role(
      roleName,
      transformed<iam.RoleArgs>(this.wiring.transform?.role, roleName, {
        name: physicalName("role", roleName, {}),
        assumeRolePolicy: trust,
        tags: this.tagsFor(roleName),
      }),
      { parent: this },
    );
  }

  /** The role with which ECS starts a task, and what must be granted before the first one. */
  #createStarter(name: string, logs: cloudwatch.LogGroup) {
    const starter = this.#createRole(`${name}-execution-role`);
    const { partition, region, accountId } = this.place;
    const policy = pulumi
      .all([partition, region, accountId, logs.name])
      .apply(([known, place, id, logGroup]) =>
        JSON.stringify(
          planExecutionPolicy(this.settings, { partition: known, region: place, accountId: id }, logGroup),
        ),
      );
    const grant = new iam.RolePolicy(`${name}-policy-execution`, { role: starter.name, policy }, { parent: this });
    return { starter, grants: [grant] };
  }

  #createDefinition(name: string, starter: iam.Role, logs: cloudwatch.LogGroup, label: string): ecs.TaskDefinition {
    const child = `${name}-task`;
    const { partition, region, accountId } = this.place;
    const containers = pulumi.all([partition, region, accountId, logs.name]).apply(([known, place, id, logGroupName]) =>
      JSON.stringify([
        planContainer(this.settings, {
          ...{ ports: this.#ports, label, logGroupName },
          account: { partition: known, region: place, accountId: id },
        }),
      ]),
    );
    return new ecs.TaskDefinition(
      child,
      transformed(this.wiring.transform?.taskDefinition, child, {
        family: this.name,
        ...planTask(this.settings),
        executionRoleArn: starter.arn,
        taskRoleArn: this.role.arn,
        containerDefinitions: containers,
        tags: this.tagsFor(child),
      }),
      { parent: this },
    );
  }

  #createCluster(name: string): ExistingContainerCluster {
    const child = `${name}-cluster`;
    const { arn, name: clusterName } = new ecs.Cluster(
      child,
      transformed(this.wiring.transform?.cluster, child, {
        name: physicalName("containerService", name, {}),
        settings: [{ name: "containerInsights", value: "enhanced" }],
        tags: this.tagsFor(child),
      }),
      { parent: this },
    );
    return { arn, name: clusterName };
  }

  #createService(name: string, cluster: ExistingContainerCluster, order: pulumi.CustomResourceOptions): ecs.Service {
    const child = `${name}-service`;
    const { targetGroups, subnetIds, securityGroupIds, transform } = this.wiring;
    return new ecs.Service(
      child,
      transformed(transform?.service, child, {
        name: this.name,
        cluster: cluster.arn,
        taskDefinition: this.taskDefinition.arn,
        launchType: "FARGATE",
        ...planService(this.settings, this.timers),
        networkConfiguration: { subnets: subnetIds, securityGroups: securityGroupIds, assignPublicIp: false },
        loadBalancers: sorted(targetGroups).map(([, { arn, settings }]) => ({
          targetGroupArn: arn,
          containerName,
          containerPort: settings.port,
        })),
        tags: this.tagsFor(child),
      }),
      { ...order, parent: this, ignoreChanges: planIgnored(this.settings) },
    );
  }

  #createScaling(name: string, cluster: ExistingContainerCluster): void {
    const { minSize, maxSize, autoscaling } = this.settings;
    const place = {
      resourceId: pulumi.interpolate`service/${cluster.name}/${this.service.name}`,
      scalableDimension: "ecs:service:DesiredCount",
      serviceNamespace: "ecs",
    };
    const limits = new appautoscaling.Target(
      `${name}-limits`,
      { ...place, minCapacity: minSize, maxCapacity: maxSize },
      { parent: this },
    );
    if (autoscaling.cpu === undefined) return;
    const { targetValue, disableScaleIn } = autoscaling.cpu;
    new appautoscaling.Policy(
      `${name}-cpu`,
      {
        ...{ ...place, resourceId: limits.resourceId },
        policyType: "TargetTrackingScaling",
        targetTrackingScalingPolicyConfiguration: {
          targetValue,
          disableScaleIn,
          predefinedMetricSpecification: { predefinedMetricType: "ECSServiceAverageCPUUtilization" },
        },
      },
      { parent: this },
    );
  }
}
