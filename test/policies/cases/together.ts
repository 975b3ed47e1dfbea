import { type Program, withProperty } from "../fixture";
import type { Break } from "./index";

const tracking = "targetTrackingConfiguration.predefinedMetricSpecification";

/** A second resource like one that is there, under a name behind all others: of a pair the later name is told. */
const again =
  (name: string, changes: Readonly<Record<string, unknown>> = {}) =>
  (program: Program): Program => {
    const first = program[name];
    if (first === undefined) throw new Error(`no resource "${name}"`);
    return { ...program, yetAnother: { type: first.type, inputs: { ...first.inputs, ...changes } } };
  };

const collides = (name: string, changes: Readonly<Record<string, unknown>> = {}): Break => ({
  resource: "yetAnother",
  title: `a second ${name}`,
  program: again(name, changes),
});

/** The resource with another type of the same name's inputs, and a name of the program's own twice. */
const sharesName = (name: string, property = "name"): Break => ({
  resource: "yetAnother",
  title: `a second ${name} of the same name`,
  program: (program) => again(name, { [property]: "taken" })(withProperty(program, name, property, "taken")),
});

const zonesWith = (addresses: readonly (readonly string[])[]) =>
  addresses.map((allocationIds, index) => ({ availabilityZone: `eu-west-1${"abc"[index] ?? ""}`, allocationIds }));

/** A second gateway, of the whole region, with these addresses in its zones. */
const regional =
  (addresses: readonly (readonly string[])[]) =>
  (program: Program): Program => ({
    ...program,
    yetAnother: {
      type: "aws:ec2/natGateway:NatGateway",
      inputs: { vpcId: "$vpc", availabilityMode: "regional", availabilityZoneAddresses: zonesWith(addresses) },
    },
  });

const otherVpc: Program = {
  otherVpc: { type: "aws:ec2/vpc:Vpc", inputs: { cidrBlock: "10.9.0.0/16" } },
  otherSubnet: {
    type: "aws:ec2/subnet:Subnet",
    inputs: { vpcId: "$otherVpc", availabilityZone: "eu-west-1b", cidrBlock: "10.9.0.0/24" },
  },
  otherFirewall: { type: "aws:ec2/securityGroup:SecurityGroup", inputs: { vpcId: "$otherVpc", description: "other" } },
};

const inOther = (resource: string, property: string, value: unknown): Break => ({
  resource,
  title: `${property} in another VPC`,
  program: (program) => withProperty({ ...program, ...otherVpc }, resource, property, value),
});

