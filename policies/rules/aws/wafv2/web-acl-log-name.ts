import type { Graph, ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { fact, type Rule } from "../../../rule";

/** Source: API model of WAFv2, LogDestinationConfigs. */
const prefix = "aws-waf-logs-";
const destinations = [types.logGroup, types.bucket, types.deliveryStream];

/** Where each kind of destination has its name. */
const names = ["name", "namePrefix", "bucket", "bucketPrefix"];

/** The name that a destination gets: its own, or one that begins with the program's name for it. */
const nameOf = (destination: ResourceReader) =>
  names.map((property) => destination.text(property)).find((name) => name !== undefined) ?? destination.resource.name;

/** `arn:aws:logs:...:log-group:NAME:*`, `arn:aws:s3:::NAME`, `arn:aws:firehose:...:deliverystream/NAME`. */
const nameIn = (arn: string) => /(?::log-group:|:::|deliverystream\/)([^:/]+)/.exec(arn)?.[1] ?? arn;

function namesOf(logging: ResourceReader, graph: Graph): readonly string[] {
  const property = "logDestinationConfigs";
  const held = graph.dependenciesOf(logging, property, ...destinations).map(nameOf);
  return held.length > 0 ? held : logging.texts(property).map(nameIn);
}

export const webAclLogName: Rule = {
  id: "web-acl-log-name",
  title: `Logs of web ACLs go to a destination whose name starts with ${prefix}`,
  why: "AWS refuses any other name, and the update stops half-way.",
  remediation: `Name the log group, the bucket or the stream ${prefix}<something>.`,
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/logging-destinations.html",
  severity: "high",
  types: [types.webAclLogging],
  scope: "stack",
  *check(logging, graph) {
    for (const name of namesOf(logging, graph)) {
      if (!name.startsWith(prefix))
        yield fact("logDestinationConfigs", `is ${name}; expected a name that starts with ${prefix}`);
    }
  },
};
