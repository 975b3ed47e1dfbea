import { computeGuide } from "../../../queries/links";
import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

export const templateInstanceProfile: Rule = {
  id: "template-instance-profile",
  title: "Machines have a role",
  why: "Without one they can be reached by no management service, and sooner or later somebody puts a key on them.",
  remediation: "Set iamInstanceProfile to a profile whose role holds what the node needs and nothing else.",
  url: computeGuide("iam-roles-for-amazon-ec2"),
  severity: "medium",
  controls: { checkov: ["CKV2_AWS_41"], cdkNag: ["NIST.800.53.R5-EC2InstanceProfileAttached"] },
  types: [types.launchTemplate, types.instance, types.launchConfiguration],
  scope: "resource",
  *check(template) {
    if (!template.has("iamInstanceProfile"))
      yield { property: "iamInstanceProfile", problem: "the machine has no role" };
  },
};
