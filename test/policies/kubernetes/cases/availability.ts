import type { Break } from "../../cases";
import { without, withProperty } from "../../fixture";
import { blue, changed, first, pod } from "./shared";

export const availabilityCases: Readonly<Record<string, readonly Break[]>> = {
  "disruption-budget-frees-unhealthy": [["PodDisruptionBudget/blue", "spec.unhealthyPodEvictionPolicy", undefined]],
  "disruption-budget-allows-one": [
    ["PodDisruptionBudget/blue", "spec.maxUnavailable", 0],
    ["PodDisruptionBudget/blue", "spec.maxUnavailable", "0%"],
    ["PodDisruptionBudget/green", "spec.minAvailable", "100%"],
    ["PodDisruptionBudget/green", "spec.minAvailable", 3],
    ["PodDisruptionBudget/green", "spec.minAvailable", "90%"],
  ],
  "workload-has-disruption-budget": [
    changed(blue, "no budget", (program) => without(program, "PodDisruptionBudget/blue")),
    changed("StatefulSet/store", "a budget for other pods", (program) =>
      withProperty(program, "PodDisruptionBudget/store", "spec.selector", { matchLabels: { app: "other" } }),
    ),
  ],
  "workload-keeps-two-pods": [
    ["Deployment/green", "spec.replicas", 1],
    ["Deployment/green", "spec.replicas", undefined],
    changed(blue, "an autoscaler's least", (program) =>
      withProperty(program, "HorizontalPodAutoscaler/blue", "spec.minReplicas", undefined),
    ),
  ],
  "replicas-left-to-autoscaler": [[blue, "spec.replicas", 3]],
  "autoscaler-has-target": [
    ["HorizontalPodAutoscaler/blue", "spec.minReplicas", 10],
    ["ScaledObject/store", "spec.maxReplicaCount", 1],
  ],
  "autoscaler-alone-on-target": [
    ["ScaledObject/store", "spec.scaleTargetRef", { apiVersion: "apps/v1", kind: "Deployment", name: "blue" }],
    changed("HorizontalPodAutoscaler/blue", "one of KEDA's on the same Deployment", (program) =>
      withProperty(program, "ScaledObject/store", "spec.scaleTargetRef", { name: "blue" }),
    ),
  ],
  "autoscaler-not-paused": [
    ["ScaledObject/store", "metadata.annotations", { "autoscaling.keda.sh/paused": "true" }],
    ["ScaledObject/store", "metadata.annotations", { "autoscaling.keda.sh/paused": "yes" }],
    ["ScaledObject/store", "metadata.annotations", { "autoscaling.keda.sh/paused-replicas": "3" }],
    ["ScaledObject/store", "metadata.annotations", { "autoscaling.keda.sh/paused-scale-out": "true" }],
  ],
  "autoscaler-reads-requests": [
    changed("HorizontalPodAutoscaler/blue", "a container that requests none", (program) =>
      withProperty(program, blue, `${first}.resources`, undefined),
    ),
  ],
  "pre-stop-within-grace": [
    [blue, `${pod}.terminationGracePeriodSeconds`, 10],
    [blue, `${first}.lifecycle.preStop.sleep.seconds`, 60],
    [blue, `${first}.lifecycle.preStop`, { exec: { command: ["sh", "-c", "sleep 2m"] } }],
  ],
  "pre-stop-outlasts-endpoints": [
    [blue, `${first}.lifecycle`, undefined],
    [blue, `${first}.lifecycle.preStop.sleep.seconds`, 2],
    [blue, `${first}.lifecycle.preStop`, { exec: { command: ["/bin/sleep", "1"] } }],
  ],
  "replicas-spread-over-hosts": [
    [blue, `${pod}.topologySpreadConstraints`, undefined],
    [
      blue,
      `${pod}.topologySpreadConstraints`,
      [{ topologyKey: "kubernetes.io/hostname", labelSelector: { matchLabels: { app: "other" } } }],
    ],
  ],
  "replicas-spread-over-zones": [
    [
      blue,
      `${pod}.topologySpreadConstraints`,
      [{ topologyKey: "kubernetes.io/hostname", labelSelector: { matchLabels: { app: "blue" } } }],
    ],
  ],
  "rollout-keeps-pods": [
    [blue, "spec.strategy", { type: "Recreate" }],
    [blue, "spec.strategy.rollingUpdate", { maxUnavailable: "100%" }],
    [blue, "spec.strategy.rollingUpdate", { maxUnavailable: 3 }],
  ],
  "pods-after-zone-loss": [
    [blue, `${pod}.topologySpreadConstraints`, undefined],
    [blue, `${pod}.topologySpreadConstraints[0].minDomains`, 2],
  ],
  "route-failover-within-objective": [
    changed("HTTPRoute/web", "a readiness probe that comes too late, and no check of the gateway", (program) =>
      withProperty(
        withProperty(program, "BackendTrafficPolicy/edge", "spec.healthCheck.active", undefined),
        blue,
        `${first}.readinessProbe.periodSeconds`,
        10,
      ),
    ),
    changed("HTTPRoute/web", "nothing that sees a pod hang", (program) =>
      withProperty(
        withProperty(program, "BackendTrafficPolicy/edge", "spec.healthCheck.active", undefined),
        blue,
        `${first}.readinessProbe`,
        undefined,
      ),
    ),
    changed("Service/store", "a pod that ends before the last request is sent", (program) =>
      withProperty(program, "StatefulSet/store", `${first}.lifecycle`, undefined),
    ),
    changed("HTTPRoute/web", "one proxy", (program) =>
      withProperty(program, "EnvoyProxy/proxies", "spec.provider.kubernetes.envoyDeployment", undefined),
    ),
  ],
  "pods-leave-dead-machines": [
    [blue, `${pod}.tolerations`, undefined],
    [blue, `${pod}.tolerations`, [{ operator: "Exists" }]],
  ],
};
