import type { Props } from "../../../model/graph/json";
import { quantityOf } from "../../../platforms/kubernetes/quantity";
import { type ApiObject, listOf, propsOf, textOf } from "../api/objects";

/** What a machine has for its pods. */
export interface Capacity {
  readonly cpu: string;
  readonly memory: string;
}

/**
 * What `resourceFieldRef` says, rounded up to whole parts of its divisor: a request or a limit of a container; of a limit that is not set, what
 * the machine has. Undefined for what it cannot be about. Source: Kubernetes API, ResourceFieldSelector; kubelet, container resource defaults.
 */
export function resourceField(pod: ApiObject, own: string, reference: Props, capacity: Capacity): string | undefined {
  const [, kind, resource = ""] =
    /^(limits|requests)\.(cpu|memory|ephemeral-storage)$/.exec(textOf(reference.resource)) ?? [];
  if (kind === undefined) return undefined;
  const name = textOf(reference.containerName) || own;
  const spec = propsOf(pod.raw.spec);
  const container = [...listOf(spec.containers), ...listOf(spec.initContainers)].find(
    (one) => textOf(one.name) === name,
  );
  if (container === undefined) return undefined;
  const resources = propsOf(container.resources);
  const said = textOf(propsOf(resources[kind])[resource]);
  const allocatable: Readonly<Record<string, string>> = { ...capacity };
  const amount = quantityOf(
    said === "" && kind === "limits" ? (allocatable[resource] ?? "0") : said === "" ? "0" : said,
  );
  const divisor = quantityOf(textOf(reference.divisor) || "1");
  if (amount === undefined || divisor === undefined) return undefined;
  // "0" is what the API server fills in for no divisor.
  return String(Math.ceil(amount / (divisor === 0 ? 1 : divisor)));
}
