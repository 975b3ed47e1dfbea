import { types } from "../../../../platforms/aws/catalog/types";
import { companionRule } from "../../../companion-rule";
import { securityHub } from "../../../queries/links";

export const aclAttached = companionRule({
  id: "acl-attached",
  title: "Network ACLs guard a subnet",
  why: "An ACL without subnets guards nothing, and its subnets are open as by default.",
  remediation: "Set subnetIds, associate it with aws.ec2.NetworkAclAssociation, or remove it.",
  url: securityHub("EC2.16"),
  severity: "low",
  controls: { securityHub: ["EC2.16"], checkov: ["CKV2_AWS_1"] },
  types: [types.networkAcl],
  companions: { [types.networkAclAssociation]: ["networkAclId"] },
  property: "subnetIds",
  unless: (acl) => acl.has("subnetIds") && (!acl.at("subnetIds").isKnown || acl.items("subnetIds").length > 0),
});
