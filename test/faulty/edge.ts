import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as route53 from "@pulumi/aws/route53";
import * as sns from "@pulumi/aws/sns";
import * as wafv2 from "@pulumi/aws/wafv2";
import type * as pulumi from "@pulumi/pulumi";
import { document, inClear, type Site } from "./site";

type Id = pulumi.Output<string>;

const visible = (metricName: string) => ({ cloudwatchMetricsEnabled: true, metricName, sampledRequestsEnabled: true });

/** What filters requests before the balancer. */
export function createShield({ has, opts }: Site, balancer: Id): void {
  const knownBad = {
    ...{ name: "known-bad", priority: 1, overrideAction: has("shield-counts") ? { count: {} } : { none: {} } },
    statement: { managedRuleGroupStatement: { vendorName: "AWS", name: "AWSManagedRulesKnownBadInputsRuleSet" } },
    visibilityConfig: visible("known-bad"),
  };
  const rate = {
    ...{ name: "rate", priority: 2, action: { block: {} } },
    ...{
      statement: { rateBasedStatement: { limit: 2000, aggregateKeyType: "IP" } },
      visibilityConfig: visible("rate"),
    },
  };
  const acl = new wafv2.WebAcl(
    "shield",
    {
      scope: "REGIONAL",
      defaultAction: { allow: {} },
      visibilityConfig: visible("shield"),
      rules: [knownBad, rate],
    },
    opts,
  );
  if (!has("no-shield")) {
    new wafv2.WebAclAssociation("shield", { resourceArn: balancer, webAclArn: acl.arn }, opts);
  }
  if (has("shield-unlogged")) return;
  const logs = new cloudwatch.LogGroup("shield", { name: "aws-waf-logs-shop", retentionInDays: 400 }, opts);
  new wafv2.WebAclLoggingConfiguration("shield", { resourceArn: acl.arn, logDestinationConfigs: [logs.arn] }, opts);
}

interface Balancer {
  readonly arnSuffix: Id;
  readonly dnsName: Id;
  readonly zoneId: Id;
}

/** The name that clients know, in a zone of another program, which has other regions behind it. */
export function createNames({ has, opts }: Site, { dnsName, zoneId }: Balancer): void {
  const alias = { name: dnsName, zoneId, evaluateTargetHealth: !has("name-ignores-health") };
  const share = { setIdentifier: "eu", weightedRoutingPolicies: [{ weight: 100 }] };
  new route53.Record("shop", { zoneId: "Z0123456789", name: "shop", type: "A", aliases: [alias], ...share }, opts);
}

/** Who is told when nodes fail. */
export function createAlarms({ has, opts }: Site, { arnSuffix }: Balancer, key: Id): void {
  const topic = new sns.Topic("on-call", { kmsMasterKeyId: key }, opts);
  const publish = { Action: "sns:Publish", Resource: "*" };
  const policy = document(
    { Effect: "Allow", Principal: { Service: "cloudwatch.amazonaws.com" }, ...publish },
    ...(has("alarms-in-clear") ? [] : [{ Effect: "Deny", Principal: "*", ...publish, ...inClear }]),
  );
  new sns.TopicPolicy("on-call", { arn: topic.arn, policy }, opts);
  new sns.TopicSubscription("on-call", { topic: topic.arn, protocol: "email", endpoint: "shop@example.com" }, opts);
  new cloudwatch.MetricAlarm(
    "nodes",
    {
      namespace: "AWS/ApplicationELB",
      metricName: "UnHealthyHostCount",
      dimensions: { LoadBalancer: arnSuffix },
      ...{ statistic: "Maximum", comparisonOperator: "GreaterThanThreshold", threshold: 0 },
      ...{ period: 60, evaluationPeriods: 2 },
      alarmActions: has("silent-alarm") ? [] : [topic.arn],
    },
    opts,
  );
}
