import type { BadKubernetesInput } from "./types";

const gateway = "kubernetes.gateway";
const listener = "loadBalancer.listeners.https";

/** What an application load balancer, or its controller, does not take. */
export const awsProfile: readonly BadKubernetesInput[] = [
  [
    "alb",
    { [`${gateway}.balancerRanges`]: undefined },
    { [`cluster.${gateway}.balancerRanges`]: "firewall is closed" },
  ],
  ["alb", { [`${gateway}.certificateArn`]: undefined }, { [`cluster.${gateway}.certificateArn`]: "of ACM" }],
  ["alb", { [`${gateway}.certificateArn`]: "shop-tls" }, { [`cluster.${gateway}.certificateArn`]: "ARN" }],
  [
    "http",
    { [`${gateway}.balancerRanges`]: ["10.0.0.0/20"] },
    { [`cluster.${gateway}.balancerRanges`]: "profile: aws" },
  ],
  ["alb", { [`${gateway}.retries`]: 3 }, { [`cluster.${gateway}.retries`]: "nothing a second time" }],
  ["alb", { [`${gateway}.replicas`]: 3 }, { [`cluster.${gateway}.replicas`]: "there are no proxies" }],
  ["alb", { provider: "twin", "kubernetes.context": undefined }, { "cluster.provider": "platform aws" }],
  ["alb", { certificate: { secretName: "shop-tls" } }, { "cluster.certificate": "certificateArn" }],
  ["alb", { "kubernetes.monitoring": {} }, { "cluster.kubernetes.monitoring": "CloudWatch" }],
  ["alb", { "kubernetes.address": { kind: "cloud" } }, { "cluster.kubernetes.address": "loadBalancer.scheme" }],
  ["alb", { "loadBalancer.accessLogs": false }, { "cluster.loadBalancer.accessLogs": "access_logs.s3" }],
  [
    "alb",
    { [`${listener}.allow`]: ["10.0.0.0/8"] },
    { "cluster.loadBalancer.listeners.http.allow": "one security group" },
  ],
  [
    "alb",
    { [`${listener}.rules.api.conditions`]: { pathRegex: ["/api/.*"] }, [`${listener}.rules.admin`]: undefined },
    { [`cluster.${listener}.rules.api.conditions.pathRegex`]: "never be reached" },
  ],
  [
    "alb",
    { [`${listener}.rules.api.conditions`]: { path: ["/api/?"] } },
    { [`cluster.${listener}.rules.api.conditions.path[0]`]: "question mark" },
  ],
  [
    "alb",
    { [`${listener}.rules.api.rewrite`]: { url: { regex: "^/api", replace: "" } } },
    { [`cluster.${listener}.rules.api.rewrite.url`]: "whole paths and prefixes" },
  ],
  [
    "alb",
    {
      [`${listener}.rules.api.conditions`]: {
        path: ["/api/*"],
        headers: { a: ["1"], b: ["1"], c: ["1"] },
        query: [{ key: "d", value: "1" }],
        method: ["GET"],
      },
    },
    { [`cluster.${listener}.rules.api.conditions`]: "6 things at once" },
  ],
  [
    "alb",
    {
      [`${listener}.rules.api.conditions`]: { path: ["/*"], headers: { a: ["1"], b: ["1"] } },
      [`${listener}.rules.admin`]: {
        priority: 20,
        conditions: { method: ["PUT"] },
        action: { type: "fixed-response" },
      },
    },
    { [`cluster.${listener}.rules.admin.priority`]: "rule api comes first" },
  ],
  [
    "alb",
    { [`${listener}.rules.admin.action.messageBody`]: "x".repeat(1025) },
    { [`cluster.${listener}.rules.admin.action.messageBody`]: "up to 1024" },
  ],
  [
    "alb",
    { [`${listener}.defaultAction.targetGroups.blue`]: 1000 },
    { [`cluster.${listener}.defaultAction.targetGroups.blue`]: "0 to 999" },
  ],
  [
    "alb",
    { "targetGroups.calls.healthCheck.interval": 4 },
    { "cluster.targetGroups.calls.healthCheck.interval": "5 to 300" },
  ],
  [
    "alb",
    { "targetGroups.calls.healthCheck.timeout": 1 },
    { "cluster.targetGroups.calls.healthCheck.timeout": "2 to 120" },
  ],
  ["alb", { "targetGroups.calls.slowStart": 10 }, { "cluster.targetGroups.calls.slowStart": "30 to 900" }],
  [
    "alb",
    { "targetGroups.calls.loadBalancingAlgorithmType": "least_outstanding_requests" },
    { "cluster.targetGroups.calls.slowStart": "round_robin" },
  ],
  [
    "alb",
    { "targetGroups.green.stickiness": { type: "source_ip" } },
    { "cluster.targetGroups.green.stickiness.type": "lb_cookie" },
  ],
  [
    "alb",
    { "targetGroups.green.protocol": "HTTPS" },
    { "cluster.targetGroups.green.protocol": "checks no certificate" },
  ],
];
