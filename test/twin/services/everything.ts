import type { Props, StoredResource } from "../../../twin/contract/resources";
import { Account, forwardTo, makeBalancer, makeListener, makeSite, makeTargetGroup, str } from "../../support/account";
import { rootCertificate } from "../../support/root-certificate";
import { makeContainers } from "./everything-containers";

const trust = JSON.stringify({
  Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ec2.amazonaws.com" } }],
});
const allow = JSON.stringify({ Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*", Principal: "*" }] });

/** One resource of every type that the twin models, in an order in which AWS would make them. */
export function makeEverything(): { readonly account: Account; readonly made: readonly StoredResource[] } {
  const account = new Account({ slot: 20 });
  const made: StoredResource[] = [];
  const keep = <T extends StoredResource>(resource: T): T => {
    made.push(resource);
    return resource;
  };
  const raw = (type: string, inputs: Props, name = type): StoredResource => {
    const { inputs: checked } = account.plane.check(type, { name, inputs, seed: name });
    return keep(account.plane.create({ type, name, urn: `urn:${name}`, inputs: checked }));
  };
  const site = makeSite(account);
  made.push(site.vpc, site.igw, ...site.subnets, site.group);
  const vpcId = site.vpc.id;
  makeNetwork(raw, site, vpcId);
  makeStorage(raw);
  const certificate = raw("aws:acm/certificate:Certificate", { domainName: "vip.internal", validationMethod: "DNS" });
  raw("aws:acm/certificateValidation:CertificateValidation", { certificateArn: certificate.id });
  const second = raw(
    "aws:acm/certificate:Certificate",
    { domainName: "b.internal", validationMethod: "DNS" },
    "second",
  );
  const targets = keep(makeTargetGroup(account, site));
  const balancer = keep(makeBalancer(account, site, { enableZonalShift: true }));
  const tasks = keep(makeTargetGroup(account, site, { targetType: "ip" }, "tasks"));
  const https = { port: 443, protocol: "HTTPS", certificateArn: certificate.id };
  const listener = keep(makeListener(account, balancer, forwardTo({ [targets.id]: 1 }), https));
  raw("aws:lb/listenerCertificate:ListenerCertificate", { listenerArn: listener.id, certificateArn: second.id });
  makeTrust(raw);
  makeShield(raw, balancer.id);
  const conditions = [{ pathPattern: { values: ["/a"] } }];
  raw("aws:lb/listenerRule:ListenerRule", {
    listenerArn: listener.id,
    conditions,
    actions: [forwardTo({ [targets.id]: 1 })],
  });
  const ip = keep(makeTargetGroup(account, site, { targetType: "ip" }, "ip"));
  raw("aws:lb/targetGroupAttachment:TargetGroupAttachment", { targetGroupArn: ip.id, targetId: "10.20.0.9" });
  const invoke = { action: "lambda:InvokeFunction", principal: "elasticloadbalancing.amazonaws.com" };
  raw("aws:lambda/permission:Permission", { ...invoke, function: "hello" });
  raw(
    "aws:lb/listenerRule:ListenerRule",
    {
      listenerArn: listener.id,
      conditions: [{ pathPattern: { values: ["/tasks"] } }],
      actions: [forwardTo({ [tasks.id]: 1 })],
    },
    "tasks",
  );
  makeMachine(raw, site, targets.id);
  makeScaling(raw, site, targets.id);
  makeContainers(raw, site, tasks.id);
  makeBackups(raw);
  makePatching(raw);
  makeNames(raw, balancer);
  makeEdge(raw, balancer.id);
  makeWatch(raw);
  return { account, made };
}

/** Bucket and key of the file are what the account's own storage has. */
function makeTrust(raw: Raw): void {
  const bucket = raw("aws:s3/bucket:Bucket", { bucket: "trust" }, "trust").id;
  const content = rootCertificate;
  const place = (key: string, text: string) =>
    raw("aws:s3/bucketObjectv2:BucketObjectv2", { bucket, key, content: text }, key);
  place("ca.pem", content);
  place("crl.pem", "-----BEGIN X509 CRL-----\nMIIB\n-----END X509 CRL-----\n");
  const store = raw("aws:lb/trustStore:TrustStore", {
    name: "partners",
    caCertificatesBundleS3Bucket: bucket,
    caCertificatesBundleS3Key: "ca.pem",
  });
  raw("aws:lb/trustStoreRevocation:TrustStoreRevocation", {
    trustStoreArn: store.id,
    revocationsS3Bucket: bucket,
    revocationsS3Key: "crl.pem",
  });
}

function makeShield(raw: Raw, resourceArn: string): void {
  const visibilityConfig = { cloudwatchMetricsEnabled: true, metricName: "shield", sampledRequestsEnabled: true };
  const set = raw("aws:wafv2/ipSet:IpSet", { scope: "REGIONAL", ipAddressVersion: "IPV4", addresses: ["10.0.0.0/8"] });
  const statement = { ipSetReferenceStatement: { arn: str(set.outputs.arn) } };
  const acl = raw("aws:wafv2/webAcl:WebAcl", {
    ...{ scope: "REGIONAL", defaultAction: { allow: {} }, visibilityConfig },
    rules: [{ name: "inside", priority: 1, action: { block: {} }, statement, visibilityConfig }],
  });
  const webAclArn = str(acl.outputs.arn);
  raw("aws:wafv2/webAclAssociation:WebAclAssociation", { webAclArn, resourceArn });
  const logDestinationConfigs = ["arn:aws:logs:eu-west-1:123456789012:log-group:aws-waf-logs-shield"];
  raw("aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration", {
    resourceArn: webAclArn,
    logDestinationConfigs,
  });
}

type Raw = (type: string, inputs: Props, name?: string) => StoredResource;
type Place = ReturnType<typeof makeSite>;

function makeMachine(raw: Raw, site: Place, targetGroupArn: string): void {
  const key = raw("aws:ec2/keyPair:KeyPair", { publicKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ3 me" });
  const machine = raw("aws:ec2/instance:Instance", {
    ...{ ami: "ami-0123456789abcdef0", instanceType: "t3.micro", keyName: str(key.outputs.keyName) },
    ...{ subnetId: site.subnetIds[0], vpcSecurityGroupIds: [site.group.id] },
  });
  raw("aws:lb/targetGroupAttachment:TargetGroupAttachment", { targetGroupArn, targetId: machine.id }, "machine");
  const address = raw("aws:ec2/eip:Eip", { domain: "vpc" }, "machine");
  raw("aws:ec2/eipAssociation:EipAssociation", { allocationId: address.id, instanceId: machine.id });
}

function makeNetwork(raw: Raw, site: Place, vpcId: string): void {
  const [a, b] = site.subnetIds;
  raw("aws:ec2/vpcIpv6CidrBlockAssociation:VpcIpv6CidrBlockAssociation", { vpcId, assignGeneratedIpv6CidrBlock: true });
  raw("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", { vpcId });
  raw("aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway", { vpcId });
  const eip = raw("aws:ec2/eip:Eip", { domain: "vpc" });
  const nat = raw("aws:ec2/natGateway:NatGateway", { allocationId: eip.id, subnetId: a });
  const table = raw("aws:ec2/routeTable:RouteTable", { vpcId });
  raw("aws:ec2/route:Route", { routeTableId: table.id, destinationCidrBlock: "0.0.0.0/0", natGatewayId: nat.id });
  raw("aws:ec2/routeTableAssociation:RouteTableAssociation", { routeTableId: table.id, subnetId: b });
  const endpoint = {
    vpcId,
    serviceName: "com.amazonaws.eu-west-1.ssm",
    vpcEndpointType: "Interface",
    subnetIds: [a, b],
  };
  raw("aws:ec2/vpcEndpoint:VpcEndpoint", { ...endpoint, securityGroupIds: [site.group.id] });
  const logs = "arn:aws:logs:eu-west-1:123456789012:log-group:flow";
  const iamRoleArn = "arn:aws:iam::123456789012:role/flow";
  raw("aws:ec2/flowLog:FlowLog", { vpcId, trafficType: "ALL", logDestination: logs, iamRoleArn });
  const edge = { securityGroupId: site.group.id, ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv4: "0.0.0.0/0" };
  raw("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", edge);
  raw("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", edge);
  const acl = raw("aws:ec2/networkAcl:NetworkAcl", { vpcId });
  const entry = { ruleNumber: 1, protocol: "-1", ruleAction: "allow", cidrBlock: "0.0.0.0/0" };
  raw("aws:ec2/networkAclRule:NetworkAclRule", { networkAclId: acl.id, ...entry });
  raw("aws:ec2/networkAclAssociation:NetworkAclAssociation", { networkAclId: acl.id, subnetId: a });
}

function makeStorage(raw: Raw): void {
  raw("aws:ebs/volume:Volume", { availabilityZone: "eu-west-1a", size: 10, type: "gp3" });
  const key = raw("aws:kms/key:Key", {});
  raw("aws:kms/alias:Alias", { name: "alias/vip", targetKeyId: key.id });
  raw("aws:cloudwatch/logGroup:LogGroup", { kmsKeyId: str(key.outputs.arn) }, "flow");
  raw(
    "aws:cloudwatch/metricAlarm:MetricAlarm",
    { comparisonOperator: "LessThanThreshold", evaluationPeriods: 1 },
    "few",
  );
  raw("aws:ssm/parameter:Parameter", { type: "String", value: "1" }, "parameter");
  const { id: bucket } = raw("aws:s3/bucket:Bucket", {}, "logs");
  raw("aws:s3/bucketPolicy:BucketPolicy", { bucket, policy: allow });
  raw("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", { bucket });
  raw("aws:s3/bucketOwnershipControls:BucketOwnershipControls", {
    bucket,
    rule: { objectOwnership: "BucketOwnerEnforced" },
  });
  const encryption = [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }];
  const lifecycle = [{ id: "expire", status: "Enabled", expiration: { days: 1 } }];
  // Under the name of the provider's former major version, which is the same type.
  const of = (name: string) => `aws:s3/${name.charAt(0).toLowerCase()}${name.slice(1)}V2:${name}V2`;
  raw("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", {
    bucket,
    rules: encryption,
  });
  raw(of("BucketLifecycleConfiguration"), { bucket, rules: lifecycle });
  raw("aws:s3/bucketVersioning:BucketVersioning", { bucket, versioningConfiguration: { status: "Enabled" } });
}

function makeScaling(raw: Raw, site: Place, targets: string): void {
  const role = raw("aws:iam/role:Role", { assumeRolePolicy: trust }, "node");
  const policy = raw("aws:iam/policy:Policy", { policy: allow }, "own");
  const issuer = { url: "https://token.actions.githubusercontent.com", clientIdLists: ["sts.amazonaws.com"] };
  raw("aws:iam/openIdConnectProvider:OpenIdConnectProvider", issuer);
  raw("aws:iam/rolePolicy:RolePolicy", { role: role.id, policy: allow }, "inline");
  raw("aws:iam/rolePolicyAttachment:RolePolicyAttachment", { role: role.id, policyArn: policy.id });
  const profile = raw("aws:iam/instanceProfile:InstanceProfile", { role: role.id }, "profile");
  const launch = {
    imageId: "ami-0",
    vpcSecurityGroupIds: [site.group.id],
    iamInstanceProfile: { arn: profile.outputs.arn ?? "" },
  };
  const template = raw("aws:ec2/launchTemplate:LaunchTemplate", launch, "nodes");
  const size = { minSize: 1, maxSize: 2, vpcZoneIdentifiers: [...site.subnetIds] };
  const launchTemplate = { id: template.id, version: "1" };
  const { id: group } = raw("aws:autoscaling/group:Group", { ...size, launchTemplate }, "blue");
  raw("aws:autoscaling/attachment:Attachment", { autoscalingGroupName: group, lbTargetGroupArn: targets });
  const lifecycleTransition = "autoscaling:EC2_INSTANCE_LAUNCHING";
  raw("aws:autoscaling/lifecycleHook:LifecycleHook", { autoscalingGroupName: group, lifecycleTransition }, "hook");
  raw("aws:autoscaling/schedule:Schedule", { autoscalingGroupName: group, scheduledActionName: "night" });
  const specification = { predefinedMetricType: "ASGAverageCPUUtilization" };
  const tracking = { targetValue: 50, predefinedMetricSpecification: specification };
  raw(
    "aws:autoscaling/policy:Policy",
    { autoscalingGroupName: group, policyType: "TargetTrackingScaling", targetTrackingConfiguration: tracking },
    "cpu",
  );
}

function makePatching(raw: Raw): void {
  const baseline = raw("aws:ssm/patchBaseline:PatchBaseline", { name: "shop", operatingSystem: "AMAZON_LINUX_2023" });
  raw("aws:ssm/patchGroup:PatchGroup", { baselineId: baseline.id, patchGroup: "shop" });
  const content = JSON.stringify({
    schemaVersion: "0.3",
    mainSteps: [{ name: "wait", action: "aws:sleep", inputs: {} }],
  });
  const runbook = raw("aws:ssm/document:Document", { name: "shop", documentType: "Automation", content });
  const clock = { schedule: "cron(0 3 ? * TUE *)", duration: 4, cutoff: 1 };
  const { id: windowId } = raw("aws:ssm/maintenanceWindow:MaintenanceWindow", clock, "night");
  const targets = [{ key: "tag:PatchGroup", values: ["shop"] }];
  raw("aws:ssm/maintenanceWindowTarget:MaintenanceWindowTarget", { windowId, resourceType: "INSTANCE", targets });
  raw("aws:ssm/maintenanceWindowTask:MaintenanceWindowTask", { windowId, taskType: "AUTOMATION", taskArn: runbook.id });
  raw("aws:ssm/association:Association", { name: "AWS-RunPatchBaseline", scheduleExpression: "rate(1 day)", targets });
}

function makeBackups(raw: Raw): void {
  const role = raw("aws:iam/role:Role", { assumeRolePolicy: trust }, "backup");
  const iamRoleArn = str(role.outputs.arn);
  const vault = raw("aws:backup/vault:Vault", {});
  raw("aws:backup/vaultLockConfiguration:VaultLockConfiguration", { backupVaultName: vault.id, minRetentionDays: 7 });
  const rules = [{ ruleName: "daily", targetVaultName: vault.id, schedule: "cron(0 3 ? * * *)" }];
  const plan = raw("aws:backup/plan:Plan", { rules }, "daily");
  const selectionTags = [{ type: "STRINGEQUALS", key: "backup", value: "daily" }];
  raw("aws:backup/selection:Selection", { planId: plan.id, iamRoleArn, selectionTags });
  const recoveryPointSelection = {
    algorithm: "LATEST_WITHIN_WINDOW",
    includeVaults: ["*"],
    recoveryPointTypes: ["SNAPSHOT"],
  };
  const test = { scheduleExpression: "cron(0 6 ? * SUN *)", recoveryPointSelection };
  const tested = raw("aws:backup/restoreTestingPlan:RestoreTestingPlan", { name: "weekly", ...test });
  raw("aws:backup/restoreTestingSelection:RestoreTestingSelection", {
    name: "volumes",
    ...{ restoreTestingPlanName: tested.id, protectedResourceType: "EBS", protectedResourceArns: ["*"], iamRoleArn },
  });
}

function makeNames(raw: Raw, balancer: StoredResource): void {
  const zone = raw("aws:route53/zone:Zone", { name: "example.com" });
  const alias = {
    name: balancer.outputs.dnsName ?? "",
    zoneId: balancer.outputs.zoneId ?? "",
    evaluateTargetHealth: true,
  };
  raw("aws:route53/record:Record", { zoneId: zone.id, name: "vip", type: "A", aliases: [alias] });
  raw("aws:route53/healthCheck:HealthCheck", { type: "HTTPS", fqdn: "vip.example.com", requestInterval: 30 });
}

function makeEdge(raw: Raw, balancer: string): void {
  const alarm = "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:errors";
  raw("aws:arczonalshift/zonalAutoshiftConfiguration:ZonalAutoshiftConfiguration", {
    resourceArn: balancer,
    zonalAutoshiftStatus: "ENABLED",
    outcomeAlarms: [{ alarmIdentifier: alarm, type: "CLOUDWATCH" }],
  });
  const accelerator = raw("aws:globalaccelerator/accelerator:Accelerator", { name: "shop" }).id;
  const listener = raw("aws:globalaccelerator/listener:Listener", {
    acceleratorArn: accelerator,
    protocol: "TCP",
    portRanges: [{ fromPort: 443, toPort: 443 }],
  });
  raw("aws:globalaccelerator/endpointGroup:EndpointGroup", {
    listenerArn: listener.id,
    endpointGroupRegion: "eu-west-1",
    endpointConfigurations: [{ endpointId: balancer, weight: 128 }],
  });
}

function makeWatch(raw: Raw): void {
  const topic = raw("aws:sns/topic:Topic", { name: "on-call" }).id;
  raw("aws:sns/topicPolicy:TopicPolicy", { arn: topic, policy: allow });
  raw("aws:sns/topicSubscription:TopicSubscription", { topic, protocol: "email", endpoint: "on-call@example.com" });
  const compared = { comparisonOperator: "GreaterThanThreshold", evaluationPeriods: 1, threshold: 1, period: 60 };
  const alarm = raw("aws:cloudwatch/metricAlarm:MetricAlarm", { ...compared, name: "errors", metricName: "Errors" });
  raw("aws:cloudwatch/compositeAlarm:CompositeAlarm", { alarmName: "all", alarmRule: `ALARM("${alarm.id}")` });
  raw("aws:cloudwatch/dashboard:Dashboard", { dashboardName: "shop", dashboardBody: "{}" });
  const rule = raw("aws:cloudwatch/eventRule:EventRule", { name: "refresh", eventPattern: "{}" });
  raw("aws:cloudwatch/eventTarget:EventTarget", { rule: rule.id, arn: topic });
  raw("aws:s3/bucketMetric:BucketMetric", { bucket: "trust", name: "all" });
  raw("aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration", {
    ...{ configurationName: "chat", slackTeamId: "T07EA123LEP", slackChannelId: "C07EZ1ABC23", snsTopicArns: [topic] },
    iamRoleArn: "arn:aws:iam::123456789012:role/chat",
  });
}
