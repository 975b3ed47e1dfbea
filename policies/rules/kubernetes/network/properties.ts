import { types } from "../../../../platforms/kubernetes/catalog/types";
import { propertyRule } from "../../../property-rule";
import { kubernetesDocs } from "../../../queries/links";
import { optIn, type Rule } from "../../../rule";

export const serviceSourceRanges: Rule = propertyRule({
  id: "service-source-ranges",
  title: "Addresses of Services are open to named ranges only",
  why: "Without ranges the whole internet may open connections to a Service with a public address.",
  remediation: "Set spec.loadBalancerSourceRanges.",
  url: kubernetesDocs("concepts/services-networking/service"),
  severity: "low",
  levels: optIn,
  types: [types.service],
  applies: (service) => service.text("spec.type") === "LoadBalancer",
  properties: { "spec.loadBalancerSourceRanges": { atLeast: 1 } },
});
