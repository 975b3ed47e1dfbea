// Generated from the published definition by `npm run crds`: do not edit.
// Source: github.com/kedacore/keda/v2@v2.21.0. What our components do not use is left out.
import type { Metadata } from "./metadata";

export interface ScaledObjectSpec {
  readonly advanced?: {
    readonly horizontalPodAutoscalerConfig?: {
      readonly behavior?: {
        readonly scaleDown?: {
          readonly policies?: readonly {
            readonly periodSeconds: number;
            readonly type: string;
            readonly value: number;
          }[];
          readonly selectPolicy?: string;
          readonly stabilizationWindowSeconds?: number;
          readonly tolerance?: number | string;
        };
        readonly scaleUp?: {
          readonly policies?: readonly {
            readonly periodSeconds: number;
            readonly type: string;
            readonly value: number;
          }[];
          readonly selectPolicy?: string;
          readonly stabilizationWindowSeconds?: number;
          readonly tolerance?: number | string;
        };
      };
      readonly name?: string;
    };
    readonly restoreToOriginalReplicaCount?: boolean;
  };
  readonly maxReplicaCount?: number;
  readonly minReplicaCount?: number;
  readonly scaleTargetRef: {
    readonly apiVersion?: string;
    readonly envSourceContainerName?: string;
    readonly kind?: string;
    readonly name: string;
  };
  readonly triggers: readonly {
    readonly authenticationRef?: {
      readonly kind?: "TriggerAuthentication" | "ClusterTriggerAuthentication";
      readonly name: string;
    };
    readonly metadata: Readonly<Record<string, string>>;
    readonly metricType?: string;
    readonly name?: string;
    readonly type: string;
    readonly useCachedMetrics?: boolean;
  }[];
}

export interface ScaledObject {
  readonly apiVersion: "keda.sh/v1alpha1";
  readonly kind: "ScaledObject";
  readonly metadata: Metadata;
  readonly spec: ScaledObjectSpec;
}
