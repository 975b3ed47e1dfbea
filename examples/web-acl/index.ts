import * as pulumi from "@pulumi/pulumi";
import { WebAcl } from "vipkit";

const config = new pulumi.Config();

// The balancer stays the platform team's: this program only stands before it.
const shield = new WebAcl("shop", {
  balancers: { shared: { arn: config.require("balancerArn") } },
  rules: {
    // The office is let through, whatever the rules below say.
    office: { priority: 10, action: "allow", match: { ips: config.requireObject<string[]>("officeRanges") } },
    "admin-inside": {
      priority: 20,
      match: { path: { startsWith: ["/admin"] } },
      response: { statusCode: 404 },
    },
    reputation: { priority: 30, managed: { name: "AWSManagedRulesAmazonIpReputationList" } },
    "known-bad": { priority: 40, managed: { name: "AWSManagedRulesKnownBadInputsRuleSet" } },
    // New here: it counts until the log has shown that it blocks no customer.
    core: { priority: 50, action: "count", managed: { name: "AWSManagedRulesCommonRuleSet" } },
    flood: {
      priority: 60,
      rate: { limit: 2000, window: 300 },
      response: { statusCode: 429, body: "Too many requests", headers: { "Retry-After": "60" } },
    },
  },
  logs: { retention: 365, keep: "matched" },
});

// More than a few a minute, for a quarter of an hour: an attack, or a rule that blocks customers.
shield.metric("BlockedRequests").alarm("shop-blocked", {
  threshold: 100,
  evaluationPeriods: 15,
  datapointsToAlarm: 10,
  alarmActions: [config.require("pagerTopicArn")],
});

export const { arn, capacity } = shield;
