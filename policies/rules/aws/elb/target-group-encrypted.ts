import { types } from "../../../../platforms/aws/catalog/types";
import { checkProtocolOf } from "../../../../platforms/aws/topology";
import { unexpected } from "../../../property-rule";
import { securityHub } from "../../../queries/links";
import { fact, optIn, type Rule } from "../../../rule";

export const targetGroupEncrypted: Rule = {
  id: "target-group-encrypted",
  title: "Traffic and health checks to the nodes are encrypted",
  why: "Between balancer and nodes requests can be read with the VPC's traffic.",
  remediation: "Set protocol and healthCheck.protocol to HTTPS or TLS and give the nodes certificates.",
  url: securityHub("ELB.22"),
  severity: "medium",
  controls: { securityHub: ["ELB.21", "ELB.22"], checkov: ["CKV_AWS_378"], elbGuide: ["SEC05"] },
  decision:
    "Most clusters end TLS at the balancer and close the path behind it with security groups. Off until a project switches it on.",
  levels: optIn,
  types: [types.targetGroup],
  scope: "resource",
  applies: (group) => group.text("targetType") !== "lambda",
  *check(group) {
    yield* unexpected(group, "protocol", { oneOf: ["HTTPS", "TLS"], default: "HTTP" });
    if (checkProtocolOf(group) === "HTTP") {
      yield fact("healthCheck.protocol", "is HTTP; expected HTTPS");
    }
  },
};
