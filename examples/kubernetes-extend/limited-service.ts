import { ResourceQuota } from "@pulumi/kubernetes/core/v1/resourceQuota";
import * as pulumi from "@pulumi/pulumi";
import { KubernetesCluster, type KubernetesClusterSpecInput } from "vipkit/kubernetes";

export interface LimitedServiceArgs {
  /** The cluster as its team wants it. */
  readonly cluster: KubernetesClusterSpecInput;
  /** Team that pays: a label of every object. */
  readonly team: string;
  /** Most that all pods of the service may ask for together, as quantities of Kubernetes: 8 and 16Gi. */
  readonly quota: { readonly cpu: string; readonly memory: string };
  /** PriorityClass of its pods: what is evicted last. */
  readonly priorityClass: string;
}

/** What the company wants of every cluster, over what its team has written. Pure. */
export const withHouseRules = (cluster: KubernetesClusterSpecInput, team: string): KubernetesClusterSpecInput => ({
  ...cluster,
  tags: { ...cluster.tags, "example.com/team": team },
  loadBalancer: { ...cluster.loadBalancer, enableDeletionProtection: true },
  kubernetes: { ...cluster.kubernetes, gateway: { replicas: 3, ...cluster.kubernetes?.gateway, minTlsVersion: "1.3" } },
});

/** Arguments of a Deployment, as far as they are changed. */
interface Templated {
  readonly spec: { readonly template: { readonly spec: object } };
}

const isTemplated = (type: string, args: unknown): args is Templated =>
  type === "kubernetes:apps/v1:Deployment" && typeof args === "object" && args !== null && "spec" in args;

/** Pods of every node group get a priority: no option has it, so that the Deployments' arguments are changed. */
const prioritised =
  (priorityClassName: string): pulumi.ResourceTransform =>
  ({ type, props, opts }) => {
    const args: unknown = props;
    if (!isTemplated(type, args)) return undefined;
    const { spec } = args;
    const template = { ...spec.template, spec: { ...spec.template.spec, priorityClassName } };
    return { props: { ...args, spec: { ...spec, template } }, opts };
  };

/** A cluster that keeps to the company's rules, within what it may use. */
export class LimitedService extends pulumi.ComponentResource {
  readonly cluster: KubernetesCluster;

  constructor(name: string, args: LimitedServiceArgs, opts: pulumi.ComponentResourceOptions = {}) {
    super("example:index:LimitedService", name, {}, opts);
    const spec = withHouseRules(args.cluster, args.team);
    this.cluster = new KubernetesCluster(name, spec, {
      parent: this,
      transforms: [prioritised(args.priorityClass)],
    });
    const { cpu, memory } = args.quota;
    const { namespace } = this.cluster.summary;
    new ResourceQuota(
      `${name}-quota`,
      {
        metadata: { name: "service", namespace },
        spec: { hard: { "requests.cpu": cpu, "requests.memory": memory, "limits.memory": memory } },
      },
      { parent: this, ...(this.cluster.namespace === undefined ? {} : { dependsOn: [this.cluster.namespace] }) },
    );
    this.registerOutputs({});
  }
}
