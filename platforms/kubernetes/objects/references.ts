import type { Graph, ResourceReader } from "../../../model/graph";
import { isEmptySelector, type LabelSelector, labelsOnly, selects } from "../../../model/graph/label-selector";
import { canonicalType } from "../catalog/canonical-type";
import { objectTypeOf, tokenOf } from "../catalog/object-type";
import { scaledTypes, servingTypes, types } from "../catalog/types";
import { namespaceOf, objectsIn, selectorAt, textMap } from "./names";
import { podLabels, podSpec } from "./pods";

/** The workloads of a namespace whose pods a selector selects. Throws UnknownValueError. */
const workloadsSelected = (
  graph: Graph,
  namespace: string | undefined,
  selector: LabelSelector,
): readonly ResourceReader[] =>
  objectsIn(graph).among(servingTypes, namespace, (workload) => selects(selector, podLabels(workload)));

/** What a Service selects; undefined where its endpoints are made by hand. Throws UnknownValueError. */
export function serviceSelector(service: ResourceReader): LabelSelector | undefined {
  const labels = textMap(service, "spec.selector");
  return Object.keys(labels).length === 0 ? undefined : labelsOnly(labels);
}

/** The workloads whose pods a Service sends to. Throws UnknownValueError. */
export function workloadsBehind(service: ResourceReader, graph: Graph): readonly ResourceReader[] {
  const selector = serviceSelector(service);
  return selector === undefined ? [] : workloadsSelected(graph, namespaceOf(service), selector);
}

/** The Services that send to a workload's pods. Throws UnknownValueError. */
export function servicesOf(workload: ResourceReader, graph: Graph): readonly ResourceReader[] {
  const labels = podLabels(workload);
  return objectsIn(graph).among([types.service], namespaceOf(workload), (service) => {
    const selector = serviceSelector(service);
    return selector !== undefined && selects(selector, labels);
  });
}

const scalers: readonly string[] = [types.horizontalPodAutoscaler, types.scaledObject];

/** `apps/v1` and `Deployment` as a type's token. A scaler of KEDA's that names no kind means a Deployment. Throws UnknownValueError. */
function scaledType(scaler: ResourceReader): string {
  const kind = scaler.text("spec.scaleTargetRef.kind") ?? "Deployment";
  const apiVersion = scaler.text("spec.scaleTargetRef.apiVersion");
  const [group = "", version] = (apiVersion ?? "apps/v1").split("/");
  return canonicalType(tokenOf({ group: version === undefined ? "" : group, version: version ?? group, kind }));
}

/** What an autoscaler scales; undefined where another program makes it. Throws UnknownValueError. */
export function scaleTargetOf(scaler: ResourceReader, graph: Graph): ResourceReader | undefined {
  const name = scaler.text("spec.scaleTargetRef.name") ?? "";
  const named = { namespace: namespaceOf(scaler), name };
  const type = scaledType(scaler);
  const found = objectsIn(graph).named(type, named);
  if (found !== undefined || objectTypeOf(type)?.kind === undefined) return found;
  // Manifests leave the group out, or have it wrong, and the kind is plain.
  const kind = scaler.text("spec.scaleTargetRef.kind") ?? "Deployment";
  const same = scaledTypes.find((one) => objectTypeOf(one)?.kind === kind);
  return same === undefined || same === type ? undefined : objectsIn(graph).named(same, named);
}

/** The autoscalers of a workload. Throws UnknownValueError. */
export const scalersOf = (workload: ResourceReader, graph: Graph): readonly ResourceReader[] =>
  objectsIn(graph).among(scalers, namespaceOf(workload), (scaler) => scaleTargetOf(scaler, graph) === workload);

/** The disruption budgets that count a workload's pods. Throws UnknownValueError. */
export function disruptionBudgetsOf(workload: ResourceReader, graph: Graph): readonly ResourceReader[] {
  const labels = podLabels(workload);
  return objectsIn(graph).among([types.podDisruptionBudget], namespaceOf(workload), (budget) => {
    const selector = selectorAt(budget, "spec.selector");
    return selector !== undefined && selects(selector, labels);
  });
}

/** The workloads whose pods a disruption budget counts. Throws UnknownValueError. */
export function workloadsCounted(budget: ResourceReader, graph: Graph): readonly ResourceReader[] {
  const selector = selectorAt(budget, "spec.selector");
  return selector === undefined ? [] : workloadsSelected(graph, namespaceOf(budget), selector);
}

export type Direction = "Ingress" | "Egress";

/** Whether a policy restricts a direction. Source: Kubernetes API, NetworkPolicySpec.policyTypes. Throws UnknownValueError. */
export function restricts(policy: ResourceReader, direction: Direction): boolean {
  if (policy.has("spec.policyTypes")) return policy.texts("spec.policyTypes").includes(direction);
  return direction === "Ingress" || policy.has("spec.egress");
}

/** The network policies that restrict a workload's pods in a direction. Throws UnknownValueError. */
export function networkPoliciesOf(
  workload: ResourceReader,
  graph: Graph,
  direction: Direction,
): readonly ResourceReader[] {
  const labels = podLabels(workload);
  return objectsIn(graph).among([types.networkPolicy], namespaceOf(workload), (policy) => {
    const selector = selectorAt(policy, "spec.podSelector");
    return (
      restricts(policy, direction) && (selector === undefined || isEmptySelector(selector) || selects(selector, labels))
    );
  });
}

/** The service account of a workload's pods. Throws UnknownValueError. */
export const accountOf = (workload: ResourceReader): string =>
  podSpec(workload).text("serviceAccountName") ?? podSpec(workload).text("serviceAccount") ?? "default";
