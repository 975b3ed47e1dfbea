import { checkProtocolOf } from "../../../../platforms/aws/topology";
import { balancerGuide } from "../../../queries/links";
import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

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
      yield { property: "healthCheck", problem: "nothing says how a node's health is checked" };
      return;
    }
    if (group.flag("healthCheck.enabled") === false) {
      yield { property: "healthCheck.enabled", problem: "dead nodes keep their share of the requests" };
    }
    if (checkProtocolOf(group).startsWith("HTTP") && !group.has("healthCheck.path")) {
      yield {
        property: "healthCheck.path",
        problem: "the check asks for /, which may work when the application does not",
      };
    }
  },
};
