import { types } from "../../../../platforms/aws/catalog/types";
import { acceptedValues } from "../../../queries/accepted-values";

export const accessValuesAccepted = acceptedValues({
  id: "access-values-accepted",
  title: "Roles, policies, permissions, keys and parameters have settings that AWS takes",
  remediation: "Write the name, value or document in the form that the finding names.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
  types: [
    types.role,
    types.rolePolicy,
    types.policy,
    types.rolePolicyAttachment,
    types.instanceProfile,
    types.oidcProvider,
    types.key,
    types.keyAlias,
    types.parameter,
    types.lambdaPermission,
  ],
});
