import { types } from "../../../../platforms/aws/catalog/types";
import type { Statement } from "../../../../platforms/aws/policy-document";
import { allows, asksForSource, isService, keyPolicies, someStatement } from "../../../queries/grants";
import { topicGuide } from "../../../queries/links";
import { publishersTo } from "../../../queries/publishers";
import { fact, type Rule } from "../../../rule";

const isEvents = isService("events");

export const topicKeyTakesEvents: Rule = {
  id: "topic-key-takes-events",
  title: "The key of a topic asks EventBridge for no source",
  why: "EventBridge does not say for whom it encrypts: with a condition on the source account or ARN its messages are lost, and only FailedInvocations counts them.",
  remediation:
    "Allow events.amazonaws.com kms:GenerateDataKey* and kms:Decrypt in a statement of its own, without aws:SourceAccount and aws:SourceArn.",
  url: topicGuide("sns-key-management"),
  severity: "high",
  types: [types.topic],
  scope: "stack",
  applies: (topic, graph) =>
    publishersTo(topic, graph).includes("events") &&
    graph.dependenciesOf(topic, "kmsMasterKeyId", types.key).length > 0,
  *check(topic, graph) {
    for (const key of graph.dependenciesOf(topic, "kmsMasterKeyId", types.key)) {
      const use = (wanted: (statement: Statement) => boolean) =>
        someStatement(
          keyPolicies(key, graph),
          "policy",
          (statement) => allows(statement, "kms:GenerateDataKey", isEvents) && wanted(statement),
        );
      if (use((statement) => !asksForSource(statement)) || !use(asksForSource)) continue;
      yield fact(
        "kmsMasterKeyId",
        `is ${key.resource.name}, which lets events.amazonaws.com in with a condition on its source; expected none`,
      );
    }
  },
};
