import { types } from "../../../../platforms/aws/catalog/types";
import { allowsAnyPrincipal, isService, keyPolicies } from "../../../queries/grants";
import { topicGuide } from "../../../queries/links";
import { isOutside } from "../../../queries/outside";
import { publishersTo } from "../../../queries/publishers";
import { fact, type Rule } from "../../../rule";

const vendorKey = /^(alias\/aws\/sns|arn:[^:]+:kms:[^:]+:\d+:alias\/aws\/sns)$/;

export const topicKeyAdmitsPublisher: Rule = {
  id: "topic-key-admits-publisher",
  title: "The key of an encrypted topic lets its publishers use it",
  why: "A service that may not use the topic's key publishes nothing, and says so nowhere: the alarm goes off unheard.",
  remediation:
    "Encrypt the topic with a key of your own, whose policy allows kms:GenerateDataKey* and kms:Decrypt to each service that publishes (cloudwatch.amazonaws.com for alarms).",
  url: topicGuide("sns-key-management"),
  severity: "high",
  decision:
    "The policy of a key of another program cannot be seen: the verdict is unknown; the vendor's own key alias/aws/sns admits no service.",
  types: [types.topic],
  scope: "stack",
  applies: (topic, graph) =>
    topic.has("kmsMasterKeyId") &&
    publishersTo(topic, graph).length > 0 &&
    (graph.dependenciesOf(topic, "kmsMasterKeyId", types.key).length > 0 ||
      vendorKey.test(topic.text("kmsMasterKeyId") ?? "")),
  outside: (topic, graph) =>
    publishersTo(topic, graph).length > 0 && isOutside(topic, "kmsMasterKeyId", graph, types.key, types.keyAlias)
      ? "key"
      : undefined,
  *check(topic, graph) {
    const keys = graph.dependenciesOf(topic, "kmsMasterKeyId", types.key);
    for (const service of publishersTo(topic, graph)) {
      const isUsable = keys.some((key) =>
        ["kms:GenerateDataKey", "kms:Decrypt"].every((one) =>
          allowsAnyPrincipal(keyPolicies(key, graph), one, isService(service)),
        ),
      );
      if (!isUsable) {
        const key = keys[0]?.resource.name ?? "alias/aws/sns";
        yield fact("kmsMasterKeyId", `is ${key}, which the publisher ${service}.amazonaws.com may not use`);
      }
    }
  },
};
