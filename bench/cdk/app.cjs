// @ts-nocheck: the packages that it requires are none of ours; the bench installs them beside a copy of this file.
"use strict";
// The cluster of the comparison as a user of the CDK writes it: `node app.cjs <stacks> <folder> [nag]`. Synthesises without the CLI and
// without an account: zones and the hosted zone are given. Prints how many resources that makes and what cdk-nag finds.
const { App, CfnOutput, Duration, Stack, Validations } = require("aws-cdk-lib");
const autoscaling = require("aws-cdk-lib/aws-autoscaling");
const acm = require("aws-cdk-lib/aws-certificatemanager");
const cloudwatch = require("aws-cdk-lib/aws-cloudwatch");
const ec2 = require("aws-cdk-lib/aws-ec2");
const elb = require("aws-cdk-lib/aws-elasticloadbalancingv2");
const route53 = require("aws-cdk-lib/aws-route53");
const { LoadBalancerTarget } = require("aws-cdk-lib/aws-route53-targets");
const wafv2 = require("aws-cdk-lib/aws-wafv2");

const region = "eu-west-1";

class Cluster extends Stack {
  constructor(scope, id, domainName) {
    super(scope, id, { env: { account: "123456789012", region } });
    const zone = route53.HostedZone.fromHostedZoneAttributes(this, "Zone", {
      hostedZoneId: "Z0123456789ABCDEXAMP",
      zoneName: "example.com",
    });
    const vpc = new ec2.Vpc(this, "Network", {
      ipAddresses: ec2.IpAddresses.cidr("10.10.0.0/16"),
      availabilityZones: ["a", "b", "c"].map((letter) => region + letter),
      subnetConfiguration: [
        { name: "public", subnetType: ec2.SubnetType.PUBLIC },
        { name: "private", subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
      ],
    });
    const certificate = new acm.Certificate(this, "Certificate", {
      domainName,
      validation: acm.CertificateValidation.fromDns(zone),
    });
    const balancer = new elb.ApplicationLoadBalancer(this, "Balancer", {
      vpc,
      internetFacing: true,
      deletionProtection: true,
      idleTimeout: Duration.seconds(60),
    });
    const groups = ["blue", "green"].map((colour) => this.colour(colour, vpc, balancer));
    balancer.addListener("https", {
      port: 443,
      certificates: [certificate],
      sslPolicy: elb.SslPolicy.RECOMMENDED_TLS,
      defaultAction: elb.ListenerAction.weightedForward(
        groups.map(({ targetGroup }, index) => ({ targetGroup, weight: index === 0 ? 90 : 10 })),
        { stickinessDuration: Duration.hours(1) },
      ),
    });
    balancer.addListener("http", {
      port: 80,
      defaultAction: elb.ListenerAction.redirect({ protocol: "HTTPS", port: "443", permanent: true }),
    });
    new route53.ARecord(this, "Alias", {
      zone,
      recordName: domainName,
      target: route53.RecordTarget.fromAlias(new LoadBalancerTarget(balancer)),
    });
    this.guard(balancer);
    // What belongs to a group once a listener leads to it.
    groups.forEach(({ nodes, targetGroup }, index) => {
      nodes.scaleOnRequestCount("requests", { targetRequestsPerMinute: 3000 });
      this.alarm(`Unhealthy${index}`, targetGroup.metrics.unhealthyHostCount(), 1);
      this.alarm(`Slow${index}`, targetGroup.metrics.targetResponseTime(), 1);
    });
    this.alarm("Errors", balancer.metrics.httpCodeElb(elb.HttpCodeElb.ELB_5XX_COUNT), 10);
    this.alarm("Rejected", balancer.metrics.rejectedConnectionCount(), 1);
    new CfnOutput(this, "Address", { value: balancer.loadBalancerDnsName });
  }

  colour(colour, vpc, balancer) {
    const targetGroup = new elb.ApplicationTargetGroup(this, `Targets-${colour}`, {
      vpc,
      port: 8080,
      protocol: elb.ApplicationProtocol.HTTP,
      loadBalancingAlgorithmType: elb.TargetGroupLoadBalancingAlgorithmType.LEAST_OUTSTANDING_REQUESTS,
      stickinessCookieDuration: Duration.hours(1),
      deregistrationDelay: Duration.seconds(60),
      healthCheck: {
        path: "/healthz",
        interval: Duration.seconds(5),
        timeout: Duration.seconds(2),
        healthyThresholdCount: 2,
        unhealthyThresholdCount: 2,
      },
    });
    const launchTemplate = new ec2.LaunchTemplate(this, `Launch-${colour}`, {
      instanceType: new ec2.InstanceType("m7g.large"),
      machineImage: ec2.MachineImage.genericLinux({ [region]: "ami-0123456789abcdef0" }),
      securityGroup: new ec2.SecurityGroup(this, `Guard-${colour}`, { vpc }),
      blockDevices: [{ deviceName: "/dev/xvda", volume: ec2.BlockDeviceVolume.ebs(30, { encrypted: true }) }],
      requireImdsv2: true,
    });
    const nodes = new autoscaling.AutoScalingGroup(this, `Nodes-${colour}`, {
      vpc,
      launchTemplate,
      minCapacity: colour === "blue" ? 6 : 3,
      maxCapacity: 18,
      maxInstanceLifetime: Duration.days(30),
      healthChecks: autoscaling.HealthChecks.withAdditionalChecks({
        additionalTypes: [autoscaling.AdditionalHealthCheckType.ELB],
        gracePeriod: Duration.seconds(60),
      }),
    });
    nodes.attachToApplicationTargetGroup(targetGroup);
    nodes.connections.allowFrom(balancer, ec2.Port.tcp(8080), "requests and health checks");
    nodes.scaleOnCpuUtilization("cpu", { targetUtilizationPercent: 60 });
    return { nodes, targetGroup };
  }

  guard(balancer) {
    const metrics = (metricName) => ({ cloudWatchMetricsEnabled: true, metricName, sampledRequestsEnabled: true });
    const acl = new wafv2.CfnWebACL(this, "Firewall", {
      scope: "REGIONAL",
      defaultAction: { allow: {} },
      visibilityConfig: metrics("firewall"),
      rules: ["AWSManagedRulesCommonRuleSet", "AWSManagedRulesKnownBadInputsRuleSet"].map((name, priority) => ({
        name,
        priority,
        overrideAction: { none: {} },
        statement: { managedRuleGroupStatement: { vendorName: "AWS", name } },
        visibilityConfig: metrics(name),
      })),
    });
    new wafv2.CfnWebACLAssociation(this, "FirewallOfBalancer", {
      resourceArn: balancer.loadBalancerArn,
      webAclArn: acl.attrArn,
    });
  }

  alarm(id, metric, threshold) {
    new cloudwatch.Alarm(this, id, {
      metric,
      threshold,
      evaluationPeriods: 3,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
  }
}

const [count = "1", outdir = "cdk.out", nag] = process.argv.slice(2);
const app = new App({ outdir });
for (let index = 0; index < Number(count); index++) new Cluster(app, `Cluster${index}`, `c${index}.example.com`);
if (nag !== undefined) {
  const { AwsSolutionsChecks } = require("cdk-nag");
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  // What the comparison leaves out: each would be more resources to synthesise.
  for (const rule of ["VPC7", "ELB2", "EC23", "AS3"])
    Validations.of(app).acknowledge({ id: `AwsSolutions::AwsSolutions-${rule}`, reason: "left out of the comparison" });
}
const { stacks } = app.synth();
const resources = stacks.reduce((sum, { template }) => sum + Object.keys(template.Resources).length, 0);
console.log(JSON.stringify({ stacks: stacks.length, resources }));
