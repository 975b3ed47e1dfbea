import { types } from "../../../../platforms/aws/catalog/types";
import { balancerGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const balancerKeepsClientPort: Rule = {
  id: "balancer-keeps-client-port",
  title: "Balancers that add the client's port to X-Forwarded-For are allowed to append to it",
  why: "With xffHeaderProcessingMode preserve or remove the header stays as it is or goes: enableXffClientPort then does nothing.",
  remediation: "Set xffHeaderProcessingMode to append, or leave enableXffClientPort out.",
  url: balancerGuide("x-forwarded-headers"),
  severity: "low",
  types: [types.balancer],
  scope: "resource",
  applies: (balancer) => balancer.flag("enableXffClientPort") === true,
  *check(balancer) {
    const mode = balancer.text("xffHeaderProcessingMode") ?? "append";
    if (mode !== "append") {
      yield fact("enableXffClientPort", `is true, and xffHeaderProcessingMode is ${mode}; expected append`);
    }
  },
};
