import type { Graph, ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { allowsAnyPrincipal, keyPolicies } from "../../../queries/grants";
import { scalingGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

const isScalingRole = (principal: string) => /role\/aws-service-role\/autoscaling\.amazonaws\.com\//.test(principal);

const templatesOf = (group: ResourceReader, graph: Graph): readonly ResourceReader[] =>
  ["launchTemplate", "mixedInstancesPolicy"].flatMap((one) => graph.dependenciesOf(group, one, types.launchTemplate));

/** Whether a volume is encrypted by a key that another program makes. The vendor's own key lets everyone of the account use it. */
const hasOtherKey = (group: ResourceReader, graph: Graph): boolean =>
  templatesOf(group, graph).some((template) =>
    template.items("blockDeviceMappings").some((mapping) => {
      const key = mapping.at("ebs.kmsKeyId");
      if (!key.isSet || (key.isKnown && /alias\/aws\//.test(mapping.text("ebs.kmsKeyId") ?? ""))) return false;
      return graph.dependenciesOf(template, "blockDeviceMappings", types.key, types.keyAlias).length === 0;
    }),
  );

/** Keys of the program that encrypt the volumes of the group's nodes. */
function keysOf(group: ResourceReader, graph: Graph): readonly ResourceReader[] {
  return [
    ...new Set(
      templatesOf(group, graph).flatMap((template) => graph.dependenciesOf(template, "blockDeviceMappings", types.key)),
    ),
  ];
}

export const volumeKeyAdmitsAutoscaling: Rule = {
  id: "volume-key-admits-autoscaling",
  title: "Keys of node volumes let Auto Scaling use them",
  why: "Auto Scaling launches nodes by its service-linked role, which no IAM policy can give rights: only the key's policy or a grant can. Without it no node starts (Client.InternalError).",
  remediation:
    "Let the key's policy allow arn:aws:iam::<account>:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling the use of the key and kms:CreateGrant, or add an aws.kms.Grant for it.",
  url: scalingGuide("key-policy-requirements-EBS-encryption"),
  severity: "high",
  types: [types.group],
  scope: "stack",
  applies: (group, graph) => keysOf(group, graph).length > 0,
  outside: (group, graph) => (hasOtherKey(group, graph) ? "key" : undefined),
  *check(group, graph) {
    for (const key of keysOf(group, graph)) {
      const grants = graph.dependents(key, types.keyGrant, "keyId");
      if (grants.some((grant) => isScalingRole(grant.text("granteePrincipal") ?? ""))) continue;
      const documents = keyPolicies(key, graph);
      if (
        ["kms:GenerateDataKeyWithoutPlaintext", "kms:CreateGrant"].every((one) =>
          allowsAnyPrincipal(documents, one, isScalingRole),
        )
      )
        continue;
      yield fact(
        "launchTemplate",
        `encrypts volumes by ${key.resource.name}, which no policy or grant lets Auto Scaling use`,
      );
    }
  },
};
