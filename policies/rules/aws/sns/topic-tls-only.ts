import { types } from "../../../../platforms/aws/catalog/types";
import { deniesPlainHttp } from "../../../../platforms/aws/policy-document";
import { someKnown } from "../../../evaluate";
import { statementsOf } from "../../../queries/documents";
import { topicGuide } from "../../../queries/links";
import type { Rule } from "../../../rule";

const publishing = ["sns:Publish"];

export const topicTlsOnly: Rule = {
  id: "topic-tls-only",
  title: "Topics take messages over TLS only",
  why: "What is published over plain HTTP can be read and changed on the way.",
  remediation: "Deny sns:Publish to every principal where aws:SecureTransport is false, in the topic's policy.",
  url: topicGuide("sns-security-best-practices"),
  severity: "low",
  controls: { cdkNag: ["AwsSolutions-SNS3"] },
  decision:
    "cdk-nag takes a topic with a key for one that refuses plain HTTP; a key encrypts what is kept, not what is on the way. The policy decides here.",
  types: [types.topic],
  scope: "stack",
  *check(topic, graph) {
    const policies = [topic, ...graph.dependents(topic, types.topicPolicy, "arn")].filter((holder) =>
      holder.has("policy"),
    );
    const refuses = someKnown(policies, (holder) =>
      (statementsOf(holder, "policy") ?? []).some((statement) => deniesPlainHttp(statement, publishing)),
    );
    if (!refuses) yield { property: "", problem: "no policy denies sns:Publish over plain HTTP" };
  },
};
