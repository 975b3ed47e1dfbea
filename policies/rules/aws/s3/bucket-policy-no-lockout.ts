import { types } from "../../../../platforms/aws/catalog/types";
import { concernsAction, deniesEverybody, type Statement } from "../../../../platforms/aws/policy-document";
import { statementsOf } from "../../../queries/documents";
import { storageGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

/** The action that would undo it. Source: API action PutBucketPolicy. */
const undoing = "s3:PutBucketPolicy";

const locksOut = (statement: Statement) => deniesEverybody(statement) && concernsAction(statement, undoing);

export const bucketPolicyNoLockout: Rule = {
  id: "bucket-policy-no-lockout",
  title: "No bucket policy locks its owner out",
  why: "When every principal is refused the right to change the policy, only the account's root user can undo it.",
  remediation: "Add a condition to the Deny, or refuse single actions.",
  url: storageGuide("bucket-policies"),
  severity: "high",
  controls: { checkov: ["CKV_AWS_93"] },
  types: [types.bucketPolicy],
  scope: "resource",
  *check(policy) {
    if (statementsOf(policy, "policy")?.some(locksOut)) {
      yield fact("policy", `denies ${undoing} to every principal`);
    }
  },
};
