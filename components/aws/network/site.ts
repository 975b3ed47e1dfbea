import type * as ec2 from "@pulumi/aws/ec2";
import type * as iam from "@pulumi/aws/iam";
import type * as pulumi from "@pulumi/pulumi";
import { identityHash } from "../../names";
import type { Tags } from "../../tags";
import type { Transforms } from "../../transform";
import type { NetworkPlan } from "./address-plan";
import type { NetworkNewSettings } from "./resolved";

/** Children whose arguments a caller may change. */
export interface NetworkRoles {
  vpc: ec2.VpcArgs;
  subnet: ec2.SubnetArgs;
  routeTable: ec2.RouteTableArgs;
  natGateway: ec2.NatGatewayArgs;
  endpoint: ec2.VpcEndpointArgs;
  flowLog: ec2.FlowLogArgs;
  /** By which the flow logs are written: the place of a permissions boundary. */
  role: iam.RoleArgs;
}

/** What every part of a new network is made from. */
export interface NetworkSite {
  readonly name: string;
  readonly parent: pulumi.Resource;
  readonly region: string;
  readonly settings: NetworkNewSettings;
  readonly plan: NetworkPlan;
  readonly tagsFor: (name: string) => Tags;
  readonly transform: Transforms<NetworkRoles>;
  /** Encrypts the flow logs; absent: the network makes a key of its own. */
  readonly kmsKeyArn: pulumi.Input<string> | undefined;
}

/** Stands for the VPC in names that must change with it, since its id is not known in a plan. */
export const vpcKey = (name: string, cidr: string): string => identityHash({ network: name, cidr });
