import { types } from "../../../../platforms/aws/catalog/types";
import { balancerGuide } from "../../../queries/links";
import { subnetsProperty, zoneKindsOf } from "../../../queries/zones";
import { fact, type Rule } from "../../../rule";

export const balancerZonesAccepted: Rule = {
  id: "balancer-zones-accepted",
  title: "Load balancers stand in zones that take them",
  why: "AWS refuses a network load balancer in a Local Zone, and an application load balancer in zones of several kinds, and the update stops half-way.",
  remediation:
    "Give an application load balancer subnets in Local Zones alone, or in Availability Zones alone; a network load balancer subnets in Availability Zones.",
  url: balancerGuide("application-load-balancers"),
  severity: "high",
  isRefusal: true,
  types: [types.balancer],
  scope: "stack",
  applies: (balancer, graph) => zoneKindsOf(balancer, graph).size > 0,
  *check(balancer, graph) {
    const kinds = zoneKindsOf(balancer, graph);
    const [property, local] = [subnetsProperty(balancer), kinds.get("local")];
    if (balancer.text("loadBalancerType") === "network" && local !== undefined) {
      yield fact(property, `has ${local.resource.name} in a Local Zone; expected Availability Zones`);
    } else if (kinds.size > 1) {
      const names = [...kinds].map(([kind, subnet]) => `${subnet.resource.name} (${kind})`).join(", ");
      yield fact(property, `has zones of several kinds, ${names}; expected one kind`);
    }
  },
};
