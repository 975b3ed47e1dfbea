import type { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import { Service, type ServiceArgs } from "@pulumi/kubernetes/core/v1/service";
import * as pulumi from "@pulumi/pulumi";
import { type Transforms, transformed } from "../../transform";
import { createCustom, type Manifest } from "../custom-resource";
import { settingsOf } from "../settings-of";
import type { KubernetesTargetGroupInput } from "./inputs";
import { planBackendTls, planService, type TargetGroupContext } from "./plan";
import type { KubernetesTargetGroupSettings } from "./resolved";
import { targetGroupSettings } from "./settings";

interface TargetGroupRoles {
  service: ServiceArgs;
  backendTls: Manifest;
}

export interface TargetGroupArgs extends KubernetesTargetGroupInput {
  /** Cluster, namespace and the group's own name. */
  readonly context: TargetGroupContext;
  /** Changes the arguments of children. Unsupported surface. */
  readonly transform?: Transforms<TargetGroupRoles>;
}

/**
 * Targets that share a port, a health check and an affinity: the endpoints of one Service.
 *
 * ```ts
 * new TargetGroup("shop-targets-web", { port: 8080, context });
 * ```
 *
 * **Creates** a Service, and for HTTPS groups the policy by which the gateway encrypts to the nodes and checks their certificate. Algorithm,
 * affinity and health check become a policy of each route that forwards to it: see the gateway.
 *
 * **Costs**: nothing.
 *
 * **When something fails**: an endpoint that is not ready gets no requests. While none is left, its share of a route's requests is answered 503.
 */
export class TargetGroup extends pulumi.ComponentResource {
  /** The settings with every default resolved. */
  readonly settings: KubernetesTargetGroupSettings;
  /** Its endpoints. */
  readonly service: Service;
  /** Undefined where the gateway does not encrypt to the nodes. */
  readonly backendTls: CustomResource | undefined;
  /** Name of the Service. */
  readonly serviceName: pulumi.Output<string>;

  constructor(name: string, args: TargetGroupArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const { context, transform = {}, ...input } = args;
    const settings = settingsOf(targetGroupSettings(), input, { type: "TargetGroup", name });
    super("vipkit:kubernetes-target-group:TargetGroup", name, settings, opts);
    this.settings = settings;
    const child = `${name}-service`;
    const planned = planService(settings, context);
    this.service = new Service(child, transformed<ServiceArgs>(transform.service, child, planned), { parent: this });
    const policy = planBackendTls(settings, context);
    this.backendTls =
      policy &&
      createCustom(`${name}-encryption`, policy, transform.backendTls, { parent: this, dependsOn: [this.service] });
    this.serviceName = this.service.metadata.name;
    this.registerOutputs({ serviceName: this.serviceName });
  }
}
