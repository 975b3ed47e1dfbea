import { relative } from "node:path";
import { commandLine } from "../../model/command-line";
import type { KubernetesStatus } from "../../twin/kubernetes/daemon/cluster-status";
import { toJson } from "../json";
import { print } from "../output";
import { outputsOf } from "../outputs";
import type { StackFiles } from "../project";
import { colors as pc } from "../screen";
import { settledPods } from "./kubernetes";
import { renderPods } from "./pods";

/** What `vipkit start` says of a cluster on Kubernetes, once its gateway serves by the weights. */
export async function tellPods(files: StackFiles, asJson = false): Promise<void> {
  const { stack } = files;
  const { url, steps } = outputsOf(files);
  const status = await settledPods(files, url === undefined ? undefined : new URL(url).hostname);
  const next = [...probes(files, status, url), ...steps, ...own(stack)];
  if (asJson) return print(toJson({ stack, url, next, status }));
  const addresses = status.gateways.map(({ address }) => address).join(", ");
  if (url !== undefined) print(`\n${pc.bold(stack)} answers at ${pc.cyan(url)}, which is ${addresses}\n`);
  print(renderPods(stack, status));
  print(["", "Try next:", ...next.map((step) => `  ${step}`)].join("\n"));
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
