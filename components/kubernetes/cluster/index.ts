import { Namespace } from "@pulumi/kubernetes/core/v1/namespace";
import * as pulumi from "@pulumi/pulumi";
import { Access } from "../access";
import { Address } from "../address";
import { Autoscaling } from "../autoscaling";
import { isScaled } from "../autoscaling/plan";
import { Certificate } from "../certificate";
import { Firewall } from "../firewall";
import { Gateway } from "../gateway";
import { Observability } from "../observability";
import { Operations } from "../operations";
import { refuseIssues } from "../settings-of";
import { TargetGroup } from "../target-group";
import { TrustStore } from "../trust-store";
import { Workload } from "../workload";
import { checkKubernetesCluster } from "./check";
import type { KubernetesClusterSpecInput } from "./inputs";
import * as plan from "./plan";
import type { KubernetesClusterSpec } from "./resolved";

/** What a stack tells its user of a cluster on Kubernetes. */
export interface KubernetesClusterSummary {
  /** Where clients go first; undefined without a name of the cluster's own, since the gateway's status alone has its address. */
  readonly url: string | undefined;
  /** Namespace of everything. */
  readonly namespace: string;
  /** Name of the Gateway, whose status has its addresses. */
  readonly gateway: pulumi.Output<string>;
  /** Names of the Deployments, by key. */
  readonly nodeGroups: Readonly<Record<string, pulumi.Output<string>>>;
  /** Names of the Services, by key. */
  readonly targetGroups: Readonly<Record<string, pulumi.Output<string>>>;
}

/**
 * Redundant nodes behind one virtual address, on Kubernetes: workloads, routes, certificate, firewall and rights from the spec that runs on AWS too.
 *
 * ```ts
 * new KubernetesCluster("shop", { name: "shop", platform: "kubernetes", loadBalancer: { listeners }, targetGroups: { web: {} }, nodeGroups: { web: { targetGroups: ["web"] } } });
 * ```
 *
 * **Creates** a namespace at Pod Security level restricted, and the components in the order in which they need each other. Routes send requests to a
 * group once its nodes are in service, and the firewall is closed before the first node starts. Gateway API, Envoy Gateway and, as far as the spec
 * asks for them, cert-manager, MetalLB, the Prometheus operator and Velero must be in the cluster.
 *
 * **Costs**: those of its parts; the nodes and the cloud's load balancer make most of it.
 *
 * **When something fails**: see its parts.
 *
 * **Stable**: maps are keyed by your names, their order means nothing.
 */
export class KubernetesCluster extends pulumi.ComponentResource {
  /** The spec with every default resolved. */
  readonly spec: KubernetesClusterSpec;
  /** Undefined where it exists. */
  readonly namespace: Namespace | undefined;
  /** Who may reach whom. */
  readonly firewall: Firewall;
  /** Undefined where no listener needs the cluster's own. */
  readonly certificate: Certificate | undefined;
  /** By your keys. */
  readonly trustStores: Readonly<Record<string, TrustStore>>;
  /** By your keys. */
  readonly targetGroups: Readonly<Record<string, TargetGroup>>;
  /** By your keys. */
  readonly nodeGroups: Readonly<Record<string, Workload>>;
  /** By the keys of the node groups that scale. */
  readonly autoscaling: Readonly<Record<string, Autoscaling>>;
  /** The virtual address and its listeners. */
  readonly gateway: Gateway;
  /** What a stack tells its user. */
  readonly summary: KubernetesClusterSummary;

  private readonly name: string;
  /** Of every child: in the namespace where it is made here. */
  private readonly within: pulumi.ComponentResourceOptions;

  constructor(name: string, args: KubernetesClusterSpecInput, opts: pulumi.ComponentResourceOptions = {}) {
    const spec = refuseIssues(checkKubernetesCluster(args), { type: "KubernetesCluster", name });
    super("vipkit:kubernetes-cluster:KubernetesCluster", name, spec, opts);
    this.spec = spec;
    this.name = name;
    this.namespace = this.#createNamespace();
    this.within = { parent: this, ...(this.namespace === undefined ? {} : { dependsOn: [this.namespace] }) };
    this.firewall = this.#createFirewall();
    this.certificate = this.#createCertificate();
    this.trustStores = this.#createTrustStores();
    this.targetGroups = this.#createTargetGroups();
    this.nodeGroups = this.#createNodeGroups();
    this.autoscaling = this.#createAutoscaling();
    this.gateway = this.#createGateway(this.#createAddress());
    this.#createSurroundings();
    this.summary = this.#summarize();
    this.registerOutputs({ ...this.summary });
  }

