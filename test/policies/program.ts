import { logDelivery, readLogs, trustService } from "./documents";
import type { Program } from "./fixture";
import { containers } from "./programs/containers";
import { data } from "./programs/data";
import { edge } from "./programs/edge";
import { machines } from "./programs/machines";
import { network } from "./programs/network";
import { operations } from "./programs/operations";

const launch = {
  metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 },
  iamInstanceProfile: { name: "nodes" },
};

const group = {
  healthCheckType: "ELB",
  healthCheckGracePeriod: 100,
  defaultInstanceWarmup: 60,
  minSize: 4,
  maxSize: 6,
  vpcZoneIdentifiers: ["$subnetA", "$subnetB"],
  targetGroupArns: ["$blue", "$plain"],
  mixedInstancesPolicy: {
    launchTemplate: {
      launchTemplateSpecification: { launchTemplateId: "$template" },
      overrides: [{ instanceType: "m7g.large" }, { instanceType: "m6g.large" }],
    },
  },
  tags: [
    { key: "owner", value: "shop", propagateAtLaunch: true },
    { key: "vipkit:keep-alive-timeout", value: "75", propagateAtLaunch: false },
  ],
  instanceRefresh: { strategy: "Rolling", preferences: { minHealthyPercentage: 100 } },
};

const targetGroup = {
  vpcId: "$vpc",
  port: 8443,
  protocol: "HTTPS",
  targetType: "instance",
  loadBalancingAlgorithmType: "weighted_random",
  loadBalancingAnomalyMitigation: "on",
  deregistrationDelay: 60,
  healthCheck: {
    ...{ enabled: true, path: "/healthz", protocol: "HTTPS" },
    ...{ interval: 5, timeout: 2, healthyThreshold: 2, unhealthyThreshold: 2 },
  },
  stickiness: { enabled: true, type: "lb_cookie", cookieDuration: 3600 },
};

const forward = {
  targetGroups: [
    { arn: "$blue", weight: 90 },
    { arn: "$green", weight: 10 },
  ],
  stickiness: { enabled: true, duration: 3600 },
};

