import { request as requestPlain } from "node:http";
import { request as requestTls } from "node:https";
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

interface Settled {
  readonly status: KubernetesStatus;
  /** What keeps weights from holding, a line each. */
  readonly missing: readonly string[];
}

/** A cluster has routes of its own for requests that may be sent twice, and for all others: a method of each that changes nothing. */
const methods = ["GET", "PROPFIND"] as const;

/**
 * Waits until every listener answers and weights hold: Envoy ignores them while most of a group fails its check, and checks seldom before a
 * first request. So each route of an HTTP listener gets one. After the time the status is handed out as it is.
 * @param host by which clients call it; undefined where any name does
 */
export async function settledPods(
  files: StackFiles,
  host: string | undefined,
  seconds = holdSeconds,
): Promise<Settled> {
  for (const deadline = Date.now() + seconds * 1000; ; await sleep(250)) {
    const { gateways } = await readPods(files);
    const urls = gateways.flatMap((gateway) => gateway.urls);
    const silent = await Promise.all(methods.flatMap((method) => urls.map((url) => touch(url, method, host))));
    const status = await readPods(files);
    const missing = [...unsettled(status), ...new Set(silent.filter((each) => each !== ""))];
    if (missing.length === 0 || Date.now() > deadline) return { status, missing };
  }
}

/** Whatever the status of the answer is: the request is for the gateway's own sake, which is on this machine and known by its address. */
function touch(url: string, method: string, host: string | undefined): Promise<string> {
  return new Promise((resolve) => {
    const { protocol } = new URL(url);
    const request = protocol === "https:" ? requestTls : protocol === "http:" ? requestPlain : undefined;
    if (request === undefined) return resolve("");
    const named = host === undefined ? {} : { servername: host, headers: { host } };
    const options = { method, agent: false, timeout: 2000, rejectUnauthorized: false, ...named };
    const asked = request(url, options, (response) => response.resume().once("close", () => resolve("")));
    asked.once("timeout", () => asked.destroy(new Error("no answer within 2 s")));
    asked.once("error", (error) => resolve(`${url} does not answer: ${error.message}`));
    asked.end();
  });
}
