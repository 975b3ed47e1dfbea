import type { Graph, ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { topicGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

const actions = ["alarmActions", "okActions", "insufficientDataActions"];

/** Whether a topic that another program makes is all that an action leads to. */
function namesOtherTopic(alarm: ResourceReader, property: string, graph: Graph): boolean {
  if (!alarm.has(property) || graph.dependenciesOf(alarm, property).length > 0) return false;
  if (!alarm.at(property).isKnown) return true;
  return alarm.items(property).some((one) => {
    const name = one.isKnown ? one.known() : undefined;
    return !one.isKnown || (typeof name === "string" && /^arn:[^:]+:sns:/.test(name));
  });
}

export const alarmReachesRecipients: Rule = {
  id: "alarm-reaches-recipients",
  title: "Topics that alarms are sent to have a subscriber",
  why: "The alarm goes off, the topic takes it, and delivers it to no one.",
  remediation: "Add an aws.sns.TopicSubscription, and have the subscriber confirm it.",
  url: topicGuide("sns-create-subscribe-endpoint-to-topic"),
  severity: "medium",
  types: [types.alarm, types.compositeAlarm],
  scope: "stack",
  applies: (alarm, graph) => actions.some((property) => graph.dependenciesOf(alarm, property, types.topic).length > 0),
  outside: (alarm, graph) =>
    actions.some((property) => namesOtherTopic(alarm, property, graph)) ? "topic" : undefined,
  *check(alarm, graph) {
    for (const property of actions) {
      for (const topic of graph.dependenciesOf(alarm, property, types.topic)) {
        const heard = [
          ...graph.dependents(topic, types.topicSubscription, "topic"),
          ...graph.dependents(topic, types.slackChannel, "snsTopicArns"),
        ];
        if (heard.length === 0) {
          yield fact(property, `names ${topic.resource.name}, which has no subscription; expected at least one`);
        }
      }
    }
  },
};
