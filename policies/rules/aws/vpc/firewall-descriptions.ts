import type { ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { each } from "../../../evaluate";
import { firewallTypes } from "../../../queries/openings";
import { type Finding, fact, type Rule } from "../../../rule";

/** What the provider writes where the program writes nothing. */
const placeholder = "Managed by Pulumi";

function undescribed(part: ResourceReader): Finding {
  const property = part.at("description").path;
  return fact(property, `is ${part.text("description") || "not set"}; expected a purpose`);
}

export const firewallDescriptions: Rule = {
  id: "firewall-descriptions",
  title: "Security groups and their rules say what they are for",
  why: "A rule without a purpose is a rule that is never removed.",
  remediation: "Set description: who may reach whom, and why.",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
  severity: "low",
  controls: { checkov: ["CKV_AWS_23"], cdkNag: ["AwsSolutions-EC27"], trivy: ["AWS-0099", "AWS-0124"] },
  types: firewallTypes.filter((type) => type !== types.defaultSecurityGroup),
  scope: "resource",
  *check(view) {
    const text = view.text("description")?.trim() ?? "";
    if (text === "" || text === placeholder) yield undescribed(view);
    if (view.resource.type !== types.securityGroup) return;
    yield* each([...view.items("ingress"), ...view.items("egress")], function* (rule) {
      if ((rule.text("description")?.trim() ?? "") === "") {
        yield undescribed(rule);
      }
    });
  },
};