/** A program that no rule objects to: every resource that a rule judges, once. */
export const compliant: Program = {
  ...containers,
  ...data,
  ...edge,
  ...machines,
  ...network,
  ...operations,
  logs: { type: "aws:s3/bucket:Bucket", inputs: { bucket: "logs" } },
  logsAccess: {
    type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    inputs: {
      bucket: "$logs",
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
  },
  logsPolicy: {
    type: "aws:s3/bucketPolicy:BucketPolicy",
    inputs: {
      bucket: "$logs",
      policy: logDelivery({ AWS: "arn:aws:iam::156460612806:root", Service: "delivery.logs.amazonaws.com" }),
    },
  },
  logsEncryption: {
    type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    inputs: { bucket: "$logs", rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }] },
  },
  logsLifecycle: {
    type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    inputs: {
      bucket: "$logs",
      rules: [
        { status: "Enabled", expiration: { days: 30 }, abortIncompleteMultipartUpload: { daysAfterInitiation: 1 } },
      ],
    },
  },
  logsOwnership: {
    type: "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
    inputs: { bucket: "$logs", rule: { objectOwnership: "BucketOwnerEnforced" } },
  },
  balancer: {
    type: "aws:lb/loadBalancer:LoadBalancer",
    inputs: {
      loadBalancerType: "application",
      internal: true,
      subnets: ["$subnetA", "$subnetB"],
      securityGroups: ["$firewall"],
      accessLogs: { bucket: "$logs", enabled: true },
      enableDeletionProtection: true,
      enableZonalShift: true,
      dropInvalidHeaderFields: true,
      desyncMitigationMode: "defensive",
    },
  },
  networkBalancer: {
    type: "aws:lb/loadBalancer:LoadBalancer",
    inputs: {
      loadBalancerType: "network",
      internal: true,
      subnets: ["$subnetA", "$subnetB"],
      securityGroups: ["$firewall"],
      accessLogs: { bucket: "$logs", enabled: true },
      enableDeletionProtection: true,
      enableZonalShift: true,
    },
  },
  plain: {
    type: "aws:lb/targetGroup:TargetGroup",
    inputs: {
      ...{ vpcId: "$vpc", port: 8443, protocol: "TLS", targetType: "instance", deregistrationDelay: 180 },
      healthCheck: targetGroup.healthCheck,
    },
  },
  webAcl: {
    type: "aws:wafv2/webAclAssociation:WebAclAssociation",
    inputs: { resourceArn: "$balancer", webAclArn: "$shield" },
  },
  blue: { type: "aws:lb/targetGroup:TargetGroup", inputs: targetGroup },
  green: { type: "aws:lb/targetGroup:TargetGroup", inputs: targetGroup },
  certificate: {
    type: "aws:acm/certificate:Certificate",
    inputs: { domainName: "shop.example.com", validationMethod: "DNS", keyAlgorithm: "EC_prime256v1" },
  },
  https: {
    type: "aws:lb/listener:Listener",
    inputs: {
      loadBalancerArn: "$balancer",
      port: 443,
      protocol: "HTTPS",
      sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
      certificateArn: "$certificate",
      defaultActions: [{ type: "forward", forward }],
    },
  },
  http: {
    type: "aws:lb/listener:Listener",
    inputs: {
      loadBalancerArn: "$balancer",
      port: 80,
      protocol: "HTTP",
      defaultActions: [{ type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } }],
    },
  },
  httpRule: {
    type: "aws:lb/listenerRule:ListenerRule",
    inputs: {
      listenerArn: "$http",
      priority: 1,
      conditions: [{ pathPattern: { values: ["/old/*"] } }],
      actions: [{ type: "redirect", redirect: { protocol: "HTTPS", statusCode: "HTTP_301" } }],
    },
  },
  httpsRule: {
    type: "aws:lb/listenerRule:ListenerRule",
    inputs: {
      listenerArn: "$https",
      priority: 1,
      conditions: [{ hostHeader: { values: ["shop.example.com"] } }],
      actions: [{ type: "forward", forward }],
    },
  },
  tls: {
    type: "aws:lb/listener:Listener",
    inputs: {
      loadBalancerArn: "$networkBalancer",
      port: 8443,
      protocol: "TLS",
      sslPolicy: "ELBSecurityPolicy-TLS13-1-3-2021-06",
      certificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/1",
      defaultActions: [{ type: "forward", targetGroupArn: "$plain" }],
    },
  },
  template: {
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    inputs: {
      ...launch,
      blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { encrypted: "true", kmsKeyId: "$key" } }],
      networkInterfaces: [{ associatePublicIpAddress: "false", securityGroups: ["$nodeFirewall"] }],
      monitoring: { enabled: true },
      userData: Buffer.from("#cloud-config\nruncmd: [start]\n").toString("base64"),
    },
  },
  machine: {
    type: "aws:ec2/instance:Instance",
    inputs: {
      ...launch,
      ami: "ami-1",
      instanceType: "m7g.large",
      iamInstanceProfile: "nodes",
      subnetId: "$subnetA",
      vpcSecurityGroupIds: ["$inlineGroup"],
      disableApiTermination: true,
      associatePublicIpAddress: false,
      rootBlockDevice: { encrypted: true },
      monitoring: true,
      userData: "#!/bin/sh\nstart\n",
    },
  },
  nodes: { type: "aws:autoscaling/group:Group", inputs: group },
  role: { type: "aws:iam/role:Role", inputs: { assumeRolePolicy: trustService } },
  rolePolicy: { type: "aws:iam/rolePolicy:RolePolicy", inputs: { role: "$role", policy: readLogs } },
  attachment: {
    type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    inputs: { role: "$role", policyArn: "arn:aws:iam::123456789012:policy/nodes" },
  },
  key: { type: "aws:kms/key:Key", inputs: { enableKeyRotation: true } },
  logGroup: { type: "aws:cloudwatch/logGroup:LogGroup", inputs: { retentionInDays: 365, kmsKeyId: "$key" } },
};
