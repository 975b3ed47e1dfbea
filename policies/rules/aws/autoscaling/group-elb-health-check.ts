import { types } from "../../../../platforms/aws/catalog/types";
import { unexpected } from "../../../property-rule";
import { securityHub } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const groupElbHealthCheck: Rule = {
  id: "group-elb-health-check",
  title: "Scaling groups behind a balancer replace what the balancer finds dead",
  why: "With EC2 checks alone a machine that runs while its application is dead is never replaced.",
  remediation: "Set healthCheckType: ELB and a healthCheckGracePeriod that covers the boot.",
  url: securityHub("AutoScaling.1"),
  severity: "high",
  controls: {
    securityHub: ["AutoScaling.1"],
    checkov: ["CKV2_AWS_15"],
    cdkNag: ["AwsSolutions-AS2", "NIST.800.53.R5-AutoScalingGroupELBHealthCheckRequired"],
  },
  decision:
    "cdk-nag's AS2 looks at groups with ELB checks only, and CKV2_AWS_15 at attachments only. Here a group counts as behind a balancer when it names target groups itself, as traffic sources, or through an attachment.",
  types: [types.group],
  scope: "stack",
  applies: (group, graph) =>
    ["targetGroupArns", "trafficSources", "loadBalancers"].some(
      (property) => group.has(property) && (!group.at(property).isKnown || group.items(property).length > 0),
    ) || graph.dependents(group, types.groupAttachment, "autoscalingGroupName").length > 0,
  *check(group) {
    const type = group.text("healthCheckType") ?? "EC2";
    if (!type.split(",").includes("ELB")) {
      yield fact("healthCheckType", `is ${group.has("healthCheckType") ? type : "not set"}; expected ELB`);
    } else {
      yield* unexpected(group, "healthCheckGracePeriod", { atLeast: 1, default: 300 });
    }
  },
};
