import { relative } from "node:path";
import { commandLine } from "../../model/command-line";
import { UserError } from "../../model/user-error";
import type { KubernetesStatus } from "../../twin/kubernetes/daemon/cluster-status";
import { toJson } from "../json";
import { print } from "../output";
import { outputsOf } from "../outputs";
import type { StackFiles } from "../project";
import { colors as pc } from "../screen";
import { holdSeconds, settledPods } from "./kubernetes";
import { renderPods } from "./pods";

/** What `vipkit start` says of a cluster on Kubernetes, once its gateway serves by the weights. Throws UserError when it does not come to that. */
export async function tellPods(files: StackFiles, asJson = false): Promise<void> {
  const { stack } = files;
  const { url, steps } = outputsOf(files);
  const { status, missing } = await settledPods(files, url === undefined ? undefined : new URL(url).hostname);
  const next = [...probes(files, status, url), ...steps, ...own(stack)];
  if (asJson) print(toJson({ stack, url, next, status, missing }));
  else tell(files, { status, url, next, isReady: missing.length === 0 });
  if (missing.length > 0) throw new UserError(notReady(stack, missing));
}

const notReady = (stack: string, missing: readonly string[]): string =>
  [
    `stack "${stack}" is made, and not ready after ${holdSeconds} s: its weights do not hold while`,
    ...missing.map((line) => `  ${line}`),
    `Why is in its log; it may still come: ${commandLine(`status ${stack} --watch`, process.env)}`,
  ].join("\n");

function tell({ stack }: StackFiles, { status, url, next, isReady }: Told): void {
  const addresses = status.gateways.map(({ address }) => address).join(", ");
  if (url !== undefined && isReady) print(`\n${pc.bold(stack)} answers at ${pc.cyan(url)}, which is ${addresses}\n`);
  print(renderPods(stack, status));
  if (isReady) print(["", "Try next:", ...next.map((step) => `  ${step}`)].join("\n"));
}

interface Told {
  readonly status: KubernetesStatus;
  readonly url: string | undefined;
  readonly next: readonly string[];
  readonly isReady: boolean;
}

/** The name is in no DNS, so a client is told where it is. */
function probes({ folder }: StackFiles, { authority, gateways }: KubernetesStatus, url: string | undefined): string[] {
  const [first] = gateways.flatMap((gateway) => gateway.urls);
  if (first === undefined) return [];
  const trust = first.startsWith("https:") ? ` --cacert ${relative(folder, authority)}` : "";
  if (!/^https?:/.test(first)) return [];
  if (url === undefined) return [`curl${trust} ${first}`];
  const { hostname, protocol, port } = new URL(url);
  const number = port === "" ? (protocol === "https:" ? "443" : "80") : port;
  return [`curl${trust} --connect-to ${hostname}:${number}:${first.slice(first.indexOf("//") + 2)} ${url}`];
}

const own = (stack: string): string[] =>
  [`status ${stack} --watch`, `down ${stack}`].map((line) => commandLine(line, process.env));
