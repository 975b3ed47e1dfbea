import { each } from "../../../evaluate";
import { securityHub } from "../../../queries/links";
import { adminPorts, carriesTcp, covers, firewallTypes, isWorld, openingsOf } from "../../../queries/openings";
import type { Rule } from "../../../rule";

export const firewallNoAdminPortsFromWorld: Rule = {
  id: "firewall-no-admin-ports-from-world",
  title: "SSH and RDP are closed to the internet",
  why: "Open administration ports are found within minutes and tried for ever.",
  remediation: "Use Session Manager instead of SSH, or narrow the range to addresses you know.",
  url: securityHub("EC2.19"),
  severity: "critical",
  controls: {
    securityHub: ["EC2.19", "EC2.13", "EC2.14"],
    cis: ["5.3", "5.4"],
    checkov: ["CKV_AWS_24", "CKV_AWS_25"],
    cdkNag: ["NIST.800.53.R5-EC2RestrictedSSH", "NIST.800.53.R5-EC2RestrictedCommonPorts"],
    trivy: ["AWS-0107"],
  },
  types: firewallTypes,
  scope: "resource",
  applies: (view) => openingsOf(view, "ingress").length > 0,
  *check(view) {
    yield* each(openingsOf(view, "ingress"), function* (read) {
      const opening = read();
      const open = adminPorts.filter((port) => carriesTcp(opening) && covers(opening, port));
      if (open.length > 0 && opening.ranges.some(isWorld)) {
        yield {
          property: opening.path,
          problem: `${open.length === 1 ? "port" : "ports"} ${open.join(" and ")} ${open.length === 1 ? "is" : "are"} open to every address`,
        };
      }
    });
  },
};
