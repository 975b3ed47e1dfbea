import type { ResourceReader } from "../../../model/graph";
import { types } from "../catalog/types";
import { leastOf, mostOf } from "../objects/scaling";
import { quantityOf } from "../quantity";
import {
  type PodScaler,
  type RatePolicy,
  type ScalerMetric,
  type ScalingRules,
  usualBehaviour,
} from "./pod-autoscaler";

interface ReadScaler {
  readonly scaler: PodScaler;
  /** Metrics that no load tells anything about, each with the reason. */
  readonly skipped: readonly string[];
}

/** An autoscaler as it can be replayed; undefined for a kind that is none of Kubernetes' own. Throws UnknownValueError. */
export function readScaler(scaler: ResourceReader): ReadScaler | undefined {
  if (scaler.resource.type !== types.horizontalPodAutoscaler) return undefined;
  const read = metricsOf(scaler);
  const minReplicas = leastOf(scaler);
  return {
    scaler: {
      minReplicas,
      maxReplicas: mostOf(scaler) ?? minReplicas,
      metrics: read.flatMap((one) => (typeof one === "string" ? [] : [one])),
      up: rulesOf(scaler, "up"),
      down: rulesOf(scaler, "down"),
    },
    skipped: read.filter((one) => typeof one === "string"),
  };
}

/** Without any metric the API server aims at 80 % of the CPU. Source: Kubernetes API reference, HorizontalPodAutoscalerSpec.metrics. */
function metricsOf(scaler: ResourceReader): readonly (ScalerMetric | string)[] {
  const old = scaler.number("spec.targetCPUUtilizationPercentage");
  const given = scaler.has("spec.metrics") ? scaler.items("spec.metrics") : [];
  if (given.length > 0) return given.map((metric) => readMetric(metric, scaler.resource.name));
  return [{ metric: "cpu", target: old ?? 80 }];
}

function readMetric(metric: ResourceReader, name: string): ScalerMetric | string {
  const kind = metric.text("type") ?? "-";
  if (kind === "Resource" && metric.text("resource.name") === "cpu") {
    const target = metric.number("resource.target.averageUtilization");
    return target === undefined
      ? `${name}: CPU in absolute units, which depends on the machine`
      : { metric: "cpu", target };
  }
  const target = quantityOf(metric.text("pods.target.averageValue") ?? "");
  const called = metric.text("pods.metric.name") ?? "";
  // A metric of each pod that is called after requests is taken for their rate.
  if (kind === "Pods" && /request|rps|qps/i.test(called) && target !== undefined) return { metric: "requests", target };
  return `${name}: a metric of type ${kind}${called === "" ? "" : ` (${called})`}, which a curve of requests says nothing of`;
}

function rulesOf(scaler: ResourceReader, direction: "up" | "down"): ScalingRules {
  const usual = usualBehaviour[direction];
  const rules = scaler.at(`spec.behavior.${direction === "up" ? "scaleUp" : "scaleDown"}`);
  if (!rules.isSet) return usual;
  const select = rules.text("selectPolicy");
  const policies = rules.has("policies") ? rules.items("policies").map(readRate) : [];
  return {
    window: rules.number("stabilizationWindowSeconds") ?? usual.window,
    select: select === "Min" || select === "Disabled" ? select : "Max",
    policies: policies.length > 0 ? policies : usual.policies,
    tolerance: quantityOf(rules.text("tolerance") ?? "") ?? usual.tolerance,
  };
}

const readRate = (policy: ResourceReader): RatePolicy => ({
  type: policy.text("type") === "Percent" ? "Percent" : "Pods",
  value: policy.number("value") ?? 0,
  period: policy.number("periodSeconds") ?? 0,
});
