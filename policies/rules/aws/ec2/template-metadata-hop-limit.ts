import { securityHub } from "../../../queries/links";
import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

export const templateMetadataHopLimit: Rule = {
  id: "template-metadata-hop-limit",
  title: "Metadata stays on the machine",
  why: "With more than one hop, containers and whatever the machine forwards for can ask for its credentials.",
  remediation: "Set metadataOptions.httpPutResponseHopLimit: 1.",
  url: securityHub("AutoScaling.4"),
  severity: "medium",
  controls: { securityHub: ["AutoScaling.4"], checkov: ["CKV_AWS_341"] },
  types: [types.launchTemplate, types.instance, types.launchConfiguration],
  scope: "resource",
  *check(template) {
    if (template.text("metadataOptions.httpEndpoint") === "disabled") return;
    if ((template.number("metadataOptions.httpPutResponseHopLimit") ?? 1) > 1) {
      yield {
        property: "metadataOptions.httpPutResponseHopLimit",
        problem: "metadata can be had from beyond the machine",
      };
    }
  },
};
