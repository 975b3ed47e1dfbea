import { types } from "../../../../platforms/aws/catalog/types";
import { logKinds } from "../../../../platforms/aws/log-delivery";
import { balancerGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const balancerLogPrefixFree: Rule = {
  id: "balancer-log-prefix-free",
  title: "Log prefixes of balancers leave AWSLogs to the vendor",
  why: "The balancer adds AWSLogs/<account> itself, and refuses a prefix that has it: the update that switches logs on fails.",
  remediation: "Leave AWSLogs out of the prefix.",
  url: balancerGuide("enable-access-logging"),
  severity: "high",
  types: [types.balancer],
  scope: "resource",
  applies: (balancer) => logKinds.some((property) => balancer.has(`${property}.prefix`)),
  *check(balancer) {
    for (const property of logKinds) {
      const prefix = balancer.text(`${property}.prefix`);
      if (prefix?.includes("AWSLogs") === true) {
        yield fact(`${property}.prefix`, `is ${prefix}; expected it without AWSLogs`);
      }
    }
  },
};
