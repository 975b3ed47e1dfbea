import type { Graph, ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import type { Statement } from "../../../../platforms/aws/policy-document";
import { statementsOf } from "../../../queries/documents";
import { allows, asksForSource, isService, someStatement } from "../../../queries/grants";
import { topicGuide } from "../../../queries/links";
import { publishersTo } from "../../../queries/publishers";
import { fact, type Rule } from "../../../rule";

/** The documents that say who may publish; none when the topic has the vendor's policy, which admits the account's own services. */
const documentsOf = (topic: ResourceReader, graph: Graph) => [
  ...(topic.has("policy") ? [topic] : []),
  ...graph.dependents(topic, types.topicPolicy, "arn"),
];

/**
 * EventBridge does not say for whom it publishes: a statement that asks for it never allows it anything.
 * Source: Amazon EventBridge user guide, eb-use-resource-based, Amazon SNS permissions (no Condition in a topic's policy for it), as public
 * programs cite it, seen 2026-12-01.
 */
const saysNoSource = (service: string): boolean => service === "events";

export const topicPolicyAdmitsPublisher: Rule = {
  id: "topic-policy-admits-publisher",
  title: "The policy of a topic lets its publishers in",
  why: "A policy of one's own takes the place of the vendor's: a service that it does not name publishes nothing, and the alarm goes unheard.",
  remediation:
    "Allow sns:Publish to the service (cloudwatch.amazonaws.com for alarms), with aws:SourceAccount as condition; to events.amazonaws.com in a statement without one.",
  url: topicGuide("sns-access-policy-use-cases"),
  severity: "high",
  types: [types.topic],
  scope: "stack",
  applies: (topic, graph) => documentsOf(topic, graph).length > 0 && publishersTo(topic, graph).length > 0,
  *check(topic, graph) {
    const documents = documentsOf(topic, graph);
    if (documents.some((document) => statementsOf(document, "policy") === undefined)) return;
    for (const service of publishersTo(topic, graph)) {
      const admits = (isMeant: (statement: Statement) => boolean) =>
        someStatement(
          documents,
          "policy",
          (statement) => allows(statement, "sns:Publish", isService(service)) && isMeant(statement),
        );
      const principal = `${service}.amazonaws.com`;
      if (!admits(() => true)) {
        yield fact("policy", `does not allow sns:Publish to ${principal}, which publishes here`);
      } else if (saysNoSource(service) && !admits((statement) => !asksForSource(statement))) {
        yield fact(
          "policy",
          `lets ${principal} in with a condition on its source, which it does not say; expected none`,
        );
      }
    }
  },
};
