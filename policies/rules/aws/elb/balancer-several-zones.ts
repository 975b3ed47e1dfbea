import { types } from "../../../../platforms/aws/catalog/types";
import { balancerZones } from "../../../../platforms/aws/topology";
import { securityHub } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const balancerSeveralZones: Rule = {
  id: "balancer-several-zones",
  title: "Load balancers stand in two zones or more",
  why: "A balancer in one zone goes down with it.",
  remediation: "Give it a subnet in each of two zones or more.",
  url: securityHub("ELB.13"),
  severity: "high",
  controls: { securityHub: ["ELB.13"], elbGuide: ["REL01"] },
  types: [types.balancer],
  scope: "stack",
  applies: (balancer) => balancer.text("loadBalancerType") !== "gateway",
  *check(balancer, graph) {
    const property = balancer.has("subnetMappings") ? "subnetMappings" : "subnets";
    const zones = balancerZones(balancer, graph);
    if (zones < 2) yield fact(property, `is in ${zones} ${zones === 1 ? "zone" : "zones"}; expected at least 2`);
  },
};
