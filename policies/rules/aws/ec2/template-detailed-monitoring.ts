import { computeGuide } from "../../../queries/links";
import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

/** Where a type says it, if not in `monitoring.enabled`. */
const places: Readonly<Record<string, string>> = {
  [types.instance]: "monitoring",
  [types.launchConfiguration]: "enableMonitoring",
};

export const templateDetailedMonitoring: Rule = {
  id: "template-detailed-monitoring",
  title: "Machines report their load every minute",
  why: "With a figure every five minutes scaling reacts to load that is minutes old.",
  remediation: "Set monitoring.enabled: true (monitoring: true on an instance).",
  url: computeGuide("manage-detailed-monitoring"),
  severity: "low",
  controls: {
    checkov: ["CKV_AWS_126"],
    cdkNag: ["AwsSolutions-EC28", "HIPAA.Security-EC2InstanceDetailedMonitoringEnabled"],
  },
  levels: { development: "disabled", local: "disabled" },
  types: [types.launchTemplate, types.instance, types.launchConfiguration],
  scope: "resource",
  *check(template) {
    const property = places[template.resource.type] ?? "monitoring.enabled";
    // A launch configuration has it on where it says nothing.
    const usual = template.resource.type === types.launchConfiguration;
    if ((template.flag(property) ?? usual) !== true) yield { property, problem: "metrics come every five minutes" };
  },
};
