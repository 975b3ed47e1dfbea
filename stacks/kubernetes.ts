import { RunError } from "@pulumi/pulumi";
import type { KubernetesStackConfig } from "./config";

const isMissing = (error: unknown): boolean =>
  error instanceof Error &&
  "code" in error &&
  error.code === "MODULE_NOT_FOUND" &&
  error.message.includes("@pulumi/kubernetes");

/** The package is the user's to install, since most stacks need none of it. */
async function loadComponents() {
  try {
    const [{ Provider }, { KubernetesCluster }] = await Promise.all([
      import("@pulumi/kubernetes/provider.js"),
      import("../components/kubernetes/cluster/index.js"),
    ]);
    return { Provider, KubernetesCluster };
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw new RunError("platform kubernetes needs the package @pulumi/kubernetes; npm install @pulumi/kubernetes");
  }
}

/** The program of a stack on Kubernetes; returns what it tells its user. */
export async function runOnKubernetes({ cluster: spec, stack }: KubernetesStackConfig) {
  const { Provider, KubernetesCluster } = await loadComponents();
  const isLocal = spec.provider === "twin";
  const { context, kubeconfig } = spec.kubernetes;
  // The twin's provider is in the process that runs the engine, and knows the cluster by itself.
  const provider = new Provider(isLocal ? "twin" : "kubernetes", {
    ...(context === undefined ? {} : { context }),
    ...(kubeconfig === undefined ? {} : { kubeconfig }),
  });
  const { summary } = new KubernetesCluster(spec.name, spec, { provider });
  const { url, namespace, gateway, nodeGroups, targetGroups } = summary;
  const where = isLocal
    ? ` --kubeconfig .vipkit/twin/${stack}/cluster/pki/admin.kubeconfig`
    : context === undefined
      ? ""
      : ` --context ${context}`;
  const next = [
    // Where the twin answers, its status knows.
    ...(url === undefined || isLocal ? [] : [`curl ${url}`]),
    `kubectl${where} -n ${namespace} get gateway,httproute,deployment,hpa`,
    `kubectl${where} -n ${namespace} get pods -o wide -L topology.kubernetes.io/zone`,
  ];
  return { ...(url === undefined ? {} : { url }), namespace, gateway, nodeGroups, targetGroups, next };
}
