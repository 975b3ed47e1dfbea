import { computeGuide } from "../../../queries/links";
import { types } from "../../../queries/types";
import { productionOnly, type Rule } from "../../../rule";

export const instanceTerminationProtected: Rule = {
  id: "instance-termination-protected",
  title: "Machines of production that no group replaces cannot be ended by accident",
  why: "A machine outside a scaling group comes back only when somebody makes it again.",
  remediation: "Set disableApiTermination: true, or put the machine into a scaling group.",
  url: computeGuide("Using_ChangingDisableAPITermination"),
  severity: "low",
  controls: { cdkNag: ["AwsSolutions-EC29"] },
  levels: productionOnly,
  types: [types.instance],
  scope: "resource",
  *check(machine) {
    if (machine.flag("disableApiTermination") !== true) {
      yield { property: "disableApiTermination", problem: "one call ends it for good" };
    }
  },
};
