import { types } from "../../../../platforms/aws/catalog/types";
import { scalingGuide } from "../../../queries/links";
import type { Rule } from "../../../rule";

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
    const processes = group.texts("suspendedProcesses");
    if (processes.length > 0) {
      const problem = `suspendedProcesses is ${processes.join(", ")}; expected none`;
      yield { property: "suspendedProcesses", problem };
    }
  },
};
