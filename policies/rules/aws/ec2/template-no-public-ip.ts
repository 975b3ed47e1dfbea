import type { Graph, ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { unexpected } from "../../../property-rule";
import { securityHub } from "../../../queries/links";
import { isOutside } from "../../../queries/outside";
import type { Rule } from "../../../rule";

/** Where a machine may get its subnet from. */
const placing = ["subnetId", "networkInterfaces", "primaryNetworkInterface", "launchTemplate"];

const isSaid = (template: ResourceReader): boolean =>
  template.has("associatePublicIpAddress") ||
  template.items("networkInterfaces").some((card) => card.has("associatePublicIpAddress"));

/** The subnets that a machine, or the groups that launch from a template, are started in. */
function subnetsOf(template: ResourceReader, graph: Graph): readonly ResourceReader[] {
  const groups = ["launchTemplate", "mixedInstancesPolicy", "launchConfiguration"].flatMap((property) =>
    graph.dependents(template, types.group, property),
  );
  return [
    ...["subnetId", "networkInterfaces"].flatMap((property) => graph.dependenciesOf(template, property, types.subnet)),
    ...groups.flatMap((group) => graph.dependenciesOf(group, "vpcZoneIdentifiers", types.subnet)),
  ];
}

/** Whether a machine that says nothing stands in a subnet of another program, which may give it an address. */
function inOtherSubnet(template: ResourceReader, graph: Graph): boolean {
  if (isSaid(template)) return false;
  const groups = ["launchTemplate", "mixedInstancesPolicy", "launchConfiguration"].flatMap((property) =>
    graph.dependents(template, types.group, property),
  );
  return (
    isOutside(template, "subnetId", graph, types.subnet) ||
    groups.some((group) => isOutside(group, "vpcZoneIdentifiers", graph, types.subnet))
  );
}

const unset = "associatePublicIpAddress is not set, and";

/** A machine that says nothing gets what its subnet gives, and subnets of the default VPC give public addresses. */
function* checkSubnets(template: ResourceReader, graph: Graph) {
  if (isSaid(template)) return;
  const property = template.resource.type === types.launchTemplate ? "networkInterfaces" : "associatePublicIpAddress";
  if (template.resource.type === types.instance && !placing.some((place) => template.has(place))) {
    yield { property, problem: `${unset} the subnets of the default VPC have mapPublicIpOnLaunch; expected false` };
  }
  for (const subnet of new Set(subnetsOf(template, graph))) {
    if (subnet.flag("mapPublicIpOnLaunch") === true) {
      yield { property, problem: `${unset} ${subnet.resource.name} has mapPublicIpOnLaunch; expected false` };
    }
  }
}

export const templateNoPublicIp: Rule = {
  id: "template-no-public-ip",
  title: "Machines have no public address",
  why: "A node with a public address can be reached past the balancer and its firewall.",
  remediation: "Set associatePublicIpAddress: false and leave the way in to the balancer.",
  url: securityHub("EC2.25"),
  severity: "high",
  controls: {
    securityHub: ["EC2.25", "EC2.9", "Autoscaling.5"],
    checkov: ["CKV_AWS_88", "CKV_AWS_389"],
    cdkNag: ["NIST.800.53.R5-EC2InstanceNoPublicIp", "NIST.800.53.R5-AutoScalingLaunchConfigPublicIpDisabled"],
    trivy: ["AWS-0009"],
  },
  types: [types.launchTemplate, types.instance, types.launchConfiguration],
  scope: "stack",
  outside: (template, graph) => (inOtherSubnet(template, graph) ? "subnet" : undefined),
  *check(template, graph) {
    for (const part of [template, ...template.items("networkInterfaces")])
      yield* unexpected(part, "associatePublicIpAddress", { expected: false, default: false });
    yield* checkSubnets(template, graph);
  },
};
