import type { Graph, ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { statementsOf } from "../../../queries/documents";
import { allowsAnyPrincipal, isService } from "../../../queries/grants";
import { topicGuide } from "../../../queries/links";
import { publishersTo } from "../../../queries/publishers";
import { fact, type Rule } from "../../../rule";

/** The documents that say who may publish; none when the topic has the vendor's policy, which admits the account's own services. */
const documentsOf = (topic: ResourceReader, graph: Graph) => [
  ...(topic.has("policy") ? [topic] : []),
  ...graph.dependents(topic, types.topicPolicy, "arn"),
];

export const topicPolicyAdmitsPublisher: Rule = {
  id: "topic-policy-admits-publisher",
  title: "The policy of a topic lets its publishers in",
  why: "A policy of one's own takes the place of the vendor's: a service that it does not name publishes nothing, and the alarm goes unheard.",
  remediation:
    "Allow sns:Publish to the service (cloudwatch.amazonaws.com for alarms), with aws:SourceAccount as condition.",
  url: topicGuide("sns-access-policy-use-cases"),
  severity: "high",
  types: [types.topic],
  scope: "stack",
  applies: (topic, graph) => documentsOf(topic, graph).length > 0 && publishersTo(topic, graph).length > 0,
  *check(topic, graph) {
    const documents = documentsOf(topic, graph);
    if (documents.some((document) => statementsOf(document, "policy") === undefined)) return;
    for (const service of publishersTo(topic, graph)) {
      if (!allowsAnyPrincipal(documents, "sns:Publish", isService(service))) {
        yield fact("policy", `does not allow sns:Publish to ${service}.amazonaws.com, which publishes here`);
      }
    }
  },
};
