import type { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import {
  HorizontalPodAutoscaler,
  type HorizontalPodAutoscalerArgs,
} from "@pulumi/kubernetes/autoscaling/v2/horizontalPodAutoscaler";
import * as pulumi from "@pulumi/pulumi";
import { type Transforms, transformed } from "../../transform";
import { createCustom, type Manifest } from "../custom-resource";
import { settingsOf } from "../settings-of";
import type { KubernetesAutoscalingInput } from "./inputs";
import { type AutoscalingContext, isByTriggers, planAutoscaler, planScaledObject } from "./plan";
import type { KubernetesAutoscalingSettings } from "./resolved";
import { autoscalingSettings } from "./settings";

export interface AutoscalingArgs extends KubernetesAutoscalingInput {
  /** Cluster, namespace, node group and its sizes. */
  readonly context: AutoscalingContext;
  /** Changes the arguments of the child. Unsupported surface. */
  readonly transform?: Transforms<{ autoscaler: HorizontalPodAutoscalerArgs; scaledObject: Manifest }>;
}

/**
 * When and how the number of a group's nodes changes.
 *
 * ```ts
 * new Autoscaling("shop-scaling-web", { cpu: { targetValue: 60 }, context });
 * ```
 *
 * **Creates** a HorizontalPodAutoscaler: up at once, to twice the nodes within 15 seconds; down by a quarter a minute, once the window has passed
 * without need. With `triggers` a ScaledObject in its place, from which KEDA makes that autoscaler: never both.
 *
 * **Costs**: nothing itself; what it makes does.
 *
 * **When something fails**: without metrics (metrics-server for CPU, an adapter for requests, KEDA for triggers) the number of nodes stays as it is.
 */
export class Autoscaling extends pulumi.ComponentResource {
  /** The settings with every default resolved. */
  readonly settings: KubernetesAutoscalingSettings;
  /** What changes the number of nodes. */
  readonly autoscaler: HorizontalPodAutoscaler | CustomResource;

  constructor(name: string, args: AutoscalingArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const { context, transform, ...input } = args;
    const settings = settingsOf(autoscalingSettings(), input, { type: "Autoscaling", name });
    super("vipkit:kubernetes-autoscaling:Autoscaling", name, settings, opts);
    this.settings = settings;
    const child = `${name}-autoscaler`;
    this.autoscaler = isByTriggers(settings)
      ? createCustom(child, planScaledObject(settings, context), transform?.scaledObject, { parent: this })
      : new HorizontalPodAutoscaler(
          child,
          transformed<HorizontalPodAutoscalerArgs>(transform?.autoscaler, child, planAutoscaler(settings, context)),
          { parent: this },
        );
    this.registerOutputs({});
  }
}
