import { types } from "../../../../platforms/aws/catalog/types";
import { unexpected } from "../../../property-rule";
import { topicGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const topicEncrypted: Rule = {
  id: "topic-encrypted",
  title: "Topics are encrypted with a key of yours",
  why: "Messages name machines and faults; and alarms cannot publish to a topic with the vendor's own key.",
  remediation: "Set kmsMasterKeyId to a key whose policy lets cloudwatch.amazonaws.com use it.",
  url: topicGuide("sns-server-side-encryption"),
  severity: "medium",
  controls: { checkov: ["CKV_AWS_26"], trivy: ["AWS-0095", "AWS-0136"] },
  decision:
    "CKV_AWS_26 takes the vendor's key alias/aws/sns, whose policy admits no other service: every alarm that is sent there is lost. Here it fails, as in AWS-0136.",
  types: [types.topic],
  scope: "stack",
  *check(topic, graph) {
    if (graph.dependenciesOf(topic, "kmsMasterKeyId").length > 0) return;
    if (!topic.has("kmsMasterKeyId")) {
      yield* unexpected(topic, "kmsMasterKeyId", { present: "a KMS key" });
    } else if (topic.text("kmsMasterKeyId")?.endsWith("alias/aws/sns") === true) {
      yield fact("kmsMasterKeyId", "is alias/aws/sns; expected a key of yours");
    }
  },
};
