import type { autoscaling } from "@pulumi/kubernetes/types/input";
import { metadataOf, nameOf, type Placement } from "../objects";
import type { KubernetesAutoscalingSettings } from "./resolved";

/** The node group that is scaled, and between which sizes. */
export interface AutoscalingContext extends Placement {
  readonly key: string;
  readonly minSize: number;
  readonly maxSize: number;
}

/** Whether anything but its own limits sets the size of a group. */
export const isScaled = ({
  cpu,
  requestsPerTarget,
}: Pick<KubernetesAutoscalingSettings, "cpu" | "requestsPerTarget">): boolean =>
  cpu !== undefined || requestsPerTarget !== undefined;

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
