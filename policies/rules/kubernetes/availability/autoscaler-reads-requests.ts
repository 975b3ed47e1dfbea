import { types } from "../../../../platforms/kubernetes/catalog/types";
import { mainContainers } from "../../../../platforms/kubernetes/objects/pods";
import { scaleTargetOf } from "../../../../platforms/kubernetes/objects/references";
import { each } from "../../../evaluate";
import { kubernetesDocs } from "../../../queries/links";
import type { Rule } from "../../../rule";

export const autoscalerReadsRequests: Rule = {
  id: "autoscaler-reads-requests",
  title: "What an autoscaler measures in percent is a percentage of something",
  why: "Utilisation is a part of what containers request: with one that requests none the autoscaler computes nothing and stands still.",
  remediation: "Set resources.requests for that resource on every container of the pod.",
  url: kubernetesDocs("tasks/run-application/horizontal-pod-autoscale"),
  severity: "high",
  types: [types.horizontalPodAutoscaler],
  scope: "stack",
  applies: (scaler, graph) => scaleTargetOf(scaler, graph) !== undefined,
  *check(scaler, graph) {
    const target = scaleTargetOf(scaler, graph);
    if (target === undefined) return;
    const old = scaler.has("spec.targetCPUUtilizationPercentage") ? ["cpu"] : [];
    const metrics = scaler
      .items("spec.metrics")
      .filter((metric) => metric.text("type") === "Resource" && metric.text("resource.target.type") === "Utilization")
      .map((metric) => metric.text("resource.name") ?? "");
    yield* each([...old, ...metrics], (resource) =>
      each(mainContainers(target), function* (container) {
        if (container.has(`resources.requests.${resource}`) || container.has(`resources.limits.${resource}`)) return;
        const name = container.text("name") ?? container.path;
        yield {
          property: "spec.metrics",
          problem: `spec.metrics has ${resource} in percent, and the container ${name} of ${target.resource.name} requests none; expected a request`,
        };
      }),
    );
  },
};
