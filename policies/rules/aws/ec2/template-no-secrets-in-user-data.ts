import { Secret } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { fact, type Rule } from "../../../rule";

const properties = ["userData", "userDataBase64"];

/** What gives itself away as a credential. */
const credentials: readonly (readonly [string, RegExp])[] = [
  ["an AWS access key", /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/],
  ["an AWS secret key", /aws_secret_access_key\s*[=:]\s*["']?[A-Za-z0-9/+]{40}/i],
  ["a private key", /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/],
  ["a GitHub token", /\bgh[pousr]_[A-Za-z0-9]{36,}\b/],
  [
    "a password",
    /(?<![a-z0-9])(?:password|passwd|secret_key|api_?key|auth_?token)\b["']?\s*[=:]\s*["']?[^\s"'$<{]{6,}/i,
  ],
  ["a password in a URL", /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]+:[^\s/:@$<{]{3,}@/i],
];

export const templateNoSecretsInUserData: Rule = {
  id: "template-no-secrets-in-user-data",
  title: "User data holds no secrets",
  why: "User data is not encrypted: every process of the machine and every user who may describe the template can read it.",
  remediation: "Let the machine fetch secrets from Secrets Manager or Parameter Store with its role.",
  url: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html",
  severity: "critical",
  controls: { checkov: ["CKV_AWS_46"], trivy: ["AWS-0029", "AWS-0129"] },
  types: [types.launchTemplate, types.instance, types.launchConfiguration],
  scope: "resource",
  *check(template) {
    for (const property of properties.filter((name) => template.has(name))) {
      if (template.resource.inputs[property] instanceof Secret) {
        yield fact(property, "holds a value that the program keeps secret");
        continue;
      }
      const text = template.text(property) ?? "";
      const isPlain = template.resource.type !== types.launchTemplate && property === "userData";
      const script = isPlain ? text : Buffer.from(text, "base64").toString("utf8");
      for (const [what, pattern] of credentials) {
        if (pattern.test(script)) yield fact(property, `holds what looks like ${what}`);
      }
    }
  },
};