/** Resources that AWS refuses beside each other. */
export const togetherCases: Readonly<Record<string, readonly Break[]>> = {
  "listener-actions-accepted": [
    ["tls", "protocol", "HTTPS"],
    ["https", "protocol", "TCP"],
    ["tls", "defaultActions", [{ type: "fixed-response", fixedResponse: { contentType: "text/plain" } }]],
    ["http", "defaultActions", [{ type: "authenticate-oidc" }]],
    {
      resource: "httpsRule",
      title: "a rule that gives encryption up",
      program: (program) =>
        withProperty(program, "httpsRule", "actions", [{ type: "redirect", redirect: { protocol: "HTTP" } }]),
    },
    {
      resource: "https",
      title: "a group of another protocol",
      program: (program) => withProperty(program, "green", "protocol", "TCP"),
    },
    {
      resource: "tls",
      title: "a group of another balancer",
      program: (program) => withProperty(program, "tls", "defaultActions[0].targetGroupArn", "$blue"),
    },
    {
      resource: "yetAnother",
      title: "the 101st target group of a balancer",
      program: (program) => {
        const names = Array.from({ length: 100 }, (_, index) => `many${String(index).padStart(3, "0")}`);
        const groups = names.map((name) => [
          name,
          { type: program.blue?.type ?? "", inputs: { ...program.blue?.inputs, name } },
        ]);
        const rule = (index: number) => ({
          type: "aws:lb/listenerRule:ListenerRule",
          inputs: {
            listenerArn: "$https",
            priority: 1000 + index,
            conditions: [{ pathPattern: { values: [`/${index}`] } }],
            actions: [{ type: "forward", targetGroupArn: `$${names[index] ?? ""}` }],
          },
        });
        const rules = names.map((name, index) => [index === 99 ? "yetAnother" : `rule-${name}`, rule(index)]);
        return { ...program, ...Object.fromEntries(groups), ...Object.fromEntries(rules) };
      },
    },
    {
      resource: "https",
      title: "a function behind a balancer in Local Zones",
      program: (program) =>
        ["subnetA", "subnetB"].reduce(
          (changed, subnet) =>
            withProperty(changed, subnet, "availabilityZone", `us-west-2-lax-1${subnet.slice(-1).toLowerCase()}`),
          withProperty(program, "blue", "targetType", "lambda"),
        ),
    },
    {
      resource: "tooMany149",
      title: "the fifty-first listener of a network balancer",
      program: (program) => ({
        ...program,
        ...Object.fromEntries(
          Array.from({ length: 50 }, (_, index) => [
            `tooMany${100 + index}`,
            { type: "aws:lb/listener:Listener", inputs: { ...program.tls?.inputs, port: 1000 + index } },
          ]),
        ),
      }),
    },
    {
      resource: "httpRule",
      title: "a rule of a network listener",
      program: (program) => withProperty(program, "httpRule", "listenerArn", "$tls"),
    },
    {
      resource: "shown",
      title: "a certificate for plain HTTP",
      program: (program) => ({
        ...program,
        shown: {
          type: "aws:lb/listenerCertificate:ListenerCertificate",
          inputs: { listenerArn: "$http", certificateArn: "$certificate" },
        },
      }),
    },
  ],
  "group-targets-accepted": [
    {
      resource: "nodes",
      title: "a target group of addresses",
      program: (program) => withProperty(program, "blue", "targetType", "ip"),
    },
  ],
  "scaling-label-matches": [
    ["byRequests", `${tracking}.resourceLabel`, undefined],
    ["byRequests", `${tracking}.resourceLabel`, "shop/blue"],
    {
      resource: "byRequests",
      title: "a target group of somebody else's nodes",
      program: (program) => withProperty(program, "byRequests", `${tracking}.resourceLabel`, "$green"),
    },
  ],
  "resources-do-not-collide": [
    collides("https"),
    collides("httpsRule"),
    collides("aclHttps"),
    collides("httpsIn"),
    collides("wayOut"),
    collides("routesA"),
    collides("natGateway"),
    {
      resource: "yetAnother",
      title: "a zone of a regional gateway with the address of another gateway",
      program: regional([["$elasticIp"], ["eipalloc-2"]]),
    },
    {
      resource: "natGateway",
      title: "a regional gateway with one address in two zones",
      program: (program) => ({
        ...program,
        natGateway: {
          type: "aws:ec2/natGateway:NatGateway",
          inputs: {
            vpcId: "$vpc",
            availabilityMode: "regional",
            availabilityZoneAddresses: zonesWith([["eipalloc-1"], ["eipalloc-1"]]),
          },
        },
      }),
    },
    collides("flowLog"),
    collides("internetGateway"),
    collides("primary"),
    sharesName("balancer"),
    sharesName("blue"),
    sharesName("nodes"),
    sharesName("template"),
    sharesName("firewall"),
    sharesName("role"),
    sharesName("parameter"),
    sharesName("logGroup"),
    sharesName("data", "bucket"),
    sharesName("webCluster"),
  ],
  "resources-in-one-vpc": [
    {
      resource: "pinned",
      title: "a machine of another VPC",
      program: (program) => ({
        ...withProperty({ ...program, ...otherVpc }, "blue", "vpcId", "$otherVpc"),
        pinned: {
          type: "aws:lb/targetGroupAttachment:TargetGroupAttachment",
          inputs: { targetGroupArn: "$blue", targetId: "$machine" },
        },
      }),
    },
    inOther("balancer", "subnets", ["$subnetA", "$otherSubnet"]),
    inOther("balancer", "securityGroups", ["$otherFirewall"]),
    inOther("endpoint", "subnetIds", ["$subnetA", "$otherSubnet"]),
    inOther("nodes", "vpcZoneIdentifiers", ["$subnetA", "$otherSubnet"]),
    inOther("machine", "vpcSecurityGroupIds", ["$otherFirewall"]),
    {
      resource: "https",
      title: "a target group in another VPC",
      program: (program) => withProperty({ ...program, ...otherVpc }, "blue", "vpcId", "$otherVpc"),
    },
    {
      resource: "wayOut",
      title: "a route table of another VPC",
      program: (program) => withProperty({ ...program, ...otherVpc }, "routeTable", "vpcId", "$otherVpc"),
    },
  ],
  "subnets-in-distinct-zones": [
    {
      resource: "balancer",
      title: "two subnets of one zone",
      program: (program) => withProperty(program, "subnetB", "availabilityZone", "eu-west-1a"),
    },
  ],
  "balancer-zones-accepted": [
    {
      resource: "balancer",
      title: "a Local Zone beside a zone of the region",
      program: (program) => withProperty(program, "subnetB", "availabilityZone", "eu-west-1-dub-1a"),
    },
    {
      resource: "networkBalancer",
      title: "a network balancer in a Local Zone",
      program: (program) => withProperty(program, "subnetB", "availabilityZone", "eu-west-1-dub-1a"),
    },
  ],
  "internet-gateway-attached": [
    {
      resource: "natGateway",
      title: "a gateway of another VPC",
      program: (program) => withProperty(program, "internetGateway", "vpcId", "vpc-other"),
    },
    {
      resource: "balancer",
      title: "a public balancer in a VPC without one",
      program: (program) =>
        withProperty(withProperty(program, "internetGateway", "vpcId", "vpc-other"), "balancer", "internal", false),
    },
  ],
  "subnet-range-accepted": [
    ["subnetB", "cidrBlock", "10.0.0.128/25"],
    ["subnetB", "cidrBlock", "10.1.0.0/24"],
    {
      resource: "subnetA",
      title: "a VPC of another range",
      program: (program) => withProperty(program, "vpc", "cidrBlock", "10.7.0.0/16"),
    },
  ],
  "endpoint-private-dns-possible": [
    {
      resource: "endpoint",
      title: "a VPC without host names",
      program: (program) => withProperty(program, "vpc", "enableDnsHostnames", undefined),
    },
    {
      resource: "endpoint",
      title: "a VPC without DNS",
      program: (program) => withProperty(program, "vpc", "enableDnsSupport", false),
    },
  ],
  "record-fits-zone": [
    {
      resource: "primary",
      title: "a CNAME at the top",
      program: (program) =>
        withProperty(withProperty(program, "primary", "type", "CNAME"), "primary", "name", "example.com"),
    },
  ],
};
