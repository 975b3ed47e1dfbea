import type { PolicyHead } from "../../engine/policy/pack";
import { controlIds, type Level, type Rule } from "../rule";
import { settingsFile } from "../settings";

export function headOf(rule: Rule, level: Level): PolicyHead {
  const { id, title, why, scope, severity, remediation, url, controls } = rule;
  return {
    name: id,
    title,
    description: `${title}. ${why}`,
    level,
    scope,
    severity,
    remediation,
    url,
    tags: controlIds(controls),
  };
}

export const settingsHead: PolicyHead = {
  name: "policy-settings",
  title: "Policy settings are right",
  description: `What ${settingsFile} says is right: known rules, and exemptions that are needed and have not expired.`,
  level: "mandatory",
  scope: "stack",
};

export const resourcesHead: PolicyHead = {
  name: "something-to-judge",
  title: "The stack has resources",
  description: "A program that makes nothing is no program that holds every rule.",
  level: "mandatory",
  scope: "stack",
};

/** In a preview: what could not be judged, so that it is not taken for a pass. */
export const unknownHead: PolicyHead = {
  name: "not-known-yet",
  title: "What cannot be judged yet",
  description: "Rules that need values which only the cloud can give are judged again by the update.",
  level: "advisory",
  scope: "stack",
};
