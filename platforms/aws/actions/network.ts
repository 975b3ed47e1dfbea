import { types } from "../catalog/types";
import { type Needs, needsOf } from "./needs";

const ec2 = needsOf("ec2");

const tagging = "CreateTags DeleteTags";

const rule = (way: "Ingress" | "Egress") =>
  ec2({
    create: `AuthorizeSecurityGroup${way} CreateTags`,
    read: "DescribeSecurityGroupRules",
    update: `ModifySecurityGroupRules ${tagging}`,
    delete: `RevokeSecurityGroup${way}`,
  });

/** What VPCs and their parts need. */
export const networkNeeds: Readonly<Record<string, Needs>> = {
  [types.vpc]: ec2({
    create: "CreateVpc CreateTags ModifyVpcAttribute",
    read: "DescribeVpcs DescribeVpcAttribute DescribeNetworkAcls DescribeRouteTables DescribeSecurityGroups",
    update: `ModifyVpcAttribute AssociateVpcCidrBlock DisassociateVpcCidrBlock ${tagging}`,
    delete: "DeleteVpc",
  }),
  [types.subnet]: ec2({
    create: "CreateSubnet CreateTags ModifySubnetAttribute",
    read: "DescribeSubnets",
    update: `ModifySubnetAttribute AssociateSubnetCidrBlock DisassociateSubnetCidrBlock ${tagging}`,
    delete: "DeleteSubnet DescribeNetworkInterfaces",
  }),
  [types.internetGateway]: ec2({
    create: "CreateInternetGateway CreateTags AttachInternetGateway",
    read: "DescribeInternetGateways",
    update: `AttachInternetGateway DetachInternetGateway ${tagging}`,
    delete: "DetachInternetGateway DeleteInternetGateway",
  }),
  [types.egressOnlyGateway]: ec2({
    create: "CreateEgressOnlyInternetGateway CreateTags",
    read: "DescribeEgressOnlyInternetGateways",
    update: tagging,
    delete: "DeleteEgressOnlyInternetGateway",
  }),
  [types.elasticIp]: ec2({
    create: "AllocateAddress CreateTags",
    read: "DescribeAddresses DescribeAddressesAttribute",
    update: `AssociateAddress DisassociateAddress ${tagging}`,
    delete: "DisassociateAddress ReleaseAddress",
  }),
  [types.natGateway]: ec2({
    create: "CreateNatGateway CreateTags",
    read: "DescribeNatGateways",
    update: `AssociateNatGatewayAddress DisassociateNatGatewayAddress AssignPrivateNatGatewayAddress UnassignPrivateNatGatewayAddress ${tagging}`,
    delete: "DeleteNatGateway",
  }),
  [types.routeTable]: ec2({
    create: "CreateRouteTable CreateTags",
    read: "DescribeRouteTables",
    update: `CreateRoute ReplaceRoute DeleteRoute ${tagging}`,
    delete: "DisassociateRouteTable DeleteRouteTable",
  }),
  [types.route]: ec2({
    create: "CreateRoute",
    read: "DescribeRouteTables",
    update: "ReplaceRoute",
    delete: "DeleteRoute",
  }),
  [types.routeTableAssociation]: ec2({
    create: "AssociateRouteTable",
    read: "DescribeRouteTables",
    update: "ReplaceRouteTableAssociation",
    delete: "DisassociateRouteTable",
  }),
  [types.networkAcl]: ec2({
    create: "CreateNetworkAcl CreateTags",
    read: "DescribeNetworkAcls",
    update: `CreateNetworkAclEntry DeleteNetworkAclEntry ReplaceNetworkAclAssociation ${tagging}`,
    delete: "ReplaceNetworkAclAssociation DeleteNetworkAcl",
  }),
  [types.networkAclAssociation]: ec2({
    create: "ReplaceNetworkAclAssociation",
    read: "DescribeNetworkAcls",
    update: "",
    delete: "ReplaceNetworkAclAssociation",
  }),
  [types.networkAclRule]: ec2({
    create: "CreateNetworkAclEntry",
    read: "DescribeNetworkAcls",
    update: "",
    delete: "DeleteNetworkAclEntry",
  }),
  [types.securityGroup]: ec2({
    create: "CreateSecurityGroup CreateTags RevokeSecurityGroupEgress",
    read: "DescribeSecurityGroups",
    update: `AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress RevokeSecurityGroupEgress ${tagging}`,
    delete: "DeleteSecurityGroup DescribeNetworkInterfaces",
  }),
  [types.defaultSecurityGroup]: ec2({
    create: "RevokeSecurityGroupIngress RevokeSecurityGroupEgress CreateTags",
    read: "DescribeSecurityGroups",
    update: `AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress RevokeSecurityGroupEgress ${tagging}`,
    delete: "",
  }),
  [types.ingressRule]: rule("Ingress"),
  [types.egressRule]: rule("Egress"),
  [types.vpcEndpoint]: ec2({
    create: "CreateVpcEndpoint CreateTags",
    read: "DescribeVpcEndpoints DescribePrefixLists",
    update: `ModifyVpcEndpoint ${tagging}`,
    delete: "DeleteVpcEndpoints",
  }),
  [types.flowLog]: ec2({
    create: "CreateFlowLogs CreateTags iam:PassRole",
    read: "DescribeFlowLogs",
    update: tagging,
    delete: "DeleteFlowLogs",
  }),
};
