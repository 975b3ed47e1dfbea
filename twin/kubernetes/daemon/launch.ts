import { join } from "node:path";
import { DaemonClient } from "../../daemon/client";
import { launchDaemon } from "../../daemon/launch";
import type { TwinPrograms } from "../kubernetes-twin";
import type { ImageCommands } from "../nodes/images";

export interface KubernetesLaunch {
  readonly programs: TwinPrograms;
  readonly images: ImageCommands;
  /** Whose variables the daemon gets, apart from credentials. Default: this process's. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Seconds: a first start on a busy machine, with every definition to be read and applied. */
const startTimeout = 300;

/** The daemon of a stack's cluster, started when none runs. @throws CloudError `DaemonNotStarted` with the reason from its log */
export async function ensureKubernetesDaemon(folder: string, launch: KubernetesLaunch): Promise<DaemonClient> {
  const client = new DaemonClient(folder);
  const presence = () => client.presence();
  if (await presence()) return client;
  const { programs, images, env = process.env } = launch;
  const given = ["--folder", folder, "--programs", JSON.stringify(programs), "--images", JSON.stringify(images)];
  const command = [join(__dirname, "main.js"), ...given];
  await launchDaemon(folder, { region: "local", env, command, timeout: startTimeout }, presence);
  return client;
}

/** Where the cluster of a twin folder is reached: a kubeconfig with every right. */
export const kubeconfigOf = (folder: string): string => join(folder, "cluster", "pki", "admin.kubeconfig");
