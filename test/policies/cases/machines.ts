import { type Program, without, withProperty } from "../fixture";
import type { Break } from "./index";

const added = (name: string, type: string): Break => ({
  resource: name,
  title: `a ${type}`,
  program: (program) => ({ ...program, [name]: { type, inputs: {} } }),
});

/** Nodes in one zone more than their balancer serves. */
const wider = (program: Program): Program => ({
  ...withProperty(program, "nodes", "vpcZoneIdentifiers", ["$subnetA", "$subnetB", "$subnetC"]),
  subnetC: { type: "aws:ec2/subnet:Subnet", inputs: { vpcId: "$vpc", availabilityZone: "eu-west-1c" } },
});

export const machineCases: Readonly<Record<string, readonly Break[]>> = {
  "group-covers-balancer-zones": [
    {
      resource: "nodes",
      title: "a zone without nodes",
      program: (program) => withProperty(program, "nodes", "vpcZoneIdentifiers", ["$subnetA"]),
    },
    { resource: "nodes", title: "a zone that the balancer does not serve", program: wider },
  ],
  "group-scaling-notified": [
    { resource: "nodes", title: "nobody told", program: (program) => without(program, "told") },
    {
      resource: "nodes",
      title: "errors not told",
      program: (program) => withProperty(program, "told", "notifications", ["autoscaling:EC2_INSTANCE_LAUNCH"]),
    },
  ],
  "group-tagged": [["nodes", "tags", []]],
  "node-firewall-only-from-balancer": [
    ["nodeIn", "referencedSecurityGroupId", "$inlineGroup"],
    ["nodeIn", "cidrIpv4", "10.0.0.0/16"],
    ["nodeIn", "prefixListId", "pl-1"],
    {
      resource: "nodeFirewall",
      title: "an inline rule for addresses",
      program: (program) =>
        withProperty(program, "nodeFirewall", "ingress", [
          { protocol: "tcp", fromPort: 8000, toPort: 9000, cidrBlocks: ["10.0.0.0/8"], description: "all" },
        ]),
    },
    {
      resource: "nodeFirewall",
      title: "an inline rule for another group",
      program: (program) =>
        withProperty(program, "nodeFirewall", "ingress", [
          { protocol: "-1", fromPort: 0, toPort: 0, securityGroups: ["$inlineGroup"], description: "all" },
        ]),
    },
  ],
  "firewall-attached": [
    {
      resource: "inlineGroup",
      title: "no machine",
      program: (program) => withProperty(program, "machine", "vpcSecurityGroupIds", undefined),
    },
    {
      resource: "nodeFirewall",
      title: "rules and no template",
      program: (program) => withProperty(program, "template", "networkInterfaces[0].securityGroups", undefined),
    },
  ],
  "volume-encrypted": [
    ["volume", "encrypted", undefined],
    ["volume", "encrypted", false],
    ["snapshotCopy", "encrypted", undefined],
    ["imageCopy", "encrypted", undefined],
    ["image", "ebsBlockDevices[1].encrypted", false],
  ],
  "volume-own-key": [
    ["volume", "kmsKeyId", undefined],
    ["snapshotCopy", "kmsKeyId", undefined],
    ["imageCopy", "kmsKeyId", undefined],
    ["template", "blockDeviceMappings[0].ebs.kmsKeyId", undefined],
  ],
  "volume-backed-up": [
    ["volume", "tags", {}],
    { resource: "volume", title: "no selection", program: (program) => without(program, "selection") },
    {
      resource: "volume",
      title: "an exception",
      program: (program) => withProperty(program, "selection", "notResources", ["$volume"]),
    },
    {
      resource: "volume",
      title: "a condition that it does not meet",
      program: (program) =>
        withProperty(program, "selection", "conditions", [
          { stringEquals: [{ key: "aws:ResourceTag/stage", value: "prod" }] },
        ]),
    },
  ],
  "account-volumes-closed": [
    ["volumeDefault", "enabled", false],
    ["snapshotBlock", "state", "unblocked"],
  ],
  "image-not-public": [["imagePermission", "group", "all"]],
  "template-one-interface": [
    ["template", "networkInterfaces", [{ deviceIndex: 0 }, { deviceIndex: 1 }]],
    ["machine", "networkInterfaces", [{ deviceIndex: 0 }, { deviceIndex: 1 }]],
    ["machine", "secondaryNetworkInterfaces", [{ networkCardIndex: 1 }]],
  ],
  "source-checked": [
    ["card", "sourceDestCheck", false],
    ["machine", "sourceDestCheck", false],
  ],
  "template-ebs-optimized": [
    ["template", "ebsOptimized", "false"],
    ["machine", "instanceType", "m3.xlarge"],
    ["oldTemplate", "ebsOptimized", false],
  ],
  "instance-termination-protected": [["machine", "disableApiTermination", false]],
  "route-peering-narrow": [
    ["peer", "destinationCidrBlock", "0.0.0.0/0"],
    ["peer", "destinationIpv6CidrBlock", "::/0"],
    ["routeTable", "routes[0].cidrBlock", "0.0.0.0/0"],
  ],
  "route-out-by-gateway": [
    ["wayOut", "networkInterfaceId", "eni-1"],
    ["routeTable", "routes", [{ cidrBlock: "0.0.0.0/0", networkInterfaceId: "eni-1" }]],
  ],
  "route-not-to-internet": [
    ["wayOut", "gatewayId", "$internetGateway"],
    ["routeTable", "routes", [{ ipv6CidrBlock: "::/0", gatewayId: "igw-1" }]],
  ],
  "default-vpc-unused": [["machine", "subnetId", undefined], added("usual", "aws:ec2/defaultVpc:DefaultVpc")],
  "address-attached": [
    { resource: "elasticIp", title: "a record alone", program: (program) => without(program, "natGateway") },
  ],
  "attachments-accepted-by-hand": [
    ["transitGateway", "autoAcceptSharedAttachments", "enable"],
    ["endpointService", "acceptanceRequired", false],
  ],
};
