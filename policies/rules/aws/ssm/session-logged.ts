import { parse } from "yaml";
import { types } from "../../../../platforms/aws/catalog/types";
import { isFields } from "../../../../platforms/aws/policy-document";
import { fact, type Rule } from "../../../rule";

function read(content: string): Readonly<Record<string, unknown>> {
  try {
    const preferences: unknown = parse(content);
    return isFields(preferences) && isFields(preferences.inputs) ? preferences.inputs : {};
  } catch {
    return {};
  }
}

export const sessionLogged: Rule = {
  id: "session-logged",
  title: "Sessions on machines are encrypted and logged",
  why: "Work on a node leaves no trace, and what is typed can be read on the way.",
  remediation: "Set kmsKeyId, and a log group or a bucket with its encryption, in the document's inputs.",
  url: "https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-preferences-cli.html",
  severity: "medium",
  controls: { checkov: ["CKV_AWS_112", "CKV_AWS_113"] },
  types: [types.document],
  scope: "resource",
  applies: (document) => document.text("documentType") === "Session",
  *check(document) {
    const inputs = read(document.text("content") ?? "");
    if (!inputs.kmsKeyId) yield fact("content", "has no kmsKeyId; expected a KMS key");
    const toBucket = Boolean(inputs.s3BucketName) && inputs.s3EncryptionEnabled === true;
    const toGroup = Boolean(inputs.cloudWatchLogGroupName) && inputs.cloudWatchEncryptionEnabled === true;
    if (!toBucket && !toGroup)
      yield fact("content", "names no encrypted log group and no encrypted bucket; expected one");
  },
};
