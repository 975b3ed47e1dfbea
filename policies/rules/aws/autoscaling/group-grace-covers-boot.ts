import { scalingGuide } from "../../../queries/links";
import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

/** The vendor's default of a target group. */
const usualCheck = { interval: 30, healthyThreshold: 5 };

export const groupGraceCoversBoot: Rule = {
  id: "group-grace-covers-boot",
  title: "The health check's grace period covers boot and first checks",
  why: "A node that is judged before it can be healthy is replaced by one that will be too, and the group never gets any.",
  remediation:
    "Set healthCheckGracePeriod to at least the time to boot (defaultInstanceWarmup) plus nothing less than the first healthy checks.",
  url: scalingGuide("health-check-grace-period"),
  severity: "high",
  controls: {},
  types: [types.group],
  scope: "stack",
  applies: (group) => (group.text("healthCheckType") ?? "EC2").split(",").includes("ELB"),
  *check(group, graph) {
    const grace = group.number("healthCheckGracePeriod") ?? 300;
    const warmup = group.number("defaultInstanceWarmup") ?? 0;
    const checks = graph
      .dependenciesOf(group, "targetGroupArns", types.targetGroup)
      .map(
        (target) =>
          (target.number("healthCheck.interval") ?? usualCheck.interval) *
          (target.number("healthCheck.healthyThreshold") ?? usualCheck.healthyThreshold),
      );
    const needed = Math.max(warmup, ...checks);
    if (grace < needed) {
      yield {
        property: "healthCheckGracePeriod",
        problem: `nodes are judged before the ${needed} s that warm-up and first healthy checks take`,
        fix: `write ${needed} or more`,
      };
    }
  },
};
