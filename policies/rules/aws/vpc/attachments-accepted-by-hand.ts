import { securityHub } from "../../../queries/links";
import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

export const attachmentsAcceptedByHand: Rule = {
  id: "attachments-accepted-by-hand",
  title: "Other accounts are let into the network one by one",
  why: "Whoever may ask for an attachment is connected at once, and nobody looks.",
  remediation:
    "Set autoAcceptSharedAttachments: disable on transit gateways, acceptanceRequired: true on endpoint services.",
  url: securityHub("EC2.23"),
  severity: "high",
  controls: { securityHub: ["EC2.23"], checkov: ["CKV_AWS_123", "CKV_AWS_331"] },
  types: [types.transitGateway, types.endpointService],
  scope: "resource",
  *check(view) {
    if (view.text("autoAcceptSharedAttachments") === "enable") {
      yield { property: "autoAcceptSharedAttachments", problem: "whoever asks is let in" };
    }
    if (view.resource.type === types.endpointService && view.flag("acceptanceRequired") !== true) {
      yield { property: "acceptanceRequired", problem: "whoever asks is let in" };
    }
  },
};
