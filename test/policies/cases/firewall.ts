import { without, withProperty } from "../fixture";
import type { Break } from "./index";

const inline = (rule: object) => [{ protocol: "tcp", cidrBlocks: ["0.0.0.0/0"], description: "inline", ...rule }];

export const firewallCases: Readonly<Record<string, readonly Break[]>> = {
  "firewall-no-admin-ports-from-world": [
    ["httpsIn", "fromPort", 22],
    ["httpsIn", "ipProtocol", "-1"],
    ["oldRule", "toPort", 3389],
    ["inlineGroup", "ingress", inline({ fromPort: 22, toPort: 22 })],
    ["inlineGroup", "ingress", inline({ fromPort: 22, toPort: 22, cidrBlocks: ["128.0.0.0/1"] })],
    ["inlineGroup", "ingress", inline({ fromPort: 3389, toPort: 3389, cidrBlocks: [], ipv6CidrBlocks: ["::/0"] })],
  ],
  "firewall-only-listener-ports-from-world": [
    ["httpsIn", "fromPort", 442],
    {
      resource: "oldRule",
      title: "a port that no listener has",
      program: (program) => withProperty(withProperty(program, "oldRule", "fromPort", 5432), "oldRule", "toPort", 5432),
    },
  ],
  "firewall-no-unrestricted-egress": [
    ["apisOut", "ipProtocol", "-1"],
    ["inlineGroup", "egress", inline({ protocol: "all" })],
    ["inlineGroup", "egress", inline({ fromPort: 0, toPort: 65535 })],
  ],
  "firewall-descriptions": [
    ["firewall", "description", "Managed by Pulumi"],
    ["httpsIn", "description", undefined],
    ["oldRule", "description", " "],
    ["inlineGroup", "ingress[0].description", undefined],
  ],
  "firewall-one-rule-style": [["firewall", "ingress", inline({ fromPort: 443, toPort: 443 })]],
  "default-security-group-closed": [
    { resource: "vpc", title: "left as it is", program: (program) => without(program, "defaultGroup") },
    ["defaultGroup", "ingress", [{ protocol: "-1", self: true }]],
  ],
  "acl-no-admin-ports-from-world": [
    ["aclHttps", "fromPort", 22],
    ["aclHttps", "fromPort", 21],
    ["aclReturn", "fromPort", 20],
    ["aclHttps", "protocol", "-1"],
    ["aclReturn", "fromPort", 1000],
    ["acl", "ingress", [{ action: "allow", protocol: "tcp", fromPort: 3389, toPort: 3389, cidrBlock: "0.0.0.0/0" }]],
  ],
  "acl-attached": [{ resource: "acl", title: "no association", program: (program) => without(program, "aclLink") }],
  "vpc-flow-logs": [{ resource: "vpc", title: "no flow log", program: (program) => without(program, "flowLog") }],
  "subnet-no-public-ip": [["subnetA", "mapPublicIpOnLaunch", true]],
};
