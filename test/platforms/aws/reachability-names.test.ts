import assert from "node:assert/strict";
import { test } from "node:test";
import { planReachability } from "../../../platforms/aws/reachability";
import { graphOf, type ReachResource } from "../../support/reachability";

const made = (type: string, name: string, inputs: Record<string, unknown>): ReachResource => ({
  ...{ type, name, inputs },
  urn: `urn:pulumi:test::shop::${type}::${name}`,
  id: `${type.split(":").at(-1)}-${name}`,
});

/** A balancer and its nodes as strangers name them: alike. */
const program = (name: string): readonly ReachResource[] => [
  made("aws:ec2/vpc:Vpc", "main", { cidrBlock: "10.0.0.0/16" }),
  made("aws:ec2/internetGateway:InternetGateway", "main", { vpcId: "Vpc-main" }),
  made("aws:ec2/routeTable:RouteTable", "out", {
    vpcId: "Vpc-main",
    routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: "InternetGateway-main" }],
  }),
  made("aws:ec2/subnet:Subnet", "a", { vpcId: "Vpc-main", cidrBlock: "10.0.0.0/24", mapPublicIpOnLaunch: true }),
  made("aws:ec2/routeTableAssociation:RouteTableAssociation", "a", {
    subnetId: "Subnet-a",
    routeTableId: "RouteTable-out",
  }),
  made("aws:ec2/securityGroup:SecurityGroup", "front", {
    vpcId: "Vpc-main",
    ingress: [{ protocol: "tcp", fromPort: 80, toPort: 80, cidrBlocks: ["0.0.0.0/0"] }],
    egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
  }),
  made("aws:ec2/securityGroup:SecurityGroup", "nodes", {
    vpcId: "Vpc-main",
    ingress: [{ protocol: "tcp", fromPort: 8080, toPort: 8080, securityGroups: ["SecurityGroup-front"] }],
    egress: [],
  }),
  made("aws:lb/loadBalancer:LoadBalancer", name, {
    loadBalancerType: "application",
    securityGroups: ["SecurityGroup-front"],
    subnets: ["Subnet-a"],
  }),
  made("aws:lb/listener:Listener", name, { loadBalancerArn: `LoadBalancer-${name}`, port: 80, protocol: "HTTP" }),
  made("aws:ec2/launchTemplate:LaunchTemplate", name, { vpcSecurityGroupIds: ["SecurityGroup-nodes"] }),
  made("aws:autoscaling/group:Group", name, {
    vpcZoneIdentifiers: ["Subnet-a"],
    launchTemplate: { id: `LaunchTemplate-${name}` },
  }),
];

for (const name of ["web", "internet", "vpc"]) {
  test(`a balancer and its nodes that are both called ${name} are two ends`, () => {
    const { endpoints, flows } = planReachability(graphOf(program(name)));
    const [balancer, nodes] = ["balancer", "nodes"].map(
      (kind) => endpoints.find((end) => end.kind === kind)?.name ?? "",
    );
    assert.notEqual(balancer, nodes);
    assert.equal(
      new Set(endpoints.map((end) => end.name)).size,
      endpoints.length,
      endpoints.map((end) => end.name).join(", "),
    );
    assert.equal(nodes, `${name}-nodes`);
    const open = (to = "") =>
      flows
        .filter((flow) => flow.from === "internet" && flow.to === to && flow.verdict === "open")
        .map(({ protocol }) => protocol);
    assert.deepEqual(open(nodes), []);
    assert.deepEqual(open(balancer), ["tcp"]);
  });
}
