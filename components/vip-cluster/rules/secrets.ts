import { entriesOf } from "../../../model/settings/entries";
import type { Report, ValidPart } from "../../../model/settings/rule";
import { partitionOf } from "../../../platforms/aws/regions/partition";
import type { NodeGroupShape } from "../../aws/node-group/schema";
import type { Cluster } from "./references";

/** Credentials of one partition mean nothing in another. */
export function secretsInPartition({ region, nodeGroups }: Cluster, say: Report): void {
  if (region === undefined) return;
  const own = partitionOf(region);
  for (const [key, { workload }] of entriesOf(nodeGroups)) {
    for (const [name, secret] of entriesOf(workload?.secrets)) {
      for (const [option, arn] of Object.entries(secret)) {
        const [start, partition] = typeof arn === "string" ? arn.split(":") : [];
        if (start !== "arn" || partition === undefined || partition === own) continue;
        say(["nodeGroups", key, "workload", "secrets", name, option], {
          problem: `an ARN of partition ${partition}, the cluster is in ${own}`,
          fix: `name one whose ARN begins with arn:${own}:`,
        });
      }
    }
  }
}

/** Whether a node asks Secrets Manager for anything; SSM has an endpoint that every node needs. */
export const asksSecretsManager = (workload: ValidPart<NodeGroupShape>["workload"]): boolean =>
  entriesOf(workload?.secrets).some(([, secret]) => "secret" in secret);
