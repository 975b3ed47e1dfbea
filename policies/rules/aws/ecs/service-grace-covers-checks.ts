import { types } from "../../../../platforms/aws/catalog/types";
import { vendorService } from "../../../../platforms/aws/defaults";
import { readCheckCounts, targetGroupsOf } from "../../../../platforms/aws/topology";
import { containerGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const serviceGraceCoversChecks: Rule = {
  id: "service-grace-covers-checks",
  title: "A new task is not judged before its first checks can pass",
  why: "ECS stops a task that its target group finds unhealthy: one that is judged while it starts is replaced by one that will be too.",
  remediation:
    "Set healthCheckGracePeriodSeconds to the time that a start takes, and at least to the first healthy checks.",
  url: containerGuide("service_definition_parameters"),
  severity: "medium",
  types: [types.containerService],
  scope: "stack",
  applies: (service, graph) => targetGroupsOf(service, graph).length > 0,
  *check(service, graph) {
    const grace = service.number("healthCheckGracePeriodSeconds") ?? vendorService.healthCheckGracePeriod;
    const checks = targetGroupsOf(service, graph)
      .map(readCheckCounts)
      .map(({ interval, healthyThreshold }) => interval * healthyThreshold);
    const needed = Math.max(...checks);
    if (grace < needed)
      yield fact("healthCheckGracePeriodSeconds", `is ${grace}; expected at least ${needed} for the first checks`);
  },
};
