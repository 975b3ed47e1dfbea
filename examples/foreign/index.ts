import * as autoscaling from "@pulumi/aws/autoscaling";
import * as ec2 from "@pulumi/aws/ec2";
import { getAvailabilityZonesOutput } from "@pulumi/aws/getAvailabilityZones";
import * as lb from "@pulumi/aws/lb";
import * as pulumi from "@pulumi/pulumi";

// Nothing of vipkit is imported: this is the program of a stranger, as it stands in many accounts.
const canary = new pulumi.Config().requireNumber("canary");
const anywhere = ["0.0.0.0/0"];
const egress = [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: anywhere }];

const vpc = new ec2.Vpc("main", { cidrBlock: "10.40.0.0/16", enableDnsHostnames: true });
const gateway = new ec2.InternetGateway("main", { vpcId: vpc.id });
const routes = new ec2.RouteTable("public", {
  vpcId: vpc.id,
  routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: gateway.id }],
});
const zones = getAvailabilityZonesOutput({ state: "available" });
const subnetIds = [0, 1].map((index) => {
  const subnet = new ec2.Subnet(`public-${index}`, {
    vpcId: vpc.id,
    cidrBlock: `10.40.${index}.0/24`,
    availabilityZone: zones.names.apply((names) => names[index] ?? ""),
    mapPublicIpOnLaunch: true,
  });
  new ec2.RouteTableAssociation(`public-${index}`, { subnetId: subnet.id, routeTableId: routes.id });
  return subnet.id;
});

const front = new ec2.SecurityGroup("front", {
  vpcId: vpc.id,
  description: "HTTP for everybody",
  ingress: [{ protocol: "tcp", fromPort: 8080, toPort: 8080, cidrBlocks: anywhere }],
  egress,
});
const nodes = new ec2.SecurityGroup("nodes", {
  vpcId: vpc.id,
  description: "The balancer alone",
  ingress: [{ protocol: "tcp", fromPort: 3000, toPort: 3000, securityGroups: [front.id] }],
  egress,
});

const balancer = new lb.LoadBalancer("web", { securityGroups: [front.id], subnets: subnetIds });
const image = ec2.getAmiOutput({
  mostRecent: true,
  owners: ["amazon"],
  filters: [{ name: "name", values: ["al2023-ami-*-x86_64"] }],
});

/** One version of the service: a scaling group and the target group that it registers in. */
function version(name: string): lb.TargetGroup {
  const group = new lb.TargetGroup(name, {
    vpcId: vpc.id,
    port: 3000,
    protocol: "HTTP",
    deregistrationDelay: 10,
    healthCheck: { path: "/healthz", interval: 5, timeout: 2, healthyThreshold: 2, unhealthyThreshold: 2 },
  });
  const template = new ec2.LaunchTemplate(name, {
    imageId: image.id,
    instanceType: "t3.micro",
    vpcSecurityGroupIds: [nodes.id],
    metadataOptions: { httpTokens: "required" },
    userData: Buffer.from(`#!/bin/sh\nPORT=3000 exec /srv/shop/${name}\n`).toString("base64"),
  });
  new autoscaling.Group(name, {
    minSize: 2,
    maxSize: 4,
    vpcZoneIdentifiers: subnetIds,
    targetGroupArns: [group.arn],
    healthCheckType: "ELB",
    healthCheckGracePeriod: 10,
    launchTemplate: { id: template.id, version: "$Latest" },
  });
  return group;
}

const targetGroups = [
  { arn: version("stable").arn, weight: 100 - canary },
  { arn: version("canary").arn, weight: canary },
];
new lb.Listener("http", {
  loadBalancerArn: balancer.arn,
  port: 8080,
  protocol: "HTTP",
  defaultActions: [{ type: "forward", forward: { targetGroups } }],
});

// What every account has: a default VPC. An internal balancer in it says that there is maintenance.
const home = ec2.getVpcOutput({ default: true });
const homeSubnets = ec2.getSubnetsOutput({ filters: [{ name: "vpc-id", values: [home.id] }] });
const inside = new ec2.SecurityGroup("inside", {
  vpcId: home.id,
  description: "HTTP from the default VPC",
  ingress: [{ protocol: "tcp", fromPort: 8081, toPort: 8081, cidrBlocks: [home.cidrBlock] }],
  egress,
});
const notice = new lb.LoadBalancer("notice", {
  internal: true,
  securityGroups: [inside.id],
  subnets: homeSubnets.ids,
});
new lb.Listener("notice", {
  loadBalancerArn: notice.arn,
  port: 8081,
  protocol: "HTTP",
  defaultActions: [
    {
      type: "fixed-response",
      fixedResponse: { statusCode: "503", contentType: "text/plain", messageBody: "back in a minute" },
    },
  ],
});

export const url = pulumi.interpolate`http://${balancer.dnsName}:8080`;
export const noticeUrl = pulumi.interpolate`http://${notice.dnsName}:8081`;
