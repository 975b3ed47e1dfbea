import type { Graph, ResourceReader } from "../../model/graph";
import { types } from "../../platforms/aws/catalog/types";

/** Resources that make a service publish to a topic: their type, the properties that name it, and the service. */
const publishers: readonly (readonly [string, readonly string[], string])[] = [
  [types.alarm, ["alarmActions", "okActions", "insufficientDataActions"], "cloudwatch"],
  [types.compositeAlarm, ["alarmActions", "okActions", "insufficientDataActions"], "cloudwatch"],
  [types.eventTarget, ["arn"], "events"],
  ["aws:s3/bucketNotification:BucketNotification", ["topics"], "s3"],
  ["aws:backup/vaultNotifications:VaultNotifications", ["snsTopicArn"], "backup"],
  ["aws:budgets/budget:Budget", ["notifications"], "budgets"],
  ["aws:cloudtrail/trail:Trail", ["snsTopicName"], "cloudtrail"],
];

/** The services that resources of the program make publish to a topic, each once. */
export function publishersTo(topic: ResourceReader, graph: Graph): readonly string[] {
  const found = publishers.filter(([type, properties]) => graph.dependents(topic, type, ...properties).length > 0);
  return [...new Set(found.map(([, , service]) => service))];
}
