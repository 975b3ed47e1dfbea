import { types } from "../../../../platforms/aws/catalog/types";
import { each } from "../../../evaluate";
import { defaultRoutesOf, routeTypes } from "../../../queries/routes";
import { fact, type Rule } from "../../../rule";

export const routePeeringNarrow: Rule = {
  id: "route-peering-narrow",
  title: "A peered network is reached by its own addresses only",
  why: "With a default route into the peering, everything that the subnet sends goes through another network.",
  remediation: "Set the destination to the ranges of the peer that are needed.",
  url: "https://docs.aws.amazon.com/vpc/latest/peering/peering-configurations-partial-access.html",
  severity: "medium",
  controls: { cis: ["5.6"], checkov: ["CKV2_AWS_44"] },
  decision:
    "CIS 5.6 wants the least that is needed, which only its owner knows: everything is what a plan shows to be too much.",
  types: routeTypes,
  scope: "resource",
  applies: (view) => view.resource.type !== types.route || view.has("vpcPeeringConnectionId"),
  *check(view) {
    yield* each(defaultRoutesOf(view), function* (route) {
      if (route.has("vpcPeeringConnectionId")) {
        const property = route.at("vpcPeeringConnectionId").path;
        yield fact(property, "is set on the default route; expected the ranges of the peer");
      }
    });
  },
};
