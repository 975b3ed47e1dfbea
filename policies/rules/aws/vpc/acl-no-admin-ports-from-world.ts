import type { ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { each } from "../../../evaluate";
import { securityHub } from "../../../queries/links";
import { adminPorts, covers, fileTransferPorts, isWorld, protocolOf } from "../../../queries/openings";
import type { Rule } from "../../../rule";

const closed = [...adminPorts, ...fileTransferPorts];

/** Ports from which clients connect. Source: RFC 6056 and the vendor's guide on ephemeral ports. */
const ephemeral = { fromPort: 1024, toPort: 65535 };

function* checkRule(rule: ResourceReader, action: string) {
  if (rule.text(action) !== "allow") return;
  const protocol = protocolOf(rule.text("protocol"));
  if (protocol !== "tcp" && protocol !== "all") return;
  const ranges = [rule.text("cidrBlock"), rule.text("ipv6CidrBlock")].filter((range) => range !== undefined);
  if (!ranges.some(isWorld)) return;
  const everything = protocol === "all";
  const ports = everything
    ? { fromPort: 0, toPort: 65535 }
    : { fromPort: rule.number("fromPort") ?? 0, toPort: rule.number("toPort") ?? 65535 };
  const isReturnPath = ports.fromPort >= ephemeral.fromPort && ports.toPort === ephemeral.toPort;
  const open = isReturnPath ? [] : closed.filter((port) => covers(ports, port));
  if (open.length > 0)
    yield {
      property: rule.path,
      problem: `${open.length === 1 ? "port" : "ports"} ${open.join(" and ")} ${open.length === 1 ? "is" : "are"} open to every address`,
    };
}

export const aclNoAdminPortsFromWorld: Rule = {
  id: "acl-no-admin-ports-from-world",
  title: "Network ACLs close SSH, RDP and FTP to the internet",
  why: "The ACL is the second lock of a subnet: it holds when a security group is opened by mistake.",
  remediation: "Open the ports of your listeners and the ephemeral range, nothing else.",
  url: securityHub("EC2.21"),
  severity: "high",
  controls: {
    securityHub: ["EC2.21"],
    cis: ["5.2"],
    checkov: ["CKV_AWS_229", "CKV_AWS_230", "CKV_AWS_231", "CKV_AWS_232", "CKV_AWS_352"],
    trivy: ["AWS-0102", "AWS-0105"],
  },
  decision:
    "EC2.21 taken by the letter forbids every stateless ACL: answers come back to ephemeral ports 1024 to 65535, and RDP's 3389 lies among them. A range from 1024 or above up to 65535 is a way back and passes; the security groups close 3389. cdk-nag's VPC3 fails any ACL at all, which contradicts EC2.16 and EC2.21: not claimed.",
  types: [types.networkAclRule, types.networkAcl],
  scope: "resource",
  applies: (view) => (view.resource.type === types.networkAcl ? view.has("ingress") : view.flag("egress") !== true),
  *check(view) {
    if (view.resource.type === types.networkAclRule) yield* checkRule(view, "ruleAction");
    else yield* each(view.items("ingress"), (rule) => checkRule(rule, "action"));
  },
};
