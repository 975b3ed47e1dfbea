import type { Program } from "./fixture";

const document = (...statements: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });

export const tlsOnly = document({
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: "*",
  Condition: { Bool: { "aws:SecureTransport": "false" } },
});

export const readLogs = document({ Effect: "Allow", Action: "logs:PutLogEvents", Resource: "arn:aws:logs:*:*:*" });
export const everything = document({ Effect: "Allow", Action: "*", Resource: "*" });
export const trustService = document({
  Effect: "Allow",
  Principal: { Service: "ec2.amazonaws.com" },
  Action: "sts:AssumeRole",
});
export const trustAnybody = document({ Effect: "Allow", Principal: { AWS: "*" }, Action: "sts:AssumeRole" });
export const readAnybody = document({ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" });

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
  targetGroupArns: ["$blue"],
  launchTemplate: { id: "$template" },
  mixedInstancesPolicy: {
    launchTemplate: { overrides: [{ instanceType: "m7g.large" }, { instanceType: "m6g.large" }] },
  },
  tags: [{ key: "vipkit:keep-alive-timeout", value: "75", propagateAtLaunch: false }],
  instanceRefresh: { strategy: "Rolling", preferences: { minHealthyPercentage: 100 } },
};

const targetGroup = {
  port: 8443,
  protocol: "HTTPS",
  targetType: "instance",
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
  vpc: { type: "aws:ec2/vpc:Vpc", inputs: { cidrBlock: "10.0.0.0/16" } },
  flowLog: { type: "aws:ec2/flowLog:FlowLog", inputs: { vpcId: "$vpc", trafficType: "ALL" } },
  subnetA: {
    type: "aws:ec2/subnet:Subnet",
    inputs: { vpcId: "$vpc", availabilityZone: "eu-west-1a", cidrBlock: "10.0.0.0/24" },
  },
  subnetB: {
    type: "aws:ec2/subnet:Subnet",
    inputs: { vpcId: "$vpc", availabilityZone: "eu-west-1b", cidrBlock: "10.0.1.0/24" },
  },
  gateway: { type: "aws:ec2/internetGateway:InternetGateway", inputs: { vpcId: "$vpc" } },
  routes: {
    type: "aws:ec2/routeTable:RouteTable",
    inputs: { vpcId: "$vpc", routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: "$gateway" }] },
  },
  routesA: {
    type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
    inputs: { routeTableId: "$routes", subnetId: "$subnetA" },
  },
  routesB: {
    type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
    inputs: { routeTableId: "$routes", subnetId: "$subnetB" },
  },
  defaultGroup: {
    type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
    inputs: { vpcId: "$vpc", ingress: [], egress: [] },
  },
  acl: { type: "aws:ec2/networkAcl:NetworkAcl", inputs: { vpcId: "$vpc" } },
  aclLink: {
    type: "aws:ec2/networkAclAssociation:NetworkAclAssociation",
    inputs: { networkAclId: "$acl", subnetId: "$subnetA" },
  },
  aclHttps: {
    type: "aws:ec2/networkAclRule:NetworkAclRule",
    inputs: {
      networkAclId: "$acl",
      ruleAction: "allow",
      protocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrBlock: "0.0.0.0/0",
    },
  },
  aclReturn: {
    type: "aws:ec2/networkAclRule:NetworkAclRule",
    inputs: {
      networkAclId: "$acl",
      ruleAction: "allow",
      protocol: "6",
      fromPort: 1024,
      toPort: 65535,
      cidrBlock: "0.0.0.0/0",
    },
  },
  aclOut: {
    type: "aws:ec2/networkAclRule:NetworkAclRule",
    inputs: {
      networkAclId: "$acl",
      egress: true,
      ruleAction: "allow",
      protocol: "tcp",
      fromPort: 0,
      toPort: 65535,
      cidrBlock: "0.0.0.0/0",
    },
  },
  firewall: {
    type: "aws:ec2/securityGroup:SecurityGroup",
    inputs: { vpcId: "$vpc", description: "Who may reach the balancer" },
  },
  inlineGroup: {
    type: "aws:ec2/securityGroup:SecurityGroup",
    inputs: {
      vpcId: "$vpc",
      description: "Who may reach the endpoints",
      ingress: [
        { protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.0.0.0/16"], description: "HTTPS from the VPC" },
      ],
    },
  },
  httpsIn: {
    type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    inputs: {
      securityGroupId: "$firewall",
      description: "HTTPS",
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrIpv4: "0.0.0.0/0",
    },
  },
  nodesGroup: {
    type: "aws:ec2/securityGroup:SecurityGroup",
    inputs: { vpcId: "$vpc", description: "Who may reach the nodes" },
  },
  nodesIn: {
    type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    inputs: {
      securityGroupId: "$nodesGroup",
      description: "The balancer",
      ipProtocol: "tcp",
      fromPort: 8443,
      toPort: 8443,
      referencedSecurityGroupId: "$firewall",
    },
  },
  nodesOut: {
    type: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
    inputs: {
      securityGroupId: "$firewall",
      description: "The nodes",
      ipProtocol: "tcp",
      fromPort: 8443,
      toPort: 8443,
      referencedSecurityGroupId: "$nodesGroup",
    },
  },
  oldRule: {
    type: "aws:ec2/securityGroupRule:SecurityGroupRule",
    inputs: {
      securityGroupId: "$firewall",
      type: "ingress",
      description: "HTTP",
      protocol: "tcp",
      fromPort: 80,
      toPort: 80,
      cidrBlocks: ["0.0.0.0/0"],
    },
  },
  apisOut: {
    type: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
    inputs: {
      securityGroupId: "$firewall",
      description: "APIs",
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrIpv4: "0.0.0.0/0",
    },
  },
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
  logsPolicy: { type: "aws:s3/bucketPolicy:BucketPolicy", inputs: { bucket: "$logs", policy: tlsOnly } },
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
      dropInvalidHeaderFields: true,
      desyncMitigationMode: "defensive",
    },
  },
  webAcl: {
    type: "aws:wafv2/webAclAssociation:WebAclAssociation",
    inputs: { resourceArn: "$balancer", webAclArn: "arn" },
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
      actions: [{ type: "redirect", redirect: { protocol: "HTTPS", statusCode: "HTTP_301" } }],
    },
  },
  httpsRule: {
    type: "aws:lb/listenerRule:ListenerRule",
    inputs: { listenerArn: "$https", actions: [{ type: "forward", forward }] },
  },
  tls: {
    type: "aws:lb/listener:Listener",
    inputs: {
      loadBalancerArn: "$balancer",
      port: 8443,
      protocol: "TLS",
      sslPolicy: "ELBSecurityPolicy-TLS13-1-3-2021-06",
      certificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/1",
      defaultActions: [{ type: "forward", targetGroupArn: "$blue" }],
    },
  },
  template: {
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    inputs: {
      ...launch,
      blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { encrypted: "true" } }],
      networkInterfaces: [{ associatePublicIpAddress: "false", securityGroups: ["$nodesGroup"] }],
      monitoring: { enabled: true },
      userData: Buffer.from("#cloud-config\nruncmd: [start]\n").toString("base64"),
    },
  },
  machine: {
    type: "aws:ec2/instance:Instance",
    inputs: {
      ...launch,
      iamInstanceProfile: "nodes",
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
    inputs: { role: "$role", policyArn: "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore" },
  },
  key: { type: "aws:kms/key:Key", inputs: { enableKeyRotation: true } },
  logGroup: { type: "aws:cloudwatch/logGroup:LogGroup", inputs: { retentionInDays: 30, kmsKeyId: "$key" } },
};
