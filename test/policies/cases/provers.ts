import { type Program, without, withProperty } from "../fixture";
import type { Break } from "./index";

/** Broken by what another resource says. */
const through = (resource: string, title: string, [name, path, value]: readonly [string, string, unknown]): Break => ({
  resource,
  title,
  program: (program) => withProperty(program, name, path, value),
});

/** Nodes with public addresses in public subnets, in the balancer's security group. */
const exposed = (program: Program): Program =>
  withProperty(
    withProperty(program, "routes", "routes", [{ cidrBlock: "0.0.0.0/0", gatewayId: "$internetGateway" }]),
    "template",
    "networkInterfaces",
    [{ associatePublicIpAddress: "true", securityGroups: ["$firewall"] }],
  );

export const proverCases: Readonly<Record<string, readonly Break[]>> = {
  "failover-within-objective": [
    through("https", "checks that come too seldom", ["blue", "healthCheck.interval", 30]),
    through("https", "too many checks that must fail", ["blue", "healthCheck.unhealthyThreshold", 4]),
    through("https", "the vendor's own checks", ["blue", "healthCheck", undefined]),
    through("https", "a single node", ["nodes", "minSize", 1]),
    through("https", "all nodes in one zone", ["nodes", "vpcZoneIdentifiers", ["$subnetA"]]),
    through("https", "a balancer in one zone", ["balancer", "subnets", ["$subnetA"]]),
  ],
  "capacity-after-zone-loss": [
    ["nodes", "minSize", 1],
    ["nodes", "vpcZoneIdentifiers", ["$subnetA"]],
    through("nodes", "both subnets in one zone", ["subnetB", "availabilityZone", "eu-west-1a"]),
  ],
  "group-spares-a-node": [["nodes", "minSize", 1]],
  "subnet-address-headroom": [
    ["subnetA", "cidrBlock", "10.0.0.0/28"],
    through("subnetA", "a group that may grow too large", ["nodes", "maxSize", 600]),
    ["subnetB", "cidrBlock", "10.0.1.0/28"],
  ],
  "no-internet-path-to-nodes": [
    { resource: "nodes", title: "nodes with public addresses, open to everybody", program: exposed },
  ],
  "balancer-reaches-health-port": [
    ["blue", "healthCheck.port", "9000"],
    ["blue", "port", 8444],
    through("blue", "a network ACL that lets no answers in", ["aclReturn", "fromPort", 60000]),
    through("blue", "a network ACL that refuses", ["aclOut", "ruleAction", "deny"]),
    { resource: "blue", title: "no way out of the balancer", program: (program) => without(program, "nodesOut") },
    { resource: "blue", title: "no way into the nodes", program: (program) => without(program, "nodeIn") },
  ],
  "group-affinity-covers-node-affinity": [
    ["https", "defaultActions[0].forward.stickiness.duration", 600],
    ["httpsRule", "actions[0].forward.stickiness.duration", 600],
    through("https", "the vendor's own duration", ["blue", "stickiness.cookieDuration", undefined]),
    through("https", "a longer cookie", ["green", "stickiness.cookieDuration", 7200]),
  ],
  "node-keep-alive-outlasts-balancer": [
    ["nodes", "tags[1].value", "5"],
    ["nodes", "tags[1].value", "60"],
    ["nodes", "tags[1].value", "a minute"],
    through("nodes", "a patient balancer", ["balancer", "idleTimeout", 120]),
  ],
};
