import { each } from "../../../evaluate";
import { networkGuide } from "../../../queries/links";
import { defaultRoutesOf, routeTypes } from "../../../queries/routes";
import { fact, type Rule } from "../../../rule";

export const routeOutByGateway: Rule = {
  id: "route-out-by-gateway",
  title: "The way out leads through a gateway, not a machine",
  why: "A machine that carries the traffic of all nodes takes their way out along when it fails.",
  remediation: "Use a NAT gateway per zone.",
  url: networkGuide("vpc-nat-comparison"),
  severity: "medium",
  controls: { checkov: ["CKV2_AWS_35"] },
  types: routeTypes,
  scope: "resource",
  *check(view) {
    yield* each(defaultRoutesOf(view), function* (route) {
      if (route.has("networkInterfaceId")) {
        const property = route.at("networkInterfaceId").path;
        yield fact(property, "is set on the default route; expected natGatewayId");
      }
    });
  },
};
