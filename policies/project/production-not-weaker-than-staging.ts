import { productionOnly, type RuleMetadata } from "../rule";

export const productionNotWeaker: RuleMetadata = {
  id: "production-not-weaker-than-staging",
  title: "Production is nowhere weaker than staging without a reason",
  why: "What staging proves does not hold for a production that has fewer zones, shorter drains or older TLS.",
  remediation:
    "Strengthen production, or say why it is weaker: under vipkit:reasons of its stack file; where there is no spec, by an exemption.",
  url: "https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_testing_resiliency_game_days_resiliency.html",
  severity: "medium",
  levels: productionOnly,
  decision:
    "Stacks with a spec are compared option by option; a reason in production's own file acknowledges a difference. Without a spec the rules' verdicts are compared: what every resource of staging passes, production must pass, or be exempt from. Either way no rule may be held to a lower level in production.",
};
