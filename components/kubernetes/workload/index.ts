import { Deployment, type DeploymentArgs } from "@pulumi/kubernetes/apps/v1/deployment";
import { ServiceAccount, type ServiceAccountArgs } from "@pulumi/kubernetes/core/v1/serviceAccount";
import { PodDisruptionBudget, type PodDisruptionBudgetArgs } from "@pulumi/kubernetes/policy/v1/podDisruptionBudget";
import * as pulumi from "@pulumi/pulumi";
import { type Transforms, transformed } from "../../transform";
import { settingsOf } from "../settings-of";
import type { KubernetesNodeGroupInput } from "./inputs";
import { ownedByOthers, planDeployment, planDisruptionBudget, planServiceAccount, type WorkloadContext } from "./plan";
import type { KubernetesNodeGroupSettings } from "./resolved";
import { nodeGroupSettings } from "./settings";

interface WorkloadRoles {
  deployment: DeploymentArgs;
  disruptionBudget: PodDisruptionBudgetArgs;
  serviceAccount: ServiceAccountArgs;
}

export interface WorkloadArgs extends KubernetesNodeGroupInput {
  /** Cluster, namespace, target groups served and what else the nodes must know. */
  readonly context: WorkloadContext;
  /** Changes the arguments of children. Unsupported surface. */
  readonly transform?: Transforms<WorkloadRoles>;
}

/**
 * Nodes that share a template and a size: pods of one Deployment.
 *
 * ```ts
 * new Workload("shop-nodes-web", { targetGroups: ["web"], context });
 * ```
 *
 * **Creates** a ServiceAccount without token, the Deployment, and a disruption budget of one node. What scales it is a component of its own.
 *
 * **Costs**: what the pods ask for of the cluster's machines.
 *
 * **When something fails**: a node whose check fails gets no requests, and is restarted when that lasts three times as long; one whose machine is
 * lost is made anew after `pod.tolerationSeconds`. A rollout brings new nodes first, and stops while the old ones serve when they do not come up.
 * A node that leaves serves on until every proxy knows it, then finishes its requests.
 *
 * **Stable**: names and selectors follow from the cluster's and the group's names. `replicas` is left to the autoscaler where there is one.
 */
export class Workload extends pulumi.ComponentResource {
  /** The settings with every default resolved. */
  readonly settings: KubernetesNodeGroupSettings;
  /** The identity of its nodes. */
  readonly serviceAccount: ServiceAccount;
  /** Its nodes. */
  readonly deployment: Deployment;
  /** Who may take nodes away, and how many at a time. */
  readonly disruptionBudget: PodDisruptionBudget;
  /** Name of the Deployment. */
  readonly deploymentName: pulumi.Output<string>;

  constructor(name: string, args: WorkloadArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const { context, transform = {}, ...input } = args;
    const settings = settingsOf(nodeGroupSettings(), input, { type: "Workload", name });
    super("vipkit:kubernetes-workload:Workload", name, settings, opts);
    this.settings = settings;
    const child = (role: string) => `${name}-${role}`;
    this.serviceAccount = new ServiceAccount(
      child("account"),
      transformed<ServiceAccountArgs>(transform.serviceAccount, child("account"), planServiceAccount(context)),
      { parent: this },
    );
    this.disruptionBudget = new PodDisruptionBudget(
      child("budget"),
      transformed<PodDisruptionBudgetArgs>(transform.disruptionBudget, child("budget"), planDisruptionBudget(context)),
      { parent: this },
    );
    this.deployment = new Deployment(
      child("deployment"),
      transformed<DeploymentArgs>(transform.deployment, child("deployment"), planDeployment(settings, context)),
      { parent: this, dependsOn: [this.serviceAccount], ignoreChanges: [...ownedByOthers(settings)] },
    );
    this.deploymentName = this.deployment.metadata.name;
    this.registerOutputs({ deploymentName: this.deploymentName });
  }
}
