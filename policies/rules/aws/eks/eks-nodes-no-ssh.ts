import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

export const eksNodesNoSsh: Rule = {
  id: "eks-nodes-no-ssh",
  title: "Nodes of an EKS cluster do not take SSH from everybody",
  why: "With a key and without a group EKS opens port 22 of every node to the internet.",
  remediation: "Use Session Manager in place of remoteAccess, or set remoteAccess.sourceSecurityGroupIds.",
  url: "https://docs.aws.amazon.com/eks/latest/APIReference/API_RemoteAccessConfig.html",
  severity: "critical",
  controls: { checkov: ["CKV_AWS_100"] },
  types: [types.eksNodeGroup],
  scope: "resource",
  applies: (group) => group.has("remoteAccess.ec2SshKey"),
  *check(group) {
    if (group.items("remoteAccess.sourceSecurityGroupIds").length === 0) {
      yield { property: "remoteAccess.sourceSecurityGroupIds", problem: "port 22 is open to everybody" };
    }
  },
};
