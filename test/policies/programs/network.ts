import type { Program } from "../fixture";

/** A VPC over two zones, and who may talk to whom in it. */
export const network: Program = {
  vpc: { type: "aws:ec2/vpc:Vpc", inputs: { cidrBlock: "10.0.0.0/16", enableDnsHostnames: true } },
  endpoint: {
    type: "aws:ec2/vpcEndpoint:VpcEndpoint",
    inputs: {
      vpcId: "$vpc",
      serviceName: "com.amazonaws.eu-west-1.logs",
      vpcEndpointType: "Interface",
      privateDnsEnabled: true,
      subnetIds: ["$subnetA", "$subnetB"],
      securityGroupIds: ["$firewall"],
    },
  },
  flowLog: {
    type: "aws:ec2/flowLog:FlowLog",
    inputs: { vpcId: "$vpc", trafficType: "ALL", iamRoleArn: "$role", logDestination: "$logGroup" },
  },
  subnetA: {
    type: "aws:ec2/subnet:Subnet",
    inputs: { vpcId: "$vpc", availabilityZone: "eu-west-1a", cidrBlock: "10.0.0.0/24" },
  },
  subnetB: {
    type: "aws:ec2/subnet:Subnet",
    inputs: { vpcId: "$vpc", availabilityZone: "eu-west-1b", cidrBlock: "10.0.1.0/24" },
  },
  routes: {
    type: "aws:ec2/routeTable:RouteTable",
    inputs: { vpcId: "$vpc", routes: [{ cidrBlock: "0.0.0.0/0", natGatewayId: "$natGateway" }] },
  },
  routesA: {
    type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
    inputs: { routeTableId: "$routes", subnetId: "$subnetA" },
  },
  routesB: {
    type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
    inputs: { routeTableId: "$routes", subnetId: "$subnetB" },
  },
  defaultGroup: {
    type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
    inputs: { vpcId: "$vpc", ingress: [], egress: [] },
  },
  acl: { type: "aws:ec2/networkAcl:NetworkAcl", inputs: { vpcId: "$vpc" } },
  aclLink: {
    type: "aws:ec2/networkAclAssociation:NetworkAclAssociation",
    inputs: { networkAclId: "$acl", subnetId: "$subnetA" },
  },
  aclHttps: {
    type: "aws:ec2/networkAclRule:NetworkAclRule",
    inputs: {
      networkAclId: "$acl",
      ruleNumber: 100,
      ruleAction: "allow",
      protocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrBlock: "0.0.0.0/0",
    },
  },
  aclReturn: {
    type: "aws:ec2/networkAclRule:NetworkAclRule",
    inputs: {
      networkAclId: "$acl",
      ruleNumber: 110,
      ruleAction: "allow",
      protocol: "6",
      fromPort: 1024,
      toPort: 65535,
      cidrBlock: "0.0.0.0/0",
    },
  },
  aclOut: {
    type: "aws:ec2/networkAclRule:NetworkAclRule",
    inputs: {
      networkAclId: "$acl",
      ruleNumber: 100,
      egress: true,
      ruleAction: "allow",
      protocol: "tcp",
      fromPort: 0,
      toPort: 65535,
      cidrBlock: "0.0.0.0/0",
    },
  },
  firewall: {
    type: "aws:ec2/securityGroup:SecurityGroup",
    inputs: { vpcId: "$vpc", description: "Who may reach the balancer" },
  },
  inlineGroup: {
    type: "aws:ec2/securityGroup:SecurityGroup",
    inputs: {
      vpcId: "$vpc",
      description: "Who may reach the endpoints",
      ingress: [
        { protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.0.0.0/16"], description: "HTTPS from the VPC" },
      ],
    },
  },
  nodeFirewall: {
    type: "aws:ec2/securityGroup:SecurityGroup",
    inputs: { vpcId: "$vpc", description: "Who may reach the nodes" },
  },
  nodeIn: {
    type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    inputs: {
      securityGroupId: "$nodeFirewall",
      description: "Requests and health checks from the balancer",
      ipProtocol: "tcp",
      fromPort: 8443,
      toPort: 8443,
      referencedSecurityGroupId: "$firewall",
    },
  },
  httpsIn: {
    type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    inputs: {
      securityGroupId: "$firewall",
      description: "HTTPS",
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrIpv4: "0.0.0.0/0",
    },
  },
  nodesOut: {
    type: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
    inputs: {
      securityGroupId: "$firewall",
      description: "The nodes",
      ipProtocol: "tcp",
      fromPort: 8443,
      toPort: 8443,
      referencedSecurityGroupId: "$nodeFirewall",
    },
  },
  oldRule: {
    type: "aws:ec2/securityGroupRule:SecurityGroupRule",
    inputs: {
      securityGroupId: "$firewall",
      type: "ingress",
      description: "HTTP",
      protocol: "tcp",
      fromPort: 80,
      toPort: 80,
      cidrBlocks: ["0.0.0.0/0"],
    },
  },
  apisOut: {
    type: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
    inputs: {
      securityGroupId: "$firewall",
      description: "APIs",
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrIpv4: "0.0.0.0/0",
    },
  },
};
