import { types } from "../../../../platforms/aws/catalog/types";
import { each } from "../../../evaluate";
import { unexpected } from "../../../property-rule";
import { statementsOf } from "../../../queries/documents";
import { allows } from "../../../queries/grants";
import { keyGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const keyKeepsAdministrator: Rule = {
  id: "key-keeps-administrator",
  title: "The policy of every key can be changed",
  why: "A key whose policy cannot be changed is unmanageable: only the vendor's support brings it back, and what it encrypts goes with it.",
  remediation: "Keep the statement that allows kms:* to arn:aws:iam::<account>:root, or name an administrator's role.",
  url: keyGuide("key-policy-default"),
  severity: "high",
  decision: "A key's own policy that locks every principal out is refused by AWS: access-values-accepted finds it.",
  types: [types.key, types.keyPolicy],
  scope: "resource",
  applies: (key) =>
    key.flag("bypassPolicyLockoutSafetyCheck") === true || (key.resource.type === types.keyPolicy && key.has("policy")),
  *check(key) {
    yield* unexpected(key, "bypassPolicyLockoutSafetyCheck", { expected: false, default: false });
    if (key.resource.type !== types.keyPolicy) return;
    yield* each([key], function* (document) {
      const statements = statementsOf(document, "policy");
      if (statements?.some((statement) => allows(statement, "kms:PutKeyPolicy", () => true)) === false) {
        yield fact("policy", "allows kms:PutKeyPolicy to no principal; expected one");
      }
    });
  },
};
