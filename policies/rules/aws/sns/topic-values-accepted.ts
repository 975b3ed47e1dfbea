import { types } from "../../../../platforms/aws/catalog/types";
import { acceptedValues } from "../../../queries/accepted-values";
import { topicGuide } from "../../../queries/links";

export const topicValuesAccepted = acceptedValues({
  id: "topic-values-accepted",
  title: "Topics, their subscriptions and chat channels have settings that SNS takes",
  remediation: "Write one of the values that the finding names.",
  url: topicGuide("sns-create-subscribe-endpoint-to-topic"),
  types: [types.topic, types.topicPolicy, types.topicSubscription, types.slackChannel],
});
