import { arn, checks, conflicts, jsonDocument, length, pattern, range } from "./constraint";

const names = checks(conflicts("name", "namePrefix"), pattern("name", /^[\w+=,.@-]+$/, "letters, digits and _+=,.@-"));

export const roleConstraint = checks(
  names,
  length("name", 1, 64),
  length("namePrefix", 1, 38),
  length("description", 0, 1000),
  range("maxSessionDuration", 3600, 43200),
  jsonDocument("assumeRolePolicy"),
  arn("permissionsBoundary"),
  arn("managedPolicyArns[]"),
);

export const rolePolicyConstraint = checks(names, length("name", 1, 128), jsonDocument("policy"));

export const rolePolicyAttachmentConstraint = checks(arn("policyArn"));

export const instanceProfileConstraint = checks(names, length("name", 1, 128));

export const policyConstraint = checks(
  names,
  length("name", 1, 128),
  length("description", 0, 1000),
  jsonDocument("policy"),
);
