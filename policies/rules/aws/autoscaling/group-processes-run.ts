import { scalingGuide } from "../../../queries/links";
import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

/** What no longer happens while a process is suspended. */
const consequences: Readonly<Record<string, string>> = {
  Launch: "no node is launched, not even for one that failed",
  Terminate: "no node is terminated, so none is replaced",
  HealthCheck: "no node is marked unhealthy",
  ReplaceUnhealthy: "unhealthy nodes stay",
  AddToLoadBalancer: "new nodes get no traffic, and are not added when the process resumes",
  AlarmNotification: "no scaling policy runs",
  ScheduledActions: "no schedule runs",
  InstanceRefresh: "no refresh runs",
  AZRebalance: "zones stay unbalanced after a zone returns",
};

export const groupProcessesRun: Rule = {
  id: "group-processes-run",
  title: "No process of a scaling group is suspended",
  why: "A group with a suspended process looks healthy and does not heal or scale; the program suspends it again at every update.",
  remediation: "Leave suspendedProcesses out; suspend by hand for the time of a repair.",
  url: scalingGuide("as-suspend-resume-processes"),
  severity: "high",
  types: [types.group],
  scope: "resource",
  *check(group) {
    for (const process of group.texts("suspendedProcesses")) {
      const consequence = consequences[process];
      yield {
        property: "suspendedProcesses",
        problem: `${process} is suspended${consequence === undefined ? "" : `: ${consequence}`}`,
      };
    }
  },
};
