import { types } from "../../../../platforms/aws/catalog/types";
import { securityHub } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const templateOneInterface: Rule = {
  id: "template-one-interface",
  title: "Machines have one network interface",
  why: "A machine in two networks is a way from one into the other, past every firewall between them.",
  remediation: "Leave one entry in networkInterfaces; what needs two networks is a router, and exempted as one.",
  url: securityHub("EC2.17"),
  severity: "low",
  controls: { securityHub: ["EC2.17"] },
  types: [types.launchTemplate, types.instance],
  scope: "resource",
  *check(machine) {
    const own = machine.has("primaryNetworkInterface") ? 1 : 0;
    const count = own + machine.items("networkInterfaces").length;
    if (count > 1) yield fact("networkInterfaces", `makes ${count} interfaces, with the primary one; expected 1`);
    if (machine.items("secondaryNetworkInterfaces").length > 0) {
      yield fact("secondaryNetworkInterfaces", "is not empty; expected none");
    }
  },
};
