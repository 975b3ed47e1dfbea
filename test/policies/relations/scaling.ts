import { type Program, withProperty } from "../fixture";
import { accountKey, scalingKey, scalingRole } from "./documents";
import type { Relation } from "./index";

/** A group behind a balancer, with a template of its own. */
export const group: Program = {
  template: { type: "aws:ec2/launchTemplate:LaunchTemplate", inputs: { instanceType: "m7g.large" } },
  nodes: {
    type: "aws:autoscaling/group:Group",
    inputs: {
      minSize: 2,
      maxSize: 4,
      launchTemplate: { id: "$template", version: "7" },
      targetGroupArns: ["$target"],
      instanceRefresh: { strategy: "Rolling" },
      terminationPolicies: ["OldestLaunchTemplate", "Default"],
      initialLifecycleHooks: [
        { name: "ready", lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING", defaultResult: "ABANDON" },
        { name: "bye", lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING", defaultResult: "CONTINUE" },
      ],
    },
  },
  target: { type: "aws:lb/targetGroup:TargetGroup", inputs: { deregistrationDelay: 60 } },
};

const mixed: Program = {
  ...group,
  nodes: {
    type: "aws:autoscaling/group:Group",
    inputs: {
      minSize: 2,
      targetGroupArns: ["$target"],
      instanceRefresh: { strategy: "Rolling" },
      mixedInstancesPolicy: {
        instancesDistribution: { onDemandPercentageAboveBaseCapacity: 50 },
        launchTemplate: { launchTemplateSpecification: { launchTemplateId: "$template", version: "7" } },
      },
    },
  },
};
const mixedVersion = "mixedInstancesPolicy.launchTemplate.launchTemplateSpecification.version";

const encrypted: Program = {
  key: { type: "aws:kms/key:Key", inputs: { policy: scalingKey() } },
  ...withProperty(group, "template", "blockDeviceMappings", [
    { deviceName: "/dev/xvda", ebs: { encrypted: "true", kmsKeyId: "$key" } },
  ]),
};
const granted: Program = {
  ...withProperty(encrypted, "key", "policy", accountKey),
  grant: { type: "aws:kms/grant:Grant", inputs: { keyId: "$key", granteePrincipal: scalingRole } },
};
const policyResource: Program = {
  ...withProperty(encrypted, "key", "policy", undefined),
  keyPolicy: { type: "aws:kms/keyPolicy:KeyPolicy", inputs: { keyId: "$key", policy: scalingKey() } },
};

export const scalingRelations: Readonly<Record<string, Relation>> = {
  "group-processes-run": {
    sound: [group, withProperty(group, "nodes", "suspendedProcesses", [])],
    broken: {
      "no replacement": {
        resource: "nodes",
        program: withProperty(group, "nodes", "suspendedProcesses", ["ReplaceUnhealthy"]),
      },
      "a process that the rule does not know": {
        resource: "nodes",
        program: withProperty(group, "nodes", "suspendedProcesses", ["Teleport"]),
      },
    },
  },
  "group-refresh-starts": {
    sound: [
      group,
      mixed,
      withProperty(
        withProperty(group, "nodes", "launchTemplate.version", "$Latest"),
        "nodes",
        "instanceRefresh",
        undefined,
      ),
    ],
    broken: {
      latest: { resource: "nodes", program: withProperty(group, "nodes", "launchTemplate.version", "$Latest") },
      "nothing said": { resource: "nodes", program: withProperty(group, "nodes", "launchTemplate.version", undefined) },
      "latest in a mixed group": { resource: "nodes", program: withProperty(mixed, "nodes", mixedVersion, "$Latest") },
    },
  },
  "group-follows-template": {
    sound: [
      group,
      mixed,
      withProperty(group, "nodes", "launchTemplate.version", "$Latest"),
      withProperty(
        withProperty(group, "nodes", "launchTemplate.version", undefined),
        "template",
        "updateDefaultVersion",
        true,
      ),
      withProperty(withProperty(group, "nodes", "launchTemplate.version", "$Default"), "template", "defaultVersion", 3),
    ],
    broken: {
      "nothing said": { resource: "nodes", program: withProperty(group, "nodes", "launchTemplate.version", undefined) },
      default: { resource: "nodes", program: withProperty(group, "nodes", "launchTemplate.version", "$Default") },
      "a mixed group": { resource: "nodes", program: withProperty(mixed, "nodes", mixedVersion, undefined) },
    },
  },
  "group-mixed-template-on-demand": {
    sound: [mixed],
    broken: {
      "a template for Spot": {
        resource: "nodes",
        program: withProperty(mixed, "template", "instanceMarketOptions", { marketType: "spot" }),
      },
    },
  },
  "spot-drain-within-notice": {
    sound: [
      mixed,
      withProperty(
        withProperty(mixed, "target", "deregistrationDelay", 300),
        "nodes",
        "mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity",
        100,
      ),
      withProperty(
        withProperty(mixed, "target", "deregistrationDelay", 300),
        "nodes",
        "mixedInstancesPolicy.instancesDistribution",
        undefined,
      ),
      withProperty(group, "target", "deregistrationDelay", 300),
    ],
    broken: {
      "the vendor's default": {
        resource: "nodes",
        program: withProperty(mixed, "target", "deregistrationDelay", undefined),
      },
      "two minutes": { resource: "nodes", program: withProperty(mixed, "target", "deregistrationDelay", 120) },
      "a template for Spot": {
        resource: "nodes",
        program: withProperty(
          withProperty(group, "target", "deregistrationDelay", 200),
          "template",
          "instanceMarketOptions",
          { marketType: "spot" },
        ),
      },
    },
  },
  "termination-policies-ordered": {
    sound: [
      group,
      withProperty(group, "nodes", "terminationPolicies", ["arn:aws:lambda:eu-west-1:1:function:f", "Default"]),
      withProperty(group, "nodes", "terminationPolicies", ["Default"]),
      withProperty(group, "nodes", "terminationPolicies", ["OldestInstance", "NewestInstance"]),
    ],
    broken: {
      "default first": {
        resource: "nodes",
        program: withProperty(group, "nodes", "terminationPolicies", ["Default", "OldestInstance"]),
      },
      "a function last": {
        resource: "nodes",
        program: withProperty(group, "nodes", "terminationPolicies", [
          "OldestInstance",
          "arn:aws:lambda:eu-west-1:1:function:f",
        ]),
      },
    },
  },
  "volume-key-admits-autoscaling": {
    sound: [encrypted, granted, policyResource],
    broken: {
      "a policy for the account only": {
        resource: "nodes",
        program: withProperty(encrypted, "key", "policy", accountKey),
      },
      "the vendor's policy": { resource: "nodes", program: withProperty(encrypted, "key", "policy", undefined) },
      "use without grants": {
        resource: "nodes",
        program: withProperty(encrypted, "key", "policy", scalingKey(["kms:*DataKey*"])),
      },
      "a grant for somebody else": {
        resource: "nodes",
        program: withProperty(granted, "grant", "granteePrincipal", "arn:aws:iam::1:role/shop"),
      },
    },
  },
};
