import { type Program, without, withProperty } from "../fixture";
import { accountKey, keyWith, orphanKey, publish, serviceKey, worldKey } from "./documents";
import type { Relation } from "./index";

const otherKey = "arn:aws:kms:eu-west-1:123456789012:key/of-another-program";

const alarm: Program = {
  alarm: {
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    inputs: {
      namespace: "AWS/ApplicationELB",
      metricName: "HTTPCode_Target_5XX_Count",
      dimensions: { LoadBalancer: "app/shop/0123456789abcdef", TargetGroup: "targetgroup/shop-blue/0123456789abcdef" },
      statistic: "Sum",
      comparisonOperator: "GreaterThanThreshold",
      threshold: 10,
      period: 60,
      evaluationPeriods: 5,
      datapointsToAlarm: 3,
      treatMissingData: "notBreaching",
      alarmActions: ["$topic"],
    },
  },
  topic: { type: "aws:sns/topic:Topic", inputs: { kmsMasterKeyId: "$key" } },
  key: { type: "aws:kms/key:Key", inputs: { policy: serviceKey("cloudwatch.amazonaws.com") } },
  policy: {
    type: "aws:sns/topicPolicy:TopicPolicy",
    inputs: { arn: "$topic", policy: publish({ Service: "cloudwatch.amazonaws.com" }) },
  },
};

const of = (property: string, value: unknown) => withProperty(alarm, "alarm", property, value);
const hosts = withProperty(of("metricName", "HealthyHostCount"), "alarm", "statistic", "Minimum");

const logs: Program = {
  key: { type: "aws:kms/key:Key", inputs: { policy: serviceKey("logs.eu-west-1.amazonaws.com") } },
  group: { type: "aws:cloudwatch/logGroup:LogGroup", inputs: { kmsKeyId: "$key" } },
};

const keyResource: Program = {
  key: { type: "aws:kms/key:Key", inputs: { description: "by the vendor's policy" } },
  keyPolicy: { type: "aws:kms/keyPolicy:KeyPolicy", inputs: { keyId: "$key", policy: accountKey } },
};

const events = "events.amazonaws.com";
const ofAccount = { StringEquals: { "aws:SourceAccount": "123456789012" } };
const alerted: Program = {
  target: { type: "aws:cloudwatch/eventTarget:EventTarget", inputs: { rule: "r", arn: "$topic" } },
  topic: { type: "aws:sns/topic:Topic", inputs: { kmsMasterKeyId: "$key" } },
  key: { type: "aws:kms/key:Key", inputs: { policy: keyWith("cloudwatch.amazonaws.com", ofAccount, events) } },
};

const noticed: Program = {
  target: { type: "aws:cloudwatch/eventTarget:EventTarget", inputs: { rule: "r", arn: "$topic" } },
  topic: { type: "aws:sns/topic:Topic", inputs: {} },
  policy: { type: "aws:sns/topicPolicy:TopicPolicy", inputs: { arn: "$topic", policy: publish({ Service: events }) } },
};

