import { join } from "node:path";
import { CloudError } from "../../contract/resources";
import { DaemonClient } from "../../daemon/client";
import { ask } from "../../daemon/http";
import { launchDaemon } from "../../daemon/launch";
import { textOf } from "../api/objects";
import type { TwinPrograms } from "../kubernetes-twin";
import type { ImageCommands } from "../nodes/images";
import { isKubernetesStatus, type KubernetesStatus } from "./cluster-status";
import type { ClusterFault } from "./faults";

interface KubernetesLaunch {
  readonly programs: TwinPrograms;
  readonly images: ImageCommands;
  /** Where containers run: the user's project. */
  readonly directory: string;
  /** Whose variables the daemon gets, apart from credentials. Default: this process's. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Seconds: a first start on a busy machine, with every definition to be read and applied. */
const startTimeout = 300;

/**
 * The daemon of a stack's cluster, started when none runs. One that runs takes the images as they are now.
 * @throws CloudError `DaemonNotStarted` with the reason from its log
 */
export async function ensureKubernetesDaemon(folder: string, launch: KubernetesLaunch): Promise<DaemonClient> {
  const client = new DaemonClient(folder);
  const presence = () => client.presence();
  const { programs, images, directory, env = process.env } = launch;
  if (await presence()) {
    await ask(folder, "POST", "/images", { images });
    return client;
  }
  const given = [
    ...["--folder", folder, "--directory", directory],
    ...["--programs", JSON.stringify(programs), "--images", JSON.stringify(images)],
  ];
  const command = [join(__dirname, "main.js"), ...given];
  await launchDaemon(folder, { region: "local", env, command, timeout: startTimeout }, presence);
  return client;
}

/** Where the cluster of a twin folder is reached: a kubeconfig with every right. */
export const kubeconfigOf = (folder: string): string => join(folder, "cluster", "pki", "admin.kubeconfig");

/** What the daemon of a twin folder says of its cluster. @throws CloudError */
export async function readKubernetesStatus(folder: string): Promise<KubernetesStatus> {
  const status: unknown = await ask(folder, "GET", "/status");
  if (isKubernetesStatus(status)) return status;
  throw new CloudError("Failed", `the twin's daemon in ${folder} gave no status of a Kubernetes cluster`);
}

/**
 * Has the daemon of a twin folder cause a fault. Returns the whole name of what it was done to.
 * @param said the name, or a part that only one has
 * @throws CloudError
 */
export async function causeClusterFault(folder: string, kind: ClusterFault, said: string): Promise<string> {
  const { target } = await ask(folder, "POST", "/fault", { kind, target: said });
  return textOf(target);
}
