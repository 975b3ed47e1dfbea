import { types } from "../../../../platforms/aws/catalog/types";
import { vendorGroup } from "../../../../platforms/aws/defaults";
import { asksBalancer } from "../../../../platforms/aws/health-checks";
import { readCheckCounts } from "../../../../platforms/aws/topology";
import { scalingGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const groupGraceCoversBoot: Rule = {
  id: "group-grace-covers-boot",
  title: "The health check's grace period covers boot and first checks",
  why: "A node that is judged before it can be healthy is replaced by one that will be too, and the group never gets any.",
  remediation:
    "Set healthCheckGracePeriod to at least the time to boot (defaultInstanceWarmup) plus nothing less than the first healthy checks.",
  url: scalingGuide("health-check-grace-period"),
  severity: "high",
  types: [types.group],
  scope: "stack",
  applies: (group) => asksBalancer(group.text("healthCheckType") ?? vendorGroup.healthCheckType),
  *check(group, graph) {
    const grace = group.number("healthCheckGracePeriod") ?? vendorGroup.healthCheckGracePeriod;
    const warmup = group.number("defaultInstanceWarmup") ?? 0;
    const checks = graph
      .dependenciesOf(group, "targetGroupArns", types.targetGroup)
      .map(readCheckCounts)
      .map(({ interval, healthyThreshold }) => interval * healthyThreshold);
    const needed = Math.max(warmup, ...checks);
    if (grace < needed) {
      yield fact("healthCheckGracePeriod", `is ${grace}; expected at least ${needed} for warm-up and first checks`);
    }
  },
};
