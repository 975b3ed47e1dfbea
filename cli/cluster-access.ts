import type { KubernetesStackConfig } from "../components/vip-cluster/stack/any-stack";
import { UserError } from "../model/user-error";
import type { ClusterClient } from "../twin/kubernetes/api/cluster-client";
import { type ClusterAccess, connectCluster, KubeconfigError } from "../twin/kubernetes/api/kubeconfig";
import { kubeconfigOf } from "../twin/kubernetes/daemon/launch";
import type { StackFiles } from "./project";
import { twinFolder } from "./twin-folder";

/** A client for the cluster of a stack on Kubernetes: the twin's, or the one that its file names. Throws UserError where there is none. */
export async function clusterClient(
  files: StackFiles,
  { kubernetes, provider }: KubernetesStackConfig["cluster"],
): Promise<ClusterClient> {
  const { context, kubeconfig } = kubernetes;
  const own = provider === "twin" ? { kubeconfig: kubeconfigOf(twinFolder(files)) } : {};
  const access: ClusterAccess = { ...(context && { context }), ...(kubeconfig && { kubeconfig }), ...own };
  try {
    return await connectCluster(access);
  } catch (error) {
    throw error instanceof KubeconfigError ? new UserError(error.message) : error;
  }
}
