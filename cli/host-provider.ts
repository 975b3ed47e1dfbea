import type { HostedProvider } from "../engine/provider/hosted";
import { UserError } from "../model/user-error";
import { ensureKubernetes } from "../tools/setup/kubernetes";
import { CloudError } from "../twin/contract/resources";
import { ensureKubernetesDaemon, kubeconfigOf } from "../twin/kubernetes/daemon/launch";
import { hostKubernetesProvider } from "../twin/kubernetes/provider/hosted";
import { hostTwinProvider } from "../twin/provider/hosted";
import type { StackFiles } from "./project";
import { isKubernetesStack } from "./stack-values";
import { twinFolder } from "./twin-folder";

type Environment = Readonly<Record<string, string | undefined>>;

/** The provider through which the engine makes a local stack, within this process. Throws UserError where the twin does not come up. */
export async function hostProvider(files: StackFiles, env: Environment): Promise<HostedProvider> {
  if (!isKubernetesStack(files)) return hostTwinProvider({ cwd: files.folder, env, isEager: true });
  const programs = await ensureKubernetes(env);
  const folder = twinFolder(files);
  try {
    await ensureKubernetesDaemon(folder, { programs, images: {}, env });
  } catch (error) {
    throw error instanceof CloudError ? new UserError(error.message) : error;
  }
  return hostKubernetesProvider({ version: providerVersion, access: { kubeconfig: kubeconfigOf(folder) } });
}

/** What the engine is told; a program may have another release of the package. */
const providerVersion = "4.34.2";
