import { computeGuide } from "../facts/links";
import { types } from "../facts/types";
import type { Rule } from "../rule";

export const templateDetailedMonitoring: Rule = {
  id: "template-detailed-monitoring",
  title: "Machines report their load every minute",
  why: "With a figure every five minutes scaling reacts to load that is minutes old.",
  remediation: "Set monitoring.enabled: true (monitoring: true on an instance).",
  url: computeGuide("manage-detailed-monitoring"),
  severity: "low",
  controls: {
    checkov: ["CKV_AWS_126"],
    cdkNag: ["AwsSolutions-EC28", "NIST.800.53.R5-EC2InstanceDetailedMonitoringEnabled"],
  },
  levels: { development: "disabled", local: "disabled" },
  types: [types.launchTemplate, types.instance],
  scope: "resource",
  *check(template) {
    const property = template.resource.type === types.instance ? "monitoring" : "monitoring.enabled";
    if (template.flag(property) !== true) yield { property, problem: "metrics come every five minutes" };
  },
};
