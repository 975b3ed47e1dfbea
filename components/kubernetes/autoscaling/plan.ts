import type { autoscaling } from "@pulumi/kubernetes/types/input";
import type { ScaledObject } from "../crds/scaled-object";
import { metadataOf, nameOf, type Placement } from "../objects";
import type { KubernetesAutoscalingSettings } from "./resolved";

/** The node group that is scaled, and between which sizes. */
export interface AutoscalingContext extends Placement {
  readonly key: string;
  readonly minSize: number;
  readonly maxSize: number;
}

type Scaled = Pick<KubernetesAutoscalingSettings, "cpu" | "requestsPerTarget" | "triggers">;

/** Whether KEDA makes the autoscaler. */
export const isByTriggers = ({ triggers }: Pick<Scaled, "triggers">): boolean => Object.keys(triggers).length > 0;

/** Whether anything but its own limits sets the size of a group. */
export const isScaled = (settings: Scaled): boolean =>
  settings.cpu !== undefined || settings.requestsPerTarget !== undefined || isByTriggers(settings);

/** A rate a minute as thousandths a second, as a quantity. */
const perSecond = (perMinute: number): string => `${Math.round((perMinute * 1000) / 60)}m`;

function metricsOf({ cpu, requestsPerTarget }: KubernetesAutoscalingSettings): autoscaling.v2.MetricSpec[] {
  return [
    ...(cpu === undefined
      ? []
      : [
          {
            type: "Resource",
            resource: { name: "cpu", target: { type: "Utilization", averageUtilization: cpu.targetValue } },
          },
        ]),
    ...(requestsPerTarget === undefined
      ? []
      : [
          {
            type: "Pods",
            pods: {
              metric: { name: requestsPerTarget.metric },
              target: { type: "AverageValue", averageValue: perSecond(requestsPerTarget.targetValue) },
            },
          },
        ]),
  ];
}

/** Up at once and by as many again; down by a quarter a minute, and only by what nothing within the window needed. */
function behaviourOf({ cpu, requestsPerTarget, scaleInWindow }: KubernetesAutoscalingSettings) {
  const isDisabled = [cpu, requestsPerTarget].some((policy) => policy?.disableScaleIn === true);
  return {
    scaleUp: {
      stabilizationWindowSeconds: 0,
      selectPolicy: "Max",
      policies: [
        { type: "Percent", value: 100, periodSeconds: 15 },
        { type: "Pods", value: 4, periodSeconds: 15 },
      ],
    },
    scaleDown: {
      stabilizationWindowSeconds: scaleInWindow,
      ...(isDisabled
        ? { selectPolicy: "Disabled" }
        : {
            selectPolicy: "Max",
            policies: [
              { type: "Percent", value: 25, periodSeconds: 60 },
              { type: "Pods", value: 1, periodSeconds: 60 },
            ],
          }),
    },
  };
}

/** What changes the number of a group's nodes. */
export const planAutoscaler = (settings: KubernetesAutoscalingSettings, context: AutoscalingContext) =>
  ({
    metadata: metadataOf(context, nameOf(context, context.key)),
    spec: {
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: nameOf(context, context.key) },
      minReplicas: context.minSize,
      maxReplicas: context.maxSize,
      metrics: metricsOf(settings),
      behavior: behaviourOf(settings),
    },
  }) satisfies autoscaling.v2.HorizontalPodAutoscaler;

type Trigger = KubernetesAutoscalingSettings["triggers"][string];
type PlannedTrigger = ScaledObject["spec"]["triggers"][number];

const credentials = (name: string | undefined) => (name === undefined ? {} : { authenticationRef: { name } });

function planTrigger(name: string, trigger: Trigger): PlannedTrigger {
  switch (trigger.type) {
    case "cron": {
      const { start, end, timeZone, nodes } = trigger;
      return { type: "cron", name, metadata: { timezone: timeZone, start, end, desiredReplicas: `${nodes}` } };
    }
    case "prometheus": {
      const { server, query, targetValue, authentication } = trigger;
      return {
        type: "prometheus",
        name,
        metricType: "AverageValue",
        // An answer without a number would be 0, and take the nodes away: so it is an error, and they stay.
        metadata: { serverAddress: server, query, threshold: `${targetValue}`, ignoreNullValues: "false" },
        ...credentials(authentication),
      };
    }
    case "source":
      return { type: trigger.scaler, name, metadata: trigger.metadata, ...credentials(trigger.authentication) };
  }
}

/** The same for KEDA, which makes the autoscaler under the name that ours has, and takes over the one that was there. */
export function planScaledObject(settings: KubernetesAutoscalingSettings, context: AutoscalingContext): ScaledObject {
  const name = nameOf(context, context.key);
  const { cpu, triggers } = settings;
  const metadata = metadataOf(context, name);
  const byName = Object.entries(triggers).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    apiVersion: "keda.sh/v1alpha1",
    kind: "ScaledObject",
    metadata: { ...metadata, annotations: { "scaledobject.keda.sh/transfer-hpa-ownership": "true" } },
    spec: {
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name },
      minReplicaCount: context.minSize,
      maxReplicaCount: context.maxSize,
      advanced: {
        // Without the object the nodes stay as they are.
        restoreToOriginalReplicaCount: false,
        horizontalPodAutoscalerConfig: { name, behavior: behaviourOf(settings) },
      },
      triggers: [
        ...(cpu === undefined
          ? []
          : [{ type: "cpu", metricType: "Utilization", metadata: { value: `${cpu.targetValue}` } }]),
        ...byName.map(([key, trigger]) => planTrigger(key, trigger)),
      ],
    },
  };
}
