import { types } from "../../../../platforms/aws/catalog/types";
import { acceptedValues } from "../../../queries/accepted-values";

export const webAclValuesAccepted = acceptedValues({
  id: "web-acl-values-accepted",
  title: "Web ACLs, their IP sets and logs have settings that AWS WAF takes",
  remediation: "Write a value inside the range or list that the finding names.",
  url: "https://docs.aws.amazon.com/waf/latest/APIReference/API_CreateWebACL.html",
  types: [types.webAcl, types.ipSet, types.webAclAssociation, types.webAclLogging],
});
