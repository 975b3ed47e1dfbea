import { types } from "../../../../platforms/aws/catalog/types";
import { fewestNodes } from "../../../../platforms/aws/topology";
import { scalingGuide } from "../../../queries/links";
import { fact, productionOnly, type Rule } from "../../../rule";

/** The provider's way to say "leave it as it is". */
const unchanged = -1;

export const scheduleKeepsSpare: Rule = {
  id: "schedule-keeps-spare",
  title: "No schedule leaves a group behind a balancer without a spare node",
  why: "At night too a node can fail: with one node left there is none to take over.",
  remediation: "Let minSize and desiredCapacity of the schedule be 2 or more.",
  url: scalingGuide("ec2-auto-scaling-scheduled-scaling"),
  severity: "medium",
  levels: productionOnly,
  types: [types.schedule],
  scope: "stack",
  applies: (schedule, graph) =>
    graph
      .dependenciesOf(schedule, "autoscalingGroupName", types.group)
      .some((group) => group.items("targetGroupArns").length > 0 && fewestNodes(group) >= 2),
  *check(schedule) {
    for (const property of ["minSize", "desiredCapacity"] as const) {
      const nodes = schedule.number(property) ?? unchanged;
      if (nodes !== unchanged && nodes < 2) {
        yield fact(property, `is ${nodes}; expected at least 2`);
      }
    }
  },
};
