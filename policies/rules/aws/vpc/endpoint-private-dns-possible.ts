import { types } from "../../../../platforms/aws/catalog/types";
import { networkGuide } from "../../../queries/links";
import { ownVpcOf } from "../../../queries/places";
import { fact, type Rule } from "../../../rule";

export const endpointPrivateDnsPossible: Rule = {
  id: "endpoint-private-dns-possible",
  title: "VPCs whose endpoints answer to the services' own names resolve names",
  why: "AWS refuses private DNS in a VPC without DNS support and host names, and the update stops half-way.",
  remediation: "Set enableDnsHostnames: true on the VPC, and leave enableDnsSupport on.",
  url: networkGuide("vpc-dns-support"),
  severity: "high",
  isRefusal: true,
  types: [types.vpcEndpoint],
  scope: "stack",
  applies: (endpoint, graph) =>
    endpoint.text("vpcEndpointType") === "Interface" &&
    endpoint.flag("privateDnsEnabled") === true &&
    ownVpcOf(endpoint, graph) !== undefined,
  *check(endpoint, graph) {
    const vpc = ownVpcOf(endpoint, graph);
    if (vpc === undefined) return;
    // The vendor's defaults: support on, host names off.
    const missing = [
      ...((vpc.flag("enableDnsSupport") ?? true) ? [] : ["enableDnsSupport"]),
      ...((vpc.flag("enableDnsHostnames") ?? false) ? [] : ["enableDnsHostnames"]),
    ];
    if (missing.length > 0) {
      yield fact("privateDnsEnabled", `is true, and ${vpc.resource.name} has no ${missing.join(" and ")}`);
    }
  },
};
