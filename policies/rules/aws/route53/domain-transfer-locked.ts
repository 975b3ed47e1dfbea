import { recordGuide } from "../../../queries/links";
import { types } from "../../../queries/types";
import type { Rule } from "../../../rule";

export const domainTransferLocked: Rule = {
  id: "domain-transfer-locked",
  title: "Domains cannot be moved to another registrar unasked",
  why: "Whoever moves the domain away owns the address of everything below it.",
  remediation: "Leave transferLock out, or set it to true; switch it off in a change of its own when the domain moves.",
  url: recordGuide("domain-lock"),
  severity: "high",
  controls: { checkov: ["CKV_AWS_377"] },
  types: [types.registeredDomain, types.domain],
  scope: "resource",
  *check(domain) {
    if (domain.flag("transferLock") === false)
      yield { property: "transferLock", problem: "the domain can be taken away" };
  },
};
