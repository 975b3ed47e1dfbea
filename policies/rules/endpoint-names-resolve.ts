import { endpointGuide } from "../facts/links";
import { namesOff } from "../facts/names";
import { types } from "../facts/types";
import type { Rule } from "../rule";

export const endpointNamesResolve: Rule = {
  id: "endpoint-names-resolve",
  title: "VPCs whose endpoints have private names resolve them",
  why: "AWS refuses an interface endpoint with private DNS in a VPC that has DNS support or DNS host names off.",
  remediation: "Set enableDnsSupport and enableDnsHostnames of the VPC.",
  url: endpointGuide("create-interface-endpoint"),
  severity: "high",
  controls: {},
  types: [types.vpcEndpoint],
  scope: "stack",
  applies: (endpoint, graph) =>
    endpoint.flag("privateDnsEnabled") === true && graph.behind(endpoint, "vpcId", types.vpc).length > 0,
  *check(endpoint, graph) {
    for (const vpc of graph.behind(endpoint, "vpcId", types.vpc)) {
      const off = namesOff(vpc);
      if (off.length > 0)
        yield { property: "privateDnsEnabled", problem: `${vpc.resource.name} has ${off.join(" and ")} off` };
    }
  },
};
