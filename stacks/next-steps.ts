import * as pulumi from "@pulumi/pulumi";
import type { ClusterSummary } from "../components/vip-cluster/summary";
import { commandLine } from "../model/command-line";
import type { StackConfig } from "./config";

/** A command that talks to the cluster, by the scheme of its URL. */
const probeCommand: Readonly<Record<string, (url: URL, ca: string | undefined) => string>> = {
  https: ({ href }, ca) => (ca === undefined ? `curl ${href}` : `curl --cacert ${ca} ${href}`),
  http: ({ href }) => `curl ${href}`,
  tls: ({ host }, ca) => `openssl s_client -connect ${host}${ca === undefined ? "" : ` -CAfile ${ca}`}`,
  tcp: ({ hostname, port }) => `nc ${hostname} ${port}`,
  udp: ({ hostname, port }) => `nc -u ${hostname} ${port}`,
};

function planProbe(url: string, ca: string | undefined): readonly string[] {
  const parsed = new URL(url);
  const command = probeCommand[parsed.protocol.slice(0, -1)];
  return command === undefined ? [] : [command(parsed, ca)];
}

const own = (command: string) => commandLine(command, process.env);

type Steps = (stack: string, url: string) => readonly string[];

const twin: Steps = (stack, url) => [
  ...planProbe(url, `.vipkit/twin/${stack}/ca/ca.pem`),
  own(`status ${stack} --watch`),
  own(`fault kill-node <a node's id from the table> --stack ${stack}`),
  own(`down ${stack}`),
];

const cloud: Steps = (stack, url) => [
  ...planProbe(url, undefined),
  `pulumi stack output --stack ${stack} targetGroups`,
];

/** What to try once the stack is up, as commands. */
export function nextSteps(
  { stack, cluster }: StackConfig,
  { url }: Pick<ClusterSummary, "url">,
): pulumi.Output<readonly string[]> {
  const steps = cluster.provider === "twin" ? twin : cloud;
  return pulumi.output(url).apply((known) => steps(stack, known));
}