  #createNamespace(): Namespace | undefined {
    const { kubernetes, loadBalancer } = this.spec;
    if (!kubernetes.createNamespace) return undefined;
    const opts = { parent: this, protect: loadBalancer.enableDeletionProtection };
    return new Namespace(`${this.name}-namespace`, plan.planNamespace(this.spec), opts);
  }

  #createFirewall(): Firewall {
    const context = plan.firewallContext(this.spec);
    return new Firewall(`${this.name}-firewall`, { ...this.spec.firewall, context }, this.within);
  }

  #createCertificate(): Certificate | undefined {
    const { certificate } = this.spec;
    if (certificate === undefined) return undefined;
    const context = plan.placementOf(this.spec);
    return new Certificate(`${this.name}-certificate`, { ...certificate, context }, this.within);
  }

  #createTrustStores(): Record<string, TrustStore> {
    return Object.fromEntries(
      plan.byName(this.spec.trustStores).map(([key, settings]) => {
        const context = plan.trustStoreContext(this.spec, key);
        return [key, new TrustStore(`${this.name}-trust-${key}`, { ...settings, context }, this.within)];
      }),
    );
  }

  #createTargetGroups(): Record<string, TargetGroup> {
    return Object.fromEntries(
      plan.byName(this.spec.targetGroups).map(([key, settings]) => {
        const context = plan.targetGroupContext(this.spec, key);
        return [key, new TargetGroup(`${this.name}-targets-${key}`, { ...settings, context }, this.within)];
      }),
    );
  }

  /** Closed before the first node starts. */
  #createNodeGroups(): Record<string, Workload> {
    const opts = { ...this.within, dependsOn: [this.firewall] };
    return Object.fromEntries(
      plan.byName(this.spec.nodeGroups).map(([key, settings]) => {
        const context = plan.workloadContext(this.spec, key);
        return [key, new Workload(`${this.name}-nodes-${key}`, { ...settings, context }, opts)];
      }),
    );
  }

  #createAutoscaling(): Record<string, Autoscaling> {
    const scaled = plan.byName(this.spec.nodeGroups).filter(([, { autoscaling }]) => isScaled(autoscaling));
    return Object.fromEntries(
      scaled.map(([key, { autoscaling }]) => {
        const context = plan.autoscalingContext(this.spec, key);
        const nodes = this.nodeGroups[key];
        const opts = { parent: this, dependsOn: nodes === undefined ? [] : [nodes] };
        return [key, new Autoscaling(`${this.name}-scaling-${key}`, { ...autoscaling, context }, opts)];
      }),
    );
  }

  #createAddress(): Address {
    const context = plan.placementOf(this.spec);
    return new Address(`${this.name}-address`, { ...this.spec.kubernetes.address, context }, this.within);
  }

  /** Traffic follows nodes: a route, new or changed, waits until the node groups behind its target groups are in service. */
  #createGateway(address: Address): Gateway {
    const used = plan.forwardedTo(this.spec);
    const serving = Object.entries(this.nodeGroups)
      .filter(([, { settings }]) => settings.targetGroups.some((name) => used.has(name)))
      .map(([, nodes]) => nodes);
    const certificate = this.certificate === undefined ? [] : [this.certificate];
    return new Gateway(
      `${this.name}-gateway`,
      {
        ...this.spec.loadBalancer,
        context: plan.gatewayContext(this.spec),
        weightsOwner: this.spec.traffic.owner,
        ready: [...Object.values(this.targetGroups), ...serving],
      },
      { parent: this, dependsOn: [address, ...certificate, ...Object.values(this.trustStores)] },
    );
  }

  #createSurroundings(): void {
    const { access, monitoring, operations } = this.spec.kubernetes;
    const context = plan.placementOf(this.spec);
    new Access(`${this.name}-access`, { ...access, context }, this.within);
    new Operations(`${this.name}-operations`, { ...operations, context }, this.within);
    if (monitoring === undefined) return;
    const seen = plan.observabilityContext(this.spec);
    new Observability(`${this.name}-monitoring`, { ...monitoring, context: seen }, this.within);
  }

  #summarize(): KubernetesClusterSummary {
    const { scheme, suffix } = plan.planUrl(this.spec.loadBalancer);
    const host = this.spec.address?.domainName;
    return {
      url: host === undefined ? undefined : `${scheme}://${host}${suffix}`,
      namespace: plan.placementOf(this.spec).namespace,
      gateway: this.gateway.gateway.metadata.name,
      nodeGroups: Object.fromEntries(
        Object.entries(this.nodeGroups).map(([key, { deploymentName }]) => [key, deploymentName]),
      ),
      targetGroups: Object.fromEntries(
        Object.entries(this.targetGroups).map(([key, { serviceName }]) => [key, serviceName]),
      ),
    };
  }
}
