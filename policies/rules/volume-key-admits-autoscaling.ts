import type { Graph, View } from "../../model/graph";
import { admits, keyPolicies } from "../facts/grants";
import { scalingGuide } from "../facts/links";
import { types } from "../facts/types";
import type { Rule } from "../rule";

const isScalingRole = (principal: string) => /role\/aws-service-role\/autoscaling\.amazonaws\.com\//.test(principal);

/** Keys of the program that encrypt the volumes of the group's nodes. */
function keysOf(group: View, graph: Graph): readonly View[] {
  const templates = ["launchTemplate", "mixedInstancesPolicy"].flatMap((one) =>
    graph.behind(group, one, types.launchTemplate),
  );
  return [...new Set(templates.flatMap((template) => graph.behind(template, "blockDeviceMappings", types.key)))];
}

export const volumeKeyAdmitsAutoscaling: Rule = {
  id: "volume-key-admits-autoscaling",
  title: "Keys of node volumes let Auto Scaling use them",
  why: "Auto Scaling launches nodes by its service-linked role, which no IAM policy can give rights: only the key's policy or a grant can. Without it no node starts (Client.InternalError).",
  remediation:
    "Let the key's policy allow arn:aws:iam::<account>:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling the use of the key and kms:CreateGrant, or add an aws.kms.Grant for it.",
  url: scalingGuide("key-policy-requirements-EBS-encryption"),
  severity: "high",
  controls: {},
  types: [types.group],
  scope: "stack",
  applies: (group, graph) => keysOf(group, graph).length > 0,
  *check(group, graph) {
    for (const key of keysOf(group, graph)) {
      const grants = graph.referring(key, types.keyGrant, "keyId");
      if (grants.some((grant) => isScalingRole(grant.text("granteePrincipal") ?? ""))) continue;
      const documents = keyPolicies(key, graph);
      if (
        ["kms:GenerateDataKeyWithoutPlaintext", "kms:CreateGrant"].every((one) => admits(documents, one, isScalingRole))
      )
        continue;
      yield {
        property: "launchTemplate",
        problem: `nothing lets Auto Scaling use ${key.resource.name}, which encrypts the nodes' volumes`,
      };
    }
  },
};
