import { get as getPlain } from "node:http";
import { get as getTls } from "node:https";
import { setTimeout as sleep } from "node:timers/promises";
import type { KubernetesStatus } from "../../twin/kubernetes/daemon/cluster-status";
import { readKubernetesStatus } from "../../twin/kubernetes/daemon/launch";
import { askDaemon } from "../daemon";
import type { StackFiles } from "../project";
import { unsettled } from "./pods";

/** What the daemon of a local stack on Kubernetes says of it. Throws UserError when there is none to ask. */
export const readPods = (files: StackFiles): Promise<KubernetesStatus> =>
  askDaemon(files, ({ folder }) => readKubernetesStatus(folder));

/** Seconds: Envoy checks a cluster that has carried no request only once a minute (its `no_traffic_interval`). */
export const holdSeconds = 75;

export interface Settled {
  readonly status: KubernetesStatus;
  /** What keeps weights from holding, a line each. */
  readonly missing: readonly string[];
}

/**
 * Waits until every listener answers and weights hold: Envoy ignores them while most of a group fails its check, and checks seldom before a
 * first request. So each HTTP listener gets one. After the time the status is handed out as it is.
 * @param host by which clients call it; undefined where any name does
 */
export async function settledPods(
  files: StackFiles,
  host: string | undefined,
  seconds = holdSeconds,
): Promise<Settled> {
  for (const deadline = Date.now() + seconds * 1000; ; await sleep(250)) {
    const { gateways } = await readPods(files);
    const silent = await Promise.all(gateways.flatMap(({ urls }) => urls.map((url) => touch(url, host))));
    const status = await readPods(files);
    const missing = [...unsettled(status), ...silent.filter((each) => each !== "")];
    if (missing.length === 0 || Date.now() > deadline) return { status, missing };
  }
}

/** Whatever the status of the answer is: the request is for the gateway's own sake, which is on this machine and known by its address. */
function touch(url: string, host: string | undefined): Promise<string> {
  return new Promise((resolve) => {
    const { protocol } = new URL(url);
    const get = protocol === "https:" ? getTls : protocol === "http:" ? getPlain : undefined;
    if (get === undefined) return resolve("");
    const named = host === undefined ? {} : { servername: host, headers: { host } };
    const asked = get(url, { agent: false, timeout: 2000, rejectUnauthorized: false, ...named }, (response) =>
      response.resume().once("close", () => resolve("")),
    );
    asked.once("timeout", () => asked.destroy(new Error("no answer within 2 s")));
    asked.once("error", (error) => resolve(`${url} does not answer: ${error.message}`));
  });
}
