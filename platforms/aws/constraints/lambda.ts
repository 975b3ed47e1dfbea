import { checks, conflicts, length, pattern } from "./constraint";

/** Source: AWS service model lambda, AddPermission. */
export const permissionConstraint = checks(
  conflicts("statementId", "statementIdPrefix"),
  pattern("action", /^(lambda:[*A-Za-z]+|\*)$/, "an action such as lambda:InvokeFunction"),
  pattern("principal", /^\S+$/, "a service such as elasticloadbalancing.amazonaws.com, or an account"),
  pattern("statementId", /^[A-Za-z0-9_-]+$/, "letters, digits, - and _"),
  length("statementId", 1, 100),
  pattern("sourceAccount", /^\d{12}$/, "an account of twelve digits"),
  pattern("qualifier", /^[A-Za-z0-9_-]+$/, "a version or an alias, not $LATEST"),
  length("qualifier", 1, 128),
);
