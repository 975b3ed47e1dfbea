import * as ec2 from "@pulumi/aws/ec2";
import * as awsVpc from "@pulumi/aws/vpc";
import type * as pulumi from "@pulumi/pulumi";
import type { NewNetworkSettings } from "../../model";
import { physicalName } from "../names";
import { transformed } from "../transform";
import { type NetworkSite, vpcKey } from "./site";

type EndpointChoice = NewNetworkSettings["endpoints"][number];

/** Services behind each choice. SSM needs all three for a session, ECR its API and its registry. */
const interfaceServices: Readonly<Record<EndpointChoice, readonly string[]>> = {
  s3: [],
  ssm: ["ssm", "ssmmessages", "ec2messages"],
  logs: ["logs"],
  ecr: ["ecr.api", "ecr.dkr"],
};

export interface EndpointPlan {
  /** S3 through a route, at no cost. ECR keeps its layers there, so it brings S3 along. */
  readonly gateway: readonly string[];
  readonly interface: readonly string[];
}

/** The services that stay inside the VPC, sorted: neither order nor repetition in the settings means anything. */
export function planEndpoints(choices: readonly EndpointChoice[]): EndpointPlan {
  const wantsS3 = choices.includes("s3") || choices.includes("ecr");
  const services = new Set(choices.flatMap((choice) => interfaceServices[choice]));
  return { gateway: wantsS3 ? ["s3"] : [], interface: [...services].sort() };
}

/** `com.amazonaws.eu-west-1.logs`. In China the registry's names have a prefix of their own (AWS CDK's endpoint tests). */
export function endpointServiceName(region: string, service: string): string {
  const prefix = region.startsWith("cn-") && service.startsWith("ecr.") ? "cn.com.amazonaws" : "com.amazonaws";
  return `${prefix}.${region}.${service}`;
}

export interface EndpointPlaces {
  readonly privateSubnetIds: readonly pulumi.Input<string>[];
  readonly routeTableIds: readonly pulumi.Input<string>[];
}

/** Opens HTTPS from the whole VPC: the services themselves check who is calling. */
function createEndpointSecurityGroup(site: NetworkSite, vpc: ec2.Vpc): ec2.SecurityGroup {
  const { name, parent, settings } = site;
  const child = `${name}-endpoints-security-group`;
  const description = "HTTPS from the VPC to the private endpoints of AWS services";
  const group = new ec2.SecurityGroup(
    child,
    {
      name: physicalName("securityGroup", `${name}-endpoints`, { vpc: vpcKey(name, settings.cidr), description }),
      description,
      vpcId: vpc.id,
      revokeRulesOnDelete: true,
      tags: site.tagsFor(child),
    },
    { parent },
  );
  const https = { securityGroupId: group.id, ipProtocol: "tcp", fromPort: 443, toPort: 443, description };
  const rule = (family: string, source: Pick<awsVpc.SecurityGroupIngressRuleArgs, "cidrIpv4" | "cidrIpv6">) => {
    const ruleName = `${name}-endpoints-ingress-${family}`;
    new awsVpc.SecurityGroupIngressRule(ruleName, { ...https, ...source, tags: site.tagsFor(ruleName) }, { parent });
  };
  rule("ipv4", { cidrIpv4: settings.cidr });
  if (settings.ipv6) rule("ipv6", { cidrIpv6: vpc.ipv6CidrBlock });
  return group;
}

/** Private links to AWS services, so that nodes reach them without the internet. */
export function createEndpoints(site: NetworkSite, vpc: ec2.Vpc, places: EndpointPlaces): void {
  const plan = planEndpoints(site.settings.endpoints);
  const create = (service: string, args: Partial<ec2.VpcEndpointArgs>) => {
    const child = `${site.name}-endpoint-${service.replace(".", "-")}`;
    const serviceName = endpointServiceName(site.region, service);
    const base: ec2.VpcEndpointArgs = { vpcId: vpc.id, serviceName, tags: site.tagsFor(child), ...args };
    new ec2.VpcEndpoint(child, transformed(site.transform.endpoint, child, base), { parent: site.parent });
  };
  for (const service of plan.gateway) {
    create(service, { vpcEndpointType: "Gateway", routeTableIds: [...places.routeTableIds] });
  }
  if (plan.interface.length === 0) return;
  const group = createEndpointSecurityGroup(site, vpc);
  for (const service of plan.interface) {
    create(service, {
      vpcEndpointType: "Interface",
      privateDnsEnabled: true,
      subnetIds: [...places.privateSubnetIds],
      securityGroupIds: [group.id],
    });
  }
}
