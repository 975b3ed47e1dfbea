import type { HostedProvider } from "../engine/provider/hosted";
import { UserError } from "../model/user-error";
import { ensureKubernetes } from "../tools/setup/kubernetes";
import { CloudError } from "../twin/contract/resources";
import { ensureKubernetesDaemon, kubeconfigOf } from "../twin/kubernetes/daemon/launch";
import { hostKubernetesProvider } from "../twin/kubernetes/provider/hosted";
import { hostTwinProvider } from "../twin/provider/hosted";
import { kubernetesTwinOf } from "./kubernetes-twin";
import type { StackFiles } from "./project";
import { isKubernetesStack } from "./stack-values";
import { twinFolder } from "./twin-folder";

type Environment = Readonly<Record<string, string | undefined>>;

/** A provider for the engine, and the twin behind it. */
interface StackProvider {
  readonly provider: HostedProvider;
  /** Resolves when the twin is up, which it may be after the engine. Rejects with a UserError when it does not come up. */
  readonly ready: Promise<void>;
}

/** The provider through which the engine makes a local stack, within this process. */
export async function hostProvider(files: StackFiles, env: Environment): Promise<StackProvider> {
  if (!isKubernetesStack(files))
    return { provider: await hostTwinProvider({ cwd: files.folder, env, isEager: true }), ready: Promise.resolve() };
  const { images } = kubernetesTwinOf(files);
  const programs = await ensureKubernetes(env);
  const folder = twinFolder(files);
  const ready = ensureKubernetesDaemon(folder, { programs, images, env, directory: files.folder }).then(
    () => undefined,
    (error: unknown) => {
      throw error instanceof CloudError ? new UserError(error.reason) : error;
    },
  );
  // It is asked for later.
  ready.catch(() => undefined);
  const access = { kubeconfig: kubeconfigOf(folder) };
  return { provider: await hostKubernetesProvider({ access, ready }), ready };
}
