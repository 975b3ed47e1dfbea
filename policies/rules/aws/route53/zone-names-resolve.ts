import { types } from "../../../../platforms/aws/catalog/types";
import { recordGuide } from "../../../queries/links";
import { namesOff } from "../../../queries/names";
import { isOutside } from "../../../queries/outside";
import { fact, type Rule } from "../../../rule";

export const zoneNamesResolve: Rule = {
  id: "zone-names-resolve",
  title: "VPCs with a private zone resolve its names",
  why: "A private zone is made and associated without complaint; in a VPC with DNS support or DNS host names off no machine resolves it.",
  remediation: "Set enableDnsSupport and enableDnsHostnames of the VPC.",
  url: recordGuide("hosted-zone-private-considerations"),
  severity: "medium",
  types: [types.zone],
  scope: "stack",
  applies: (zone, graph) => graph.dependenciesOf(zone, "vpcs", types.vpc).length > 0,
  outside: (zone, graph) => (isOutside(zone, "vpcs", graph, types.vpc, types.defaultVpc) ? "VPC" : undefined),
  *check(zone, graph) {
    for (const vpc of graph.dependenciesOf(zone, "vpcs", types.vpc)) {
      const off = namesOff(vpc);
      if (off.length > 0)
        yield fact("vpcs", `has ${vpc.resource.name}, whose ${off.join(" and ")} is false; expected true`);
    }
  },
};
