import type { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import * as pulumi from "@pulumi/pulumi";
import { createCustom, type Manifest, type ManifestTransforms } from "../custom-resource";
import { settingsOf } from "../settings-of";
import { planLoadBalancer, planTargetConfigurations } from "./aws/plan";
import { planAwsRoutes } from "./aws/routes";
import { planClientPolicies } from "./client-policy";
import { planConnectionRoutes } from "./connection-routes";
import { type GatewayContext, isByAws } from "./context";
import type { KubernetesLoadBalancerInput } from "./inputs";
import { planEnvoyProxy, planGateway, planSecurityPolicies } from "./plan";
import type { KubernetesLoadBalancerSettings } from "./resolved";
import { planHttpRoutes } from "./routes";
import { loadBalancerSettings } from "./settings";

type Role =
  | "gateway"
  | "proxy"
  | "clientPolicy"
  | "securityPolicy"
  | "route"
  | "trafficPolicy"
  | "answer"
  | "rewrite"
  /** Profile aws. */
  | "balancer"
  | "targets"
  | "rule";

export interface GatewayArgs extends KubernetesLoadBalancerInput {
  /** Cluster, namespace, target groups, proxies, certificate and address. */
  readonly context: GatewayContext;
  /** Who owns the weights once the routes exist. Default: the program. */
  readonly weightsOwner?: "program" | "controller";
  /** What must serve before a route sends requests there. */
  readonly ready?: readonly pulumi.Resource[];
  /** Changes the manifests of children. Unsupported surface. */
  readonly transform?: ManifestTransforms<Role>;
}

/**
 * The virtual address and its listeners: a Gateway with its routes, served by Envoy Gateway, or by a load balancer of AWS.
 *
 * ```ts
 * new Gateway("shop-gateway", { listeners: { https: { port: 443, protocol: "HTTPS", defaultAction } }, context });
 * ```
 *
 * **Creates** the Gateway, the proxies' settings, a policy for clients and one for each listener that asks for their certificates, one for each
 * listener that not everybody may use, and for each action a route of its own with a policy of how requests reach the nodes. With profile `aws` a
 * LoadBalancerConfiguration, a TargetGroupConfiguration for each target group, and a ListenerRuleConfiguration where a route has no field for an action.
 *
 * **Costs**: the proxies, and the load balancer that the cloud makes for their Service; with profile `aws` the load balancer alone.
 *
 * **When something fails**: a node whose check or connections fail gets no requests, and what it took nothing of goes to another one at once; GET,
 * HEAD and OPTIONS also when it answered nothing, unless rules of the listener name methods. Until a proxy has carried its first request it checks
 * nodes every 60 seconds only. Groups that clients are bound to do not stand in for one another. A load balancer of AWS sends nothing a second time.
 *
 * **Stable**: each rule is a route of its own, named after its listener and itself; reordering a file changes nothing.
 */
export class Gateway extends pulumi.ComponentResource {
  /** The settings with every default resolved. */
  readonly settings: KubernetesLoadBalancerSettings;
  /** How the proxies run; with profile aws, how the load balancer is. */
  readonly proxy: CustomResource;
  /** The address and its listeners. */
  readonly gateway: CustomResource;
  /** By their names: `<cluster>-<listener>`, `<cluster>-<listener>-<rule>`. */
  readonly routes: Readonly<Record<string, CustomResource>>;
  private readonly transform: ManifestTransforms<Role>;
  private readonly weightsOwner: "program" | "controller";

  constructor(name: string, args: GatewayArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const { context, weightsOwner = "program", ready = [], transform = {}, ...input } = args;
    const settings = settingsOf(loadBalancerSettings(), input, { type: "Gateway", name });
    super("vipkit:kubernetes-gateway:Gateway", name, settings, opts);
    this.settings = settings;
    this.transform = transform;
    this.weightsOwner = weightsOwner;
    const isAws = isByAws(context);
    this.proxy = isAws
      ? this.#create("balancer", `${name}-balancer`, planLoadBalancer(settings, context))
      : this.#create("proxy", `${name}-proxy`, planEnvoyProxy(settings, context));
    const policies = isAws ? this.#createTargets(name, context) : this.#createPolicies(name, context);
    this.gateway = this.#create("gateway", `${name}-gateway`, planGateway(settings, context), {
      dependsOn: [this.proxy, ...policies],
      protect: settings.enableDeletionProtection,
    });
    this.routes = this.#createRoutes(name, context, ready);
    this.registerOutputs({});
  }

  #create(role: Role, name: string, manifest: Manifest, opts: pulumi.CustomResourceOptions = {}): CustomResource {
    return createCustom(name, manifest, this.transform[role], { parent: this, ...opts });
  }

  /** Before the listeners: what they admit must hold from the first connection on. */
  #createPolicies(name: string, context: GatewayContext): readonly CustomResource[] {
    return [
      ...planClientPolicies(this.settings, context).map((policy) => {
        const own = policy.metadata.name === context.cluster ? "" : `-${policy.metadata.name}`;
        return this.#create("clientPolicy", `${name}-clients${own}`, policy);
      }),
      ...planSecurityPolicies(this.settings, context).map((policy) =>
        this.#create("securityPolicy", `${name}-allow-${policy.metadata.name}`, policy),
      ),
    ];
  }

  #createTargets(name: string, context: GatewayContext): readonly CustomResource[] {
    return planTargetConfigurations(context).map(({ key, manifest }) =>
      this.#create("targets", `${name}-targets-${key}`, manifest),
    );
  }

  /** A policy before its route: the first request must not meet the gateway's own defaults. */
  #createRoutes(
    name: string,
    context: GatewayContext,
    ready: readonly pulumi.Resource[],
  ): Record<string, CustomResource> {
    const routes = isByAws(context) ? planAwsRoutes(this.settings, context) : planHttpRoutes(this.settings, context);
    const http = routes.map((planned) => {
      if (planned.filter === undefined) return { ...planned, before: [] };
      const { role, manifest } = planned.filter;
      return { ...planned, before: [this.#create(role, `${name}-${role}-${planned.name}`, manifest)] };
    });
    const connections = planConnectionRoutes(this.settings, context).map(({ policy, ...planned }) => {
      return { ...planned, policies: [policy], before: [] };
    });
    const made = [...http, ...connections].map(({ name: route, route: manifest, policies, before, isWeighted }) => {
      const shaped = policies.map((policy) =>
        this.#create("trafficPolicy", `${name}-traffic-${policy.metadata.name}`, policy),
      );
      const isOthers = isWeighted && this.weightsOwner === "controller";
      const opts = {
        dependsOn: [this.gateway, ...before, ...shaped, ...ready],
        ignoreChanges: isOthers ? ["spec.rules"] : [],
      };
      return [route, this.#create("route", `${name}-route-${route}`, manifest, opts)] as const;
    });
    return Object.fromEntries(made);
  }
}
