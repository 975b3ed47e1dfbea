import { types } from "../../../../platforms/aws/catalog/types";
import { acceptedValues } from "../../../queries/accepted-values";

export const firewallValuesAccepted = acceptedValues({
  id: "firewall-values-accepted",
  title: "Security groups, network ACLs and their rules have settings that AWS takes",
  remediation: "Write a value inside the range or list that the finding names.",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
  types: [
    types.securityGroup,
    types.ingressRule,
    types.egressRule,
    types.networkAcl,
    types.networkAclRule,
    types.networkAclAssociation,
  ],
});
