import { type Program, without, withProperty } from "../fixture";
import type { Break } from "./index";

const lifted = [{ name: "Log4JRCE_HEADER", actionToUse: { count: {} } }];
const group = "rules[0].statement.managedRuleGroupStatement";
const counting = { overrideAction: { count: {} } };

/** Every rule of the ACL counts. */
const onlyCounting = (program: Program): Program =>
  [
    ["rules[0].overrideAction", { count: {} }],
    ["rules[1].action", { count: {} }],
  ].reduce<Program>(
    (changed, [path, value]) => withProperty(changed, "shield", String(path), value),
    withProperty(program, "shieldGroup", "overrideAction", "count"),
  );

export const edgeCases: Readonly<Record<string, readonly Break[]>> = {
  "web-acl-has-rules": [
    ["jsonShield", "ruleJson", undefined],
    ["jsonShield", "ruleJson", "no JSON"],
    {
      resource: "shield",
      title: "no rule anywhere",
      program: (program) =>
        withProperty(without(without(program, "shieldRule"), "shieldGroup"), "shield", "rules", undefined),
    },
  ],
  "web-acl-acts": [
    ["shield", "rules[1].action", undefined],
    ["shieldRule", "action", undefined],
    ["ruleGroup", "rules[0].action", undefined],
    ["jsonShield", "ruleJson", JSON.stringify([{ Name: "odd", Action: {} }])],
    ["jsonShield", "ruleJson", JSON.stringify([{ Name: "odd", Action: { Count: {} } }])],
    { resource: "shield", title: "every rule counts", program: onlyCounting },
  ],
  "web-acl-metrics": [
    ["shield", "visibilityConfig.cloudwatchMetricsEnabled", false],
    ["shield", "rules[1].visibilityConfig.cloudwatchMetricsEnabled", false],
    ["shieldRule", "visibilityConfig.cloudwatchMetricsEnabled", false],
    ["shieldGroup", "visibilityConfig", undefined],
    ["ruleGroup", "rules[0].visibilityConfig.cloudwatchMetricsEnabled", false],
    ["jsonShield", "ruleJson", JSON.stringify([{ VisibilityConfig: { CloudWatchMetricsEnabled: false } }])],
  ],
  "web-acl-logs": [
    { resource: "shield", title: "no logging", program: (program) => without(program, "shieldLogging") },
  ],
  "web-acl-log-name": [
    {
      resource: "shieldLogging",
      title: "a log group of another name",
      program: (program) => withProperty(program, "shieldLogs", "name", "waf-logs"),
    },
    ["jsonShieldLogging", "logDestinationConfigs", ["arn:aws:s3:::logs"]],
    ["jsonShieldLogging", "logDestinationConfigs", ["arn:aws:firehose:eu-west-1:123456789012:deliverystream/logs"]],
  ],
  "web-acl-stops-log4j": [
    ["shield", `${group}.name`, "AWSManagedRulesCommonRuleSet"],
    ["shield", `${group}.ruleActionOverrides`, lifted],
    ["shield", "rules[0].overrideAction", counting.overrideAction],
    ["jsonShield", "ruleJson", undefined],
  ],
  "autoshift-balancer-shifts": [
    {
      resource: "autoshift",
      title: "a balancer that does not shift",
      program: (program) => withProperty(program, "balancer", "enableZonalShift", false),
    },
    {
      resource: "autoshift",
      title: "a second configuration",
      program: (program) => ({ ...program, ...(program.autoshift === undefined ? {} : { second: program.autoshift }) }),
    },
  ],
  "accelerator-flow-logs": [
    ["accelerator", "attributes.flowLogsEnabled", false],
    ["accelerator", "attributes", undefined],
  ],
  "accelerator-leads-to-listener": [
    ["acceleratorGroup", "portOverrides", [{ listenerPort: 443, endpointPort: 8443 }]],
    ["acceleratorGroup", "portOverrides", [{ listenerPort: 80, endpointPort: 443 }]],
  ],
  "accelerator-parts-accepted": [
    {
      resource: "acceleratorListener",
      title: "another listener with its port",
      program: (program) => ({
        ...program,
        second: {
          type: "aws:globalaccelerator/listener:Listener",
          inputs: { acceleratorArn: "$accelerator", protocol: "TCP", portRanges: [{ fromPort: 440, toPort: 450 }] },
        },
      }),
    },
    {
      resource: "acceleratorGroup",
      title: "another group in its region",
      program: (program) => ({
        ...program,
        second: {
          type: "aws:globalaccelerator/endpointGroup:EndpointGroup",
          inputs: { listenerArn: "$acceleratorListener", endpointGroupRegion: "eu-west-1" },
        },
      }),
    },
  ],
  "zone-query-log": [{ resource: "zone", title: "no log", program: (program) => without(program, "queryLog") }],
  "zone-signed": [
    { resource: "zone", title: "no signing", program: (program) => without(program, "zoneSigning") },
    { resource: "zone", title: "no key", program: (program) => without(program, "signingKey") },
    {
      resource: "zone",
      title: "signing switched off",
      program: (program) => withProperty(program, "zoneSigning", "signingStatus", "NOT_SIGNING"),
    },
  ],
  "domain-transfer-locked": [["domain", "transferLock", false]],
  "record-target-exists": [
    ["primary", "records", ["198.51.100.7"]],
    ["address", "aliases[0].name", "shop-1.eu-west-1.elb.amazonaws.com"],
  ],
  "record-ttl-follows-failover": [["primary", "ttl", 61]],
  "record-failover-has-check": [["primary", "healthCheckId", undefined]],
  "record-alias-follows-health": [["secondary", "aliases[0].evaluateTargetHealth", false]],
  "certificate-transparent": [["certificate", "options.certificateTransparencyLoggingPreference", "DISABLED"]],
  "certificate-covers-name": [
    ["address", "name", "other.example.com"],
    ["address", "name", "a.b.example.com"],
    {
      resource: "address",
      title: "a certificate for another name",
      program: (program) => withProperty(program, "certificate", "domainName", "example.com"),
    },
    {
      resource: "secondary",
      title: "a wildcard of another domain",
      program: (program) => withProperty(program, "certificate", "domainName", "*.shop.example.com"),
    },
  ],
};
