import { get as getPlain } from "node:http";
import { get as getTls } from "node:https";
import { setTimeout as sleep } from "node:timers/promises";
import type { KubernetesStatus } from "../../twin/kubernetes/daemon/cluster-status";
import { readKubernetesStatus } from "../../twin/kubernetes/daemon/launch";
import { askDaemon } from "../daemon";
import type { StackFiles } from "../project";
import { isSettled } from "./pods";

/** What the daemon of a local stack on Kubernetes says of it. Throws UserError when there is none to ask. */
export const readPods = (files: StackFiles): Promise<KubernetesStatus> =>
  askDaemon(files, ({ folder }) => readKubernetesStatus(folder));

/** Seconds: Envoy checks a cluster that has carried no request only once a minute (its `no_traffic_interval`). */
const holdSeconds = 75;

/**
 * Waits until weights hold: Envoy ignores them while most of a group fails its check, and checks seldom before a first request. So each HTTP
 * listener gets one. After the time the status is handed out as it is.
 * @param host by which clients call it; undefined where any name does
 */
export async function settledPods(files: StackFiles, host: string | undefined): Promise<KubernetesStatus> {
  const begin = Date.now();
  let status = await readPods(files);
  while (!isSettled(status) && Date.now() - begin < holdSeconds * 1000) {
    await Promise.all(status.gateways.flatMap(({ urls }) => urls.map((url) => touch(url, host))));
    await sleep(250);
    status = await readPods(files);
  }
  return status;
}

/** Whatever the answer is: the request is for the gateway's own sake, which is on this machine and known by its address. */
function touch(url: string, host: string | undefined): Promise<void> {
  return new Promise((resolve) => {
    const { protocol } = new URL(url);
    const get = protocol === "https:" ? getTls : protocol === "http:" ? getPlain : undefined;
    if (get === undefined) return resolve();
    const named = host === undefined ? {} : { servername: host, headers: { host } };
    const asked = get(url, { agent: false, timeout: 2000, rejectUnauthorized: false, ...named }, (response) =>
      response.resume().once("close", resolve),
    );
    asked.once("timeout", () => asked.destroy());
    asked.once("error", () => resolve());
  });
}
