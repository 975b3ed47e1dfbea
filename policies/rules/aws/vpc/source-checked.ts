import { securityHub } from "../../../queries/links";
import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

export const sourceChecked: Rule = {
  id: "source-checked",
  title: "Machines send and take packets in their own name only",
  why: "Without the check a machine can pose as another, and carry what it was not meant to.",
  remediation: "Leave sourceDestCheck out, or exempt the machines that are routers.",
  url: securityHub("EC2.180"),
  severity: "medium",
  controls: { securityHub: ["EC2.180"] },
  types: [types.networkInterface, types.instance],
  scope: "resource",
  *check(view) {
    if (view.flag("sourceDestCheck") === false) {
      yield { property: "sourceDestCheck", problem: "it can send packets under any address" };
    }
  },
};