export const alarmRelations: Readonly<Record<string, Relation>> = {
  "alarm-window-accepted": {
    sound: [
      alarm,
      withProperty(of("period", 10), "alarm", "evaluationPeriods", 6),
      withProperty(of("period", 86_400), "alarm", "evaluationPeriods", 7),
      withProperty(of("period", 60), "alarm", "evaluationPeriods", 1440),
      of("period", undefined),
    ],
    broken: {
      "an odd period": { resource: "alarm", program: of("period", 45) },
      "two days of minutes": { resource: "alarm", program: of("evaluationPeriods", 2880) },
      "more than a week of days": {
        resource: "alarm",
        program: withProperty(of("period", 86_400), "alarm", "evaluationPeriods", 8),
      },
      "more points than periods": { resource: "alarm", program: of("datapointsToAlarm", 6) },
    },
  },
  "alarm-statistic-fits": {
    sound: [
      alarm,
      hosts,
      of("statistic", undefined),
      withProperty(of("metricName", "TargetResponseTime"), "alarm", "statistic", "Average"),
    ],
    broken: {
      "an average of errors": { resource: "alarm", program: of("statistic", "Average") },
      "a maximum of errors": { resource: "alarm", program: of("statistic", "Maximum") },
      "a sum of nodes": { resource: "alarm", program: withProperty(hosts, "alarm", "statistic", "Sum") },
    },
  },
  "alarm-decides-on-silence": {
    sound: [
      alarm,
      withProperty(of("treatMissingData", undefined), "alarm", "metricName", "CPUUtilization"),
      withProperty(of("treatMissingData", "breaching"), "alarm", "comparisonOperator", "LessThanThreshold"),
    ],
    broken: {
      "nothing said": { resource: "alarm", program: of("treatMissingData", undefined) },
      breaching: { resource: "alarm", program: of("treatMissingData", "breaching") },
    },
  },
  "alarm-sees-its-metric": {
    sound: [
      alarm,
      withProperty(of("namespace", "AWS/NetworkELB"), "alarm", "dimensions.LoadBalancer", "net/shop/0123456789abcdef"),
      withProperty(of("namespace", "Shop"), "alarm", "dimensions.LoadBalancer", "shop"),
      of("dimensions.TargetGroup", undefined),
    ],
    broken: {
      "an ARN": {
        resource: "alarm",
        program: of(
          "dimensions.LoadBalancer",
          "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/shop/0123456789abcdef",
        ),
      },
      "a name": { resource: "alarm", program: of("dimensions.TargetGroup", "shop-blue") },
      "another kind's namespace": { resource: "alarm", program: of("namespace", "AWS/NetworkELB") },
      "no balancer": { resource: "alarm", program: of("dimensions.LoadBalancer", undefined) },
    },
  },
  "topic-key-admits-publisher": {
    sound: [
      alarm,
      withProperty(alarm, "topic", "kmsMasterKeyId", undefined),
      withProperty(
        alarm,
        "key",
        "policy",
        serviceKey("cloudwatch.amazonaws.com", ["kms:GenerateDataKey*", "kms:Decrypt"]),
      ),
      without(alarm, "alarm"),
    ],
    outside: { key: { resource: "topic", program: withProperty(alarm, "topic", "kmsMasterKeyId", otherKey) } },
    broken: {
      "the vendor's key": {
        resource: "topic",
        program: withProperty(alarm, "topic", "kmsMasterKeyId", "alias/aws/sns"),
      },
      "a key for the account": { resource: "topic", program: withProperty(alarm, "key", "policy", accountKey) },
      "a key without a policy": { resource: "topic", program: withProperty(alarm, "key", "policy", undefined) },
      "a key for half of it": {
        resource: "topic",
        program: withProperty(alarm, "key", "policy", serviceKey("cloudwatch.amazonaws.com", ["kms:Decrypt"])),
      },
      "an event bus that may not": {
        resource: "topic",
        program: {
          ...alarm,
          target: { type: "aws:cloudwatch/eventTarget:EventTarget", inputs: { rule: "r", arn: "$topic" } },
        },
      },
    },
  },
  "topic-key-takes-events": {
    sound: [
      alerted,
      withProperty(
        alerted,
        "key",
        "policy",
        keyWith(events, { StringEquals: { "kms:ViaService": "sns.eu-west-1.amazonaws.com" } }),
      ),
      withProperty(alerted, "key", "policy", keyWith(events, ofAccount, events)),
    ],
    broken: {
      "its account asked for": {
        resource: "topic",
        program: withProperty(alerted, "key", "policy", keyWith(events, ofAccount)),
      },
      "its rule asked for": {
        resource: "topic",
        program: withProperty(
          alerted,
          "key",
          "policy",
          keyWith(events, { ArnLike: { "AWS:SourceArn": "arn:aws:events:*" } }),
        ),
      },
    },
  },
  "topic-policy-admits-publisher": {
    sound: [
      alarm,
      withProperty(alarm, "policy", "policy", publish("*", { StringEquals: { "AWS:SourceOwner": "123456789012" } })),
      without(alarm, "policy"),
      without(alarm, "alarm"),
      noticed,
    ],
    broken: {
      "an event bus's that asks for its account": {
        resource: "topic",
        program: withProperty(noticed, "policy", "policy", publish({ Service: events }, ofAccount)),
      },
      "another service's": {
        resource: "topic",
        program: withProperty(alarm, "policy", "policy", publish({ Service: "s3.amazonaws.com" })),
      },
      "an account's": {
        resource: "topic",
        program: withProperty(without(alarm, "policy"), "topic", "policy", publish({ AWS: "123456789012" })),
      },
    },
  },
  "log-group-key-admits-logs": {
    sound: [
      logs,
      withProperty(logs, "key", "policy", serviceKey("logs.amazonaws.com")),
      withProperty(logs, "key", "policy", serviceKey("logs.cn-north-1.amazonaws.com.cn", ["kms:*"])),
    ],
    outside: { key: { resource: "group", program: withProperty(logs, "group", "kmsKeyId", otherKey) } },
    broken: {
      "the vendor's policy": { resource: "group", program: withProperty(logs, "key", "policy", undefined) },
      "a key for the account": { resource: "group", program: withProperty(logs, "key", "policy", accountKey) },
      "a key to read with": {
        resource: "group",
        program: withProperty(logs, "key", "policy", serviceKey("logs.eu-west-1.amazonaws.com", ["kms:Decrypt"])),
      },
    },
  },
  "key-not-public": {
    sound: [
      withProperty(keyResource, "keyPolicy", "policy", accountKey),
      withProperty(
        keyResource,
        "keyPolicy",
        "policy",
        worldKey({ StringEquals: { "kms:CallerAccount": "123456789012" } }),
      ),
    ],
    broken: {
      "every principal": {
        resource: "keyPolicy",
        program: withProperty(keyResource, "keyPolicy", "policy", worldKey()),
      },
      "every principal, as text, in the key": {
        resource: "key",
        program: withProperty(keyResource, "key", "policy", JSON.stringify(worldKey())),
      },
      "a condition that narrows nothing": {
        resource: "keyPolicy",
        program: withProperty(
          keyResource,
          "keyPolicy",
          "policy",
          worldKey({ StringLike: { "kms:CallerAccount": "*" } }),
        ),
      },
    },
  },
  "key-keeps-administrator": {
    sound: [withProperty(keyResource, "keyPolicy", "policy", accountKey)],
    broken: {
      "a policy for a service only": {
        resource: "keyPolicy",
        program: withProperty(keyResource, "keyPolicy", "policy", orphanKey),
      },
      "the vendor's check off": {
        resource: "key",
        program: withProperty(logs, "key", "bypassPolicyLockoutSafetyCheck", true),
      },
    },
  },
};
