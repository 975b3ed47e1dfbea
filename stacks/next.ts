import * as pulumi from "@pulumi/pulumi";
import type { ClusterSummary } from "../components/vip-cluster";
import type { StackConfig } from "./config";

type Steps = (stack: string, url: string) => readonly string[];

const twin: Steps = (stack, url) => [
  `curl --cacert .vipkit/twin/${stack}/ca/ca.pem ${url}`,
  `npm run status -- ${stack} --watch`,
  "npm run fault -- kill-node <a node's id from the table>",
  "npm run down",
];

const cloud: Steps = (stack, url) => [`curl ${url}`, `pulumi stack output --stack ${stack} targetGroups`];

/** What to try once the stack is up, as commands. */
export function nextSteps({ stack, cluster }: StackConfig, { url }: ClusterSummary): pulumi.Output<readonly string[]> {
  const steps = cluster.provider === "twin" ? twin : cloud;
  return pulumi.output(url).apply((known) => steps(stack, known));
}
