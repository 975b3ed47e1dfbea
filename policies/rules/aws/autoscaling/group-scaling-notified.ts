import { types } from "../../../../platforms/aws/catalog/types";
import { scalingGuide } from "../../../queries/links";
import { optIn, type Rule } from "../../../rule";

const events = ["LAUNCH", "LAUNCH_ERROR", "TERMINATE", "TERMINATE_ERROR"].map(
  (event) => `autoscaling:EC2_INSTANCE_${event}`,
);

export const groupScalingNotified: Rule = {
  id: "group-scaling-notified",
  title: "Every launch and every end of a node is told",
  why: "A group that launches and loses nodes all night looks healthy in the morning.",
  remediation: "Add an aws.autoscaling.Notification with the four events and a topic.",
  url: scalingGuide("ec2-auto-scaling-sns-notifications"),
  severity: "low",
  controls: { cdkNag: ["AwsSolutions-AS3"] },
  decision:
    "A message per node is noise where scaling is daily life, and alarms tell what matters: off until a project switches it on.",
  levels: optIn,
  types: [types.group],
  scope: "stack",
  *check(group, graph) {
    const told = graph
      .dependents(group, types.groupNotification, "groupNames")
      .flatMap((notification) => notification.texts("notifications"));
    const missing = events.filter((event) => !told.includes(event));
    if (missing.length > 0)
      yield { property: "", problem: `no aws.autoscaling.Notification has ${missing.join(", ")}` };
  },
};
