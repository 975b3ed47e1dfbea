import type { Graph, ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { networkGuide } from "../../../queries/links";
import { internetGatewaysOf, ownVpcOf } from "../../../queries/places";
import type { Rule } from "../../../rule";

const isPublic = (view: ResourceReader): boolean =>
  view.resource.type === types.balancer ? view.flag("internal") !== true : view.text("connectivityType") !== "private";

const vpcOfPublic = (view: ResourceReader, graph: Graph): ResourceReader | undefined =>
  isPublic(view) ? ownVpcOf(view, graph) : undefined;

export const internetGatewayAttached: Rule = {
  id: "internet-gateway-attached",
  title: "The VPC of a public balancer or NAT gateway has an internet gateway",
  why: "AWS refuses a public address in a VPC that no internet gateway belongs to, and the update stops half-way.",
  remediation: "Add an aws.ec2.InternetGateway with the VPC's id, or set internal: true (connectivityType: private).",
  url: networkGuide("VPC_Internet_Gateway"),
  severity: "high",
  isRefusal: true,
  decision: "Only VPCs that the program makes are judged: what another one has no plan shows.",
  types: [types.balancer, types.natGateway],
  scope: "stack",
  applies: (view, graph) => vpcOfPublic(view, graph) !== undefined,
  *check(view, graph) {
    const vpc = vpcOfPublic(view, graph);
    if (vpc === undefined || internetGatewaysOf(vpc, graph).length > 0) return;
    yield { property: "", problem: `no aws.ec2.InternetGateway belongs to ${vpc.resource.name}` };
  },
};
