import { types } from "../../../../platforms/aws/catalog/types";
import { checkProtocolOf } from "../../../../platforms/aws/topology";
import { unexpected } from "../../../property-rule";
import { balancerGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const targetGroupHealthCheck: Rule = {
  id: "target-group-health-check",
  title: "Target groups check their nodes' health as written",
  why: "With the vendor's defaults (GET / every 30 s) a node that serves errors or nothing stays in for a minute and more.",
  remediation: "Set healthCheck with a path for HTTP, interval, timeout and thresholds.",
  url: balancerGuide("target-group-health-checks"),
  severity: "high",
  controls: { checkov: ["CKV_AWS_261"], elbGuide: ["REL09", "REL10"] },
  types: [types.targetGroup],
  scope: "resource",
  applies: (group) => group.text("targetType") !== "lambda",
  *check(group) {
    if (!group.has("healthCheck")) {
      yield fact("healthCheck", "is not set; expected path, interval, timeout and thresholds");
      return;
    }
    yield* unexpected(group, "healthCheck.enabled", { expected: true, default: true });
    if (checkProtocolOf(group).startsWith("HTTP")) {
      yield* unexpected(group, "healthCheck.path", { present: "a path of the application", default: "/" });
    }
  },
};
