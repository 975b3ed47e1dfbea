import type { Program } from "../fixture";

const visible = (metricName: string) => ({
  cloudwatchMetricsEnabled: true,
  metricName,
  sampledRequestsEnabled: true,
});

const managed = (name: string) => ({ managedRuleGroupStatement: { vendorName: "AWS", name } });

/** Web ACL and names: what clients meet before the balancer. */
export const edge: Program = {
  shield: {
    type: "aws:wafv2/webAcl:WebAcl",
    inputs: {
      scope: "REGIONAL",
      defaultAction: { allow: {} },
      visibilityConfig: visible("shield"),
      rules: [
        {
          name: "known-bad",
          priority: 1,
          overrideAction: { none: {} },
          statement: managed("AWSManagedRulesKnownBadInputsRuleSet"),
          visibilityConfig: visible("known-bad"),
        },
        {
          name: "rate",
          priority: 2,
          action: { block: {} },
          statement: { rateBasedStatement: { limit: 2000 } },
          visibilityConfig: visible("rate"),
        },
      ],
    },
  },
  shieldRule: {
    type: "aws:wafv2/webAclRule:WebAclRule",
    inputs: {
      webAclArn: "$shield",
      name: "countries",
      priority: 3,
      action: { count: {} },
      statement: { geoMatchStatement: { countryCodes: ["AQ"] } },
      visibilityConfig: visible("countries"),
    },
  },
  shieldGroup: {
    type: "aws:wafv2/webAclRuleGroupAssociation:WebAclRuleGroupAssociation",
    inputs: {
      webAclArn: "$shield",
      ruleName: "common",
      priority: 4,
      managedRuleGroup: { vendorName: "AWS", name: "AWSManagedRulesCommonRuleSet" },
      visibilityConfig: visible("common"),
    },
  },
  jsonShield: {
    type: "aws:wafv2/webAcl:WebAcl",
    inputs: {
      scope: "REGIONAL",
      defaultAction: { allow: {} },
      visibilityConfig: visible("json"),
      ruleJson: JSON.stringify([
        {
          Name: "known-bad",
          Priority: 1,
          OverrideAction: { None: {} },
          Statement: {
            ManagedRuleGroupStatement: { VendorName: "AWS", Name: "AWSManagedRulesKnownBadInputsRuleSet" },
          },
          VisibilityConfig: { CloudWatchMetricsEnabled: true, MetricName: "bad", SampledRequestsEnabled: true },
        },
      ]),
    },
  },
  ruleGroup: {
    type: "aws:wafv2/ruleGroup:RuleGroup",
    inputs: {
      scope: "REGIONAL",
      capacity: 10,
      visibilityConfig: visible("group"),
      rules: [
        {
          name: "admin",
          priority: 1,
          action: { block: {} },
          statement: { byteMatchStatement: { searchString: "/admin" } },
          visibilityConfig: visible("admin"),
        },
      ],
    },
  },
  shieldLogs: {
    type: "aws:cloudwatch/logGroup:LogGroup",
    inputs: { name: "aws-waf-logs-shop", retentionInDays: 400, kmsKeyId: "$key" },
  },
  shieldLogging: {
    type: "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
    inputs: { resourceArn: "$shield", logDestinationConfigs: ["$shieldLogs"] },
  },
  jsonShieldLogging: {
    type: "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
    inputs: {
      resourceArn: "$jsonShield",
      logDestinationConfigs: ["arn:aws:logs:eu-west-1:123456789012:log-group:aws-waf-logs-other:*"],
    },
  },
  zone: { type: "aws:route53/zone:Zone", inputs: { name: "example.com" } },
  innerZone: { type: "aws:route53/zone:Zone", inputs: { name: "inner.example.com", vpcs: [{ vpcId: "$vpc" }] } },
  queryLog: { type: "aws:route53/queryLog:QueryLog", inputs: { zoneId: "$zone", cloudwatchLogGroupArn: "$logGroup" } },
  zoneSigning: { type: "aws:route53/hostedZoneDnsSec:HostedZoneDnsSec", inputs: { hostedZoneId: "$zone" } },
  signingKey: {
    type: "aws:route53/keySigningKey:KeySigningKey",
    inputs: { hostedZoneId: "$zone", keyManagementServiceArn: "$key" },
  },
  domain: { type: "aws:route53domains/registeredDomain:RegisteredDomain", inputs: { domainName: "example.com" } },
  address: {
    type: "aws:route53/record:Record",
    inputs: {
      zoneId: "$zone",
      name: "shop",
      type: "A",
      aliases: [{ name: "$balancer", zoneId: "Z32O12XQLNTSW2", evaluateTargetHealth: true }],
    },
  },
  primary: {
    type: "aws:route53/record:Record",
    inputs: {
      zoneId: "$zone",
      name: "direct.example.com",
      type: "A",
      ttl: 60,
      records: ["$elasticIp"],
      setIdentifier: "first",
      failoverRoutingPolicies: [{ type: "PRIMARY" }],
      healthCheckId: "$healthCheck",
    },
  },
  secondary: {
    type: "aws:route53/record:Record",
    inputs: {
      zoneId: "$zone",
      name: "shop.example.com",
      type: "A",
      setIdentifier: "second",
      failoverRoutingPolicies: [{ type: "SECONDARY" }],
      aliases: [{ name: "$balancer", zoneId: "Z32O12XQLNTSW2", evaluateTargetHealth: true }],
    },
  },
  healthCheck: { type: "aws:route53/healthCheck:HealthCheck", inputs: { type: "HTTPS", fqdn: "direct.example.com" } },
  autoshift: {
    type: "aws:arczonalshift/zonalAutoshiftConfiguration:ZonalAutoshiftConfiguration",
    inputs: {
      resourceArn: "$balancer",
      zonalAutoshiftStatus: "ENABLED",
      outcomeAlarms: [
        { alarmIdentifier: "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:errors", type: "CLOUDWATCH" },
      ],
    },
  },
  accelerator: {
    type: "aws:globalaccelerator/accelerator:Accelerator",
    inputs: {
      name: "shop",
      attributes: { flowLogsEnabled: true, flowLogsS3Bucket: "shop-flow-logs", flowLogsS3Prefix: "accelerator" },
    },
  },
  acceleratorListener: {
    type: "aws:globalaccelerator/listener:Listener",
    inputs: { acceleratorArn: "$accelerator", protocol: "TCP", portRanges: [{ fromPort: 443, toPort: 443 }] },
  },
  acceleratorGroup: {
    type: "aws:globalaccelerator/endpointGroup:EndpointGroup",
    inputs: {
      listenerArn: "$acceleratorListener",
      endpointGroupRegion: "eu-west-1",
      endpointConfigurations: [{ endpointId: "$balancer", weight: 128, clientIpPreservationEnabled: true }],
    },
  },
};
