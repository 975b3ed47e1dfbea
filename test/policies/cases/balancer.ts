import { logDelivery } from "../documents";
import { without, withProperty } from "../fixture";
import type { Break } from "./index";

const clear = { type: "forward", targetGroupArn: "$blue" };
const weights = (blue: number, green: number) => [
  { arn: "$blue", weight: blue },
  { arn: "$green", weight: green },
];

export const balancerCases: Readonly<Record<string, readonly Break[]>> = {
  "listener-encrypted": [
    ["http", "defaultActions", [clear]],
    ["http", "defaultActions[0].redirect.protocol", "HTTP"],
    ["http", "defaultActions[0].redirect.protocol", undefined],
    ["https", "protocol", "HTTP"],
    ["https", "protocol", undefined],
    ["httpRule", "actions", [clear]],
  ],
  "weights-reach-nodes": [
    {
      resource: "https",
      title: "nodes that join another group",
      program: (program) => withProperty(program, "nodes", "targetGroupArns", ["$other"]),
    },
    {
      resource: "httpsRule",
      title: "a group that may have no node",
      program: (program) => withProperty(program, "nodes", "maxSize", 0),
    },
    {
      resource: "tls",
      title: "a group that nothing joins",
      program: (program) => withProperty(program, "nodes", "targetGroupArns", []),
    },
  ],
  "listener-passes-through": [["tls", "protocol", "TCP"]],
  "listener-tls-policy": [
    ["https", "sslPolicy", "ELBSecurityPolicy-2016-08"],
    ["https", "sslPolicy", undefined],
    ["tls", "sslPolicy", "ELBSecurityPolicy-TLS13-1-2-Ext1-2021-06"],
  ],
  "listener-certificate-from-acm": [
    ["https", "certificateArn", undefined],
    ["tls", "certificateArn", "arn:aws:iam::123456789012:server-certificate/old"],
  ],
  "weights-positive": [
    ["https", "defaultActions[0].forward.targetGroups", weights(0, 0)],
    ["httpsRule", "actions[0].forward.targetGroups", weights(0, 0)],
    ["https", "defaultActions[0].forward.targetGroups[0].weight", 1000],
  ],
  "weights-keep-affinity": [
    ["https", "defaultActions[0].forward.stickiness.enabled", false],
    ["httpsRule", "actions[0].forward.stickiness", undefined],
  ],
  "balancer-access-logs": [
    ["balancer", "accessLogs.enabled", false],
    ["balancer", "accessLogs", undefined],
  ],
  "balancer-log-bucket-admits": [
    {
      resource: "balancer",
      title: "no policy",
      program: (program) => without(program, "logsPolicy"),
    },
    {
      resource: "balancer",
      title: "a policy for somebody else",
      program: (program) =>
        withProperty(program, "logsPolicy", "policy", logDelivery({ Service: "delivery.logs.amazonaws.com" })),
    },
    {
      resource: "balancer",
      title: "a policy for another folder",
      program: (program) =>
        withProperty(program, "logsPolicy", "policy", logDelivery({ AWS: "156460612806" }, "other/AWSLogs/*")),
    },
    {
      resource: "balancer",
      title: "the account of another region",
      program: (program) => withProperty(program, "balancer", "region", "us-east-1"),
    },
    {
      resource: "balancer",
      title: "a network balancer whose service is not let in",
      program: (program) =>
        withProperty(
          withProperty(program, "balancer", "loadBalancerType", "network"),
          "logsPolicy",
          "policy",
          logDelivery({ AWS: "arn:aws:iam::156460612806:root" }),
        ),
    },
    {
      resource: "balancer",
      title: "a bucket with KMS keys",
      program: (program) =>
        withProperty(program, "logsEncryption", "rules[0].applyServerSideEncryptionByDefault.sseAlgorithm", "aws:kms"),
    },
    ["balancer", "accessLogs.prefix", "shop"],
  ],
  "balancer-zonal-shift": [["balancer", "enableZonalShift", undefined]],
  "balancer-deletion-protection": [["balancer", "enableDeletionProtection", false]],
  "balancer-drops-invalid-headers": [["balancer", "dropInvalidHeaderFields", false]],
  "balancer-desync-mode": [["balancer", "desyncMitigationMode", "monitor"]],
  "balancer-several-zones": [
    ["balancer", "subnets", ["$subnetA"]],
    {
      resource: "balancer",
      title: "both subnets in one zone",
      program: (program) => withProperty(program, "subnetB", "availabilityZone", "eu-west-1a"),
    },
  ],
  "balancer-has-security-group": [
    ["balancer", "securityGroups", []],
    ["balancer", "securityGroups", undefined],
  ],
  "balancer-has-web-acl": [
    {
      resource: "balancer",
      title: "public and without a web ACL",
      program: (program) =>
        withProperty(withProperty(program, "webAcl", "resourceArn", "arn:other"), "balancer", "internal", false),
    },
  ],
  "balancer-internet-facing": [["balancer", "internal", false]],
  "target-group-health-check": [
    ["blue", "healthCheck", undefined],
    ["blue", "healthCheck.enabled", false],
    ["green", "healthCheck.path", undefined],
  ],
  "target-group-anomaly-mitigation": [["blue", "loadBalancingAnomalyMitigation", "off"]],
  "target-group-drains": [["blue", "deregistrationDelay", 0]],
  "target-group-encrypted": [
    ["blue", "healthCheck.protocol", undefined],
    ["blue", "protocol", "HTTP"],
    ["blue", "healthCheck.protocol", "HTTP"],
  ],
};
