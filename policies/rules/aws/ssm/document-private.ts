import { types } from "../../../../platforms/aws/catalog/types";
import { securityHub } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const documentPrivate: Rule = {
  id: "document-private",
  title: "Documents of Systems Manager are shared with accounts by name",
  why: "A public document shows the world how your machines are run.",
  remediation: "Remove permissions, or name the accounts in permissions.account_ids.",
  url: securityHub("SSM.4"),
  severity: "high",
  controls: { securityHub: ["SSM.4"], checkov: ["CKV_AWS_303"] },
  types: [types.document],
  scope: "resource",
  *check(document) {
    // A map of the provider's own: its keys are not spelled as the SDK's are.
    if (document.text("permissions.account_ids")?.toLowerCase() === "all") {
      yield fact("permissions", "is all accounts; expected their numbers");
    }
  },
};
