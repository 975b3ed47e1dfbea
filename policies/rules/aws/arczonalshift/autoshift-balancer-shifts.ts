import { types } from "../../../../platforms/aws/catalog/types";
import { fact, type Rule } from "../../../rule";

const guide = "https://docs.aws.amazon.com/r53recovery/latest/dg/arc-zonal-autoshift.html";

export const autoshiftBalancerShifts: Rule = {
  id: "autoshift-balancer-shifts",
  title: "Balancers with zonal autoshift let traffic be shifted, once each",
  why: "A balancer whose zonal shift is off is not registered: AWS refuses the configuration, and so it does a second one.",
  remediation: "Set enableZonalShift: true of the balancer, and keep one configuration for it.",
  url: guide,
  severity: "high",
  isRefusal: true,
  types: [types.zonalAutoshift],
  scope: "stack",
  *check(autoshift, graph) {
    for (const balancer of graph.dependenciesOf(autoshift, "resourceArn", types.balancer)) {
      const { name } = balancer.resource;
      if (balancer.flag("enableZonalShift") !== true) {
        yield fact("resourceArn", `is that of ${name}, whose enableZonalShift is not true`);
      }
      const all = graph.dependents(balancer, types.zonalAutoshift, "resourceArn");
      const other = all.find(({ resource }) => resource.urn !== autoshift.resource.urn);
      if (other !== undefined) yield fact("resourceArn", `is that of ${name}, as in ${other.resource.name}`);
    }
  },
};
