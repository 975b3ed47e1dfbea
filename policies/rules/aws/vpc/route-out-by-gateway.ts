import { each } from "../../../evaluate";
import { networkGuide } from "../../../queries/links";
import { defaultRoutesOf, routeTypes } from "../../../queries/routes";
import type { Rule } from "../../../rule";

export const routeOutByGateway: Rule = {
  id: "route-out-by-gateway",
  title: "The way out leads through a gateway, not a machine",
  why: "A machine that carries everybody's traffic takes every node's way out along when it fails.",
  remediation: "Use a NAT gateway per zone.",
  url: networkGuide("vpc-nat-comparison"),
  severity: "medium",
  controls: { checkov: ["CKV2_AWS_35"] },
  types: routeTypes,
  scope: "resource",
  *check(view) {
    yield* each(defaultRoutesOf(view), function* (route) {
      if (route.has("networkInterfaceId")) {
        yield { property: route.at("networkInterfaceId").path, problem: "one machine is everybody's way out" };
      }
    });
  },
};
