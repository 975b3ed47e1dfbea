import type { ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { fact, productionOnly, type Rule } from "../../../rule";

/** Percent of the nodes that may be patched at once. */
const most = 34;

const isMuch = (value: string): boolean =>
  value.endsWith("%") ? Number(value.slice(0, -1)) > most : Number(value) > 1;

const patches = (task: ResourceReader): boolean => ["RUN_COMMAND", "AUTOMATION"].includes(task.text("taskType") ?? "");

export const patchingOneAtATime: Rule = {
  id: "patching-one-at-a-time",
  title: "Tasks of maintenance windows take nodes one by one, and end at an error",
  why: "A patch that breaks a node breaks them all, or takes the capacity that a zone's loss needs, in one night.",
  remediation: "Set maxConcurrency to 1, or a third of the nodes at the most, and maxErrors to 0.",
  url: "https://docs.aws.amazon.com/systems-manager/latest/userguide/maintenance-windows.html",
  severity: "medium",
  levels: productionOnly,
  types: [types.maintenanceTask],
  scope: "resource",
  applies: (task) => patches(task) && task.items("targets").length > 0,
  *check(task) {
    const concurrency = task.text("maxConcurrency") ?? "1";
    if (isMuch(concurrency)) yield fact("maxConcurrency", `is ${concurrency}; expected 1, or ${most}% at the most`);
    const errors = task.text("maxErrors") ?? "1";
    if (errors !== "0" && errors !== "0%") yield fact("maxErrors", `is ${errors}; expected 0`);
  },
};
