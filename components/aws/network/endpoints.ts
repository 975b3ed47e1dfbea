import * as ec2 from "@pulumi/aws/ec2";
import * as awsVpc from "@pulumi/aws/vpc";
import type * as pulumi from "@pulumi/pulumi";
import { endpointServiceName } from "../../../platforms/aws/regions";
import { physicalName } from "../../names";
import { transformed } from "../../transform";
import { planEndpoints } from "./endpoint-plan";
import { type NetworkSite, vpcKey } from "./site";

interface EndpointPlaces {
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

function createEndpoint(
  site: NetworkSite,
  vpc: ec2.Vpc,
  service: string,
  kind: Partial<ec2.VpcEndpointArgs>,
): ec2.VpcEndpoint {
  const child = `${site.name}-endpoint-${service.replace(".", "-")}`;
  const serviceName = endpointServiceName(site.region, service);
  const args: ec2.VpcEndpointArgs = { vpcId: vpc.id, serviceName, tags: site.tagsFor(child), ...kind };
  return new ec2.VpcEndpoint(child, transformed(site.transform.endpoint, child, args), { parent: site.parent });
}

function createInterfaceEndpoints(
  site: NetworkSite,
  vpc: ec2.Vpc,
  services: readonly string[],
  subnetIds: EndpointPlaces["privateSubnetIds"],
): void {
  if (services.length === 0) return;
  const securityGroupIds = [createEndpointSecurityGroup(site, vpc).id];
  const kind = { vpcEndpointType: "Interface", privateDnsEnabled: true, subnetIds: [...subnetIds], securityGroupIds };
  for (const service of services) createEndpoint(site, vpc, service, kind);
}

/**
 * Private links to AWS services, so that nodes reach them without the internet. Returns the prefix list of S3, if that is among them: its
 * addresses stay public, so security groups name the list.
 */
export function createEndpoints(
  site: NetworkSite,
  vpc: ec2.Vpc,
  places: EndpointPlaces,
): pulumi.Output<string> | undefined {
  const plan = planEndpoints(site.settings.endpoints);
  createInterfaceEndpoints(site, vpc, plan.interface, places.privateSubnetIds);
  if (!plan.s3) return undefined;
  const routes = { vpcEndpointType: "Gateway", routeTableIds: [...places.routeTableIds] };
  return createEndpoint(site, vpc, "s3", routes).prefixListId;
}
