import { each } from "../../../evaluate";
import { networkGuide } from "../../../queries/links";
import { defaultRoutesOf, routeTypes } from "../../../queries/routes";
import { fact, optIn, type Rule } from "../../../rule";

export const routeNotToInternet: Rule = {
  id: "route-not-to-internet",
  title: "No subnet is on the internet",
  why: "With a default route to an internet gateway whatever has a public address there can be reached.",
  remediation: "Remove the route, or exempt the tables of the subnets that public balancers stand in.",
  url: networkGuide("VPC_Internet_Gateway"),
  severity: "medium",
  controls: { cdkNag: ["NIST.800.53.R5-VPCNoUnrestrictedRouteToIGW"] },
  decision:
    "A public balancer needs such a route; that nodes cannot be reached is the matter of `vipkit reach`. For private clusters: a project switches it on.",
  levels: optIn,
  types: routeTypes,
  scope: "resource",
  *check(view) {
    yield* each(defaultRoutesOf(view), function* (route) {
      const gateway = route.at("gatewayId");
      // Of the gateways that go by this name, virtual private ones lead to a VPN.
      const leadsToVpn = gateway.isKnown && route.text("gatewayId")?.startsWith("vgw-") === true;
      if (gateway.isSet && !leadsToVpn) {
        yield fact(gateway.path, "is an internet gateway on the default route; expected none");
      }
    });
  },
};
