import { type Props } from "../../../model/graph/json";
import {
  arn,
  type Constraint,
  checks,
  conflicts,
  entries,
  jsonDocument,
  length,
  limit,
  pattern,
  refused,
} from "./constraint";
import { record, text } from "./read";

const names = checks(conflicts("name", "namePrefix"), pattern("name", /^[\w+=,.@-]+$/, "letters, digits and _+=,.@-"));

export const roleConstraint = checks(
  names,
  length("name", 1, 64),
  length("namePrefix", 1, 38),
  length("description", 0, 1000),
  limit("maxSessionDuration", "iam.session"),
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

/** Source: AWS service model iam, CreateOpenIDConnectProvider, botocore 1.44.8; the list of clients is in its text. */
export const oidcProviderConstraint = checks(
  length("url", 1, 255),
  pattern("url", /^(?:https:\/\/)?[^\s:?]+$/, "an address with https:// and without port or query"),
  entries("clientIdLists", 1, 100, "clients"),
  length("clientIdLists[]", 1, 255),
  entries("thumbprintLists", 0, 5, "thumbprints"),
  length("thumbprintLists[]", 40, 40),
);

/** A document has a statement, and no more characters than IAM takes. White space does not count. */
const documentWithin =
  (property: string, max: number): Constraint =>
  (inputs) => {
    const document = textOf(inputs, property);
    if (document === undefined) return [];
    if (!/"Statement"\s*:/.test(document)) {
      return refused("MalformedPolicyDocument", property, "Syntax errors in policy: no Statement.");
    }
    const size = document.replace(/\s/g, "").length;
    return size > max
      ? refused("LimitExceeded", property, `Cannot exceed quota for policy size: ${max}, got ${size}`)
      : [];
  };

function textOf(inputs: Props, property: string): string | undefined {
  const document = record(inputs, property);
  return document === undefined ? text(inputs, property) : JSON.stringify(document);
}

/** Characters. Source: IAM user guide, "IAM and AWS STS character limits". */
export const roleRefusals = documentWithin("assumeRolePolicy", 2048);
export const rolePolicyRefusals = documentWithin("policy", 10240);
export const policyRefusals = documentWithin("policy", 6144);
