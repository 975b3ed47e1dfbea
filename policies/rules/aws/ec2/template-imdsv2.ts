import { securityHub } from "../../../queries/links";
import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

export const templateImdsv2: Rule = {
  id: "template-imdsv2",
  title: "Machines answer metadata requests with a token only",
  why: "With IMDSv1 one forged request through the application hands out the node's credentials.",
  remediation: "Set metadataOptions.httpTokens: required.",
  url: securityHub("EC2.170"),
  severity: "high",
  controls: {
    securityHub: ["EC2.170", "EC2.8", "AutoScaling.3"],
    cis: ["5.7"],
    checkov: ["CKV_AWS_79"],
    cdkNag: ["NIST.800.53.R5-EC2IMDSv2Enabled", "HIPAA.Security-EC2IMDSv2Enabled"],
    trivy: ["AWS-0028", "AWS-0130"],
  },
  types: [types.launchTemplate, types.instance, types.launchConfiguration],
  scope: "resource",
  *check(template) {
    if (template.text("metadataOptions.httpEndpoint") === "disabled") return;
    if (template.text("metadataOptions.httpTokens") !== "required") {
      yield { property: "metadataOptions.httpTokens", problem: "metadata is given out without a token" };
    }
  },
};
