import { ClusterClient } from "./cluster-client";

/** Which cluster, and as whom. */
export interface ClusterAccess {
  /** A kubeconfig's text, or the path of one. Default: what `KUBECONFIG` names, or `~/.kube/config`. */
  readonly kubeconfig?: string;
  /** One of its contexts. Default: its current one. */
  readonly context?: string;
}

/** A kubeconfig that names no cluster to ask. */
export class KubeconfigError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "KubeconfigError";
  }
}

/**
 * A client for a kubeconfig's context.
 * @throws KubeconfigError when the file cannot be read, or has no such context
 */
export async function connectCluster(access: ClusterAccess): Promise<ClusterClient> {
  const { KubeConfig } = await import("@kubernetes/client-node");
  const config = new KubeConfig();
  load(config, access.kubeconfig);
  const { context } = access;
  if (context !== undefined) {
    const names = config.getContexts().map(({ name }) => name);
    if (!names.includes(context))
      throw new KubeconfigError(
        `kubernetes:context: no such context, got "${context}"; ${names.length === 0 ? "the kubeconfig has none" : `one of ${names.join(", ")}`}`,
      );
    config.setCurrentContext(context);
  }
  if (!config.getCurrentCluster())
    throw new KubeconfigError(
      `kubernetes:kubeconfig: no cluster is chosen, got current-context "${config.getCurrentContext() ?? ""}"; ` +
        "set kubernetes:context, or current-context in the kubeconfig",
    );
  return new ClusterClient(config);
}

interface KubeconfigReader {
  loadFromDefault(): void;
  loadFromFile(file: string): void;
  loadFromString(text: string): void;
}

function load(config: KubeconfigReader, kubeconfig: string | undefined): void {
  try {
    if (kubeconfig === undefined || kubeconfig === "") config.loadFromDefault();
    else if (/[\n{]/.test(kubeconfig)) config.loadFromString(kubeconfig);
    else config.loadFromFile(kubeconfig);
  } catch (error) {
    const what = kubeconfig === undefined || /[\n{]/.test(kubeconfig) ? "its text" : `"${kubeconfig}"`;
    throw new KubeconfigError(
      `kubernetes:kubeconfig: cannot be read, got ${what}: ${error instanceof Error ? error.message : String(error)}; ` +
        "expected the path or the text of a kubeconfig",
    );
  }
}
