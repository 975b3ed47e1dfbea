import { KubernetesCluster } from "../../../components/kubernetes/cluster";
import type { KubernetesClusterSpecInput } from "../../../components/kubernetes/cluster/inputs";
import { type Recorded, record } from "../recorder";

/** One object as it would be applied. */
export interface Applied {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly labels?: Record<string, string> };
  readonly spec?: Record<string, unknown>;
}

/** Runs a cluster against a cloud that says yes to everything, and tells what it asked for. */
export async function recordCluster(spec: KubernetesClusterSpecInput): Promise<readonly Recorded[]> {
  const { resources } = await record(() => new KubernetesCluster(spec.name, spec));
  return resources;
}

/** The objects among what was asked for. */
export const objectsOf = (resources: readonly Recorded[]): readonly Applied[] =>
  resources.filter(({ type }) => type.startsWith("kubernetes:")).map(({ inputs }) => inputs as unknown as Applied);

/** The one object of a kind and name. */
export function only(objects: readonly Applied[], kind: string, name: string): Applied {
  const found = objects.filter((object) => object.kind === kind && object.metadata.name === name);
  const [one] = found;
  if (one === undefined || found.length > 1) throw new Error(`${found.length} ${kind} ${name}`);
  return one;
}
