import { type Statement, statementsOf } from "../facts/documents";
import { storageGuide } from "../facts/links";
import { types } from "../facts/types";
import type { Rule } from "../rule";

/** Actions that take in the one that would undo it. Source: API action s3:PutBucketPolicy and its wildcards. */
const undoing = ["*", "s3:*", "s3:put*", "s3:*bucketpolicy", "s3:putbucketpolicy"];

const locksOut = (statement: Statement) =>
  !statement.allows &&
  statement.principals.includes("*") &&
  Object.keys(statement.conditions).length === 0 &&
  statement.actions.some((action) => undoing.includes(action.toLowerCase()));

export const bucketPolicyNoLockout: Rule = {
  id: "bucket-policy-no-lockout",
  title: "No bucket policy locks its owner out",
  why: "When everybody is refused the right to change the policy, only the account's root user can undo it.",
  remediation: "Add a condition to the Deny, or refuse single actions.",
  url: storageGuide("bucket-policies"),
  severity: "high",
  controls: { checkov: ["CKV_AWS_93"] },
  types: [types.bucketPolicy],
  scope: "resource",
  *check(policy) {
    if (statementsOf(policy, "policy")?.some(locksOut)) {
      yield { property: "policy", problem: "nobody may change the policy any more" };
    }
  },
};
