import type { Graph, ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { scalingGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

const timeOf = (schedule: ResourceReader) =>
  ["recurrence", "startTime", "timeZone"]
    .map((property) => schedule.text(property) ?? "")
    .join(" ")
    .trim();

/** Schedules of the same group before this one in the program's order: the pair is said once. */
function earlier(schedule: ResourceReader, graph: Graph): readonly ResourceReader[] {
  const groups = graph.dependenciesOf(schedule, "autoscalingGroupName", types.group);
  const siblings = groups.flatMap((group) => graph.dependents(group, types.schedule, "autoscalingGroupName"));
  return siblings.filter(({ resource }) => resource.urn < schedule.resource.urn);
}

export const schedulesAtOwnTimes: Rule = {
  id: "schedules-at-own-times",
  title: "No two schedules of a scaling group begin at the same time",
  why: "A scheduled action needs a time of its own: AWS refuses the second.",
  remediation: "Put both into one schedule, or move one of them by a minute.",
  url: scalingGuide("ec2-auto-scaling-scheduled-scaling"),
  severity: "high",
  types: [types.schedule],
  scope: "stack",
  applies: (schedule, graph) => earlier(schedule, graph).length > 0,
  *check(schedule, graph) {
    for (const other of earlier(schedule, graph)) {
      if (timeOf(other) === timeOf(schedule)) {
        const property = schedule.has("recurrence") ? "recurrence" : "startTime";
        yield fact(property, `is that of ${other.resource.name}; expected another time`);
      }
    }
  },
};
