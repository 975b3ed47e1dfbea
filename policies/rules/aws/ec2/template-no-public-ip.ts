import type { Graph, ResourceReader } from "../../../../model/graph";
import { each } from "../../../evaluate";
import { securityHub } from "../../../queries/links";
import { types } from "../../../queries/types";
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

/** A machine that says nothing gets what its subnet gives, and subnets of the default VPC give public addresses. */
function* checkSubnets(template: ResourceReader, graph: Graph) {
  if (isSaid(template)) return;
  const property = template.resource.type === types.launchTemplate ? "networkInterfaces" : "associatePublicIpAddress";
  if (template.resource.type === types.instance && !placing.some((place) => template.has(place))) {
    yield { property, problem: "the subnets of the default VPC give it a public address" };
  }
  for (const subnet of new Set(subnetsOf(template, graph))) {
    if (subnet.flag("mapPublicIpOnLaunch") === true) {
      yield { property, problem: `${subnet.resource.name} gives it a public address` };
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
  *check(template, graph) {
    if (template.flag("associatePublicIpAddress") === true) {
      yield { property: "associatePublicIpAddress", problem: "the machine gets a public address" };
    }
    yield* each(template.items("networkInterfaces"), function* (card) {
      if (card.flag("associatePublicIpAddress") === true) {
        yield { property: `${card.path}.associatePublicIpAddress`, problem: "the machine gets a public address" };
      }
    });
    yield* checkSubnets(template, graph);
  },
};
