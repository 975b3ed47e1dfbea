import type { BadInput } from "./support";

const tg = (option: string) => `cluster.targetGroups.web.${option}`;
const imap = (option: string) => `cluster.targetGroups.imap.${option}`;

/** What the options of a target group say about each other. */
export const groups: readonly BadInput[] = [
  [
    "nlb",
    { "loadBalancer.idleTimeout": 120, "loadBalancer.listeners.smtp": undefined },
    { "cluster.loadBalancer.idleTimeout": "only TCP listeners" },
  ],
  [
    "alb",
    { "loadBalancer.listeners.https.allow": ["10.0.0.0/8", "10.0.0.0/8"] },
    { "cluster.loadBalancer.listeners.https.allow[1]": "listed twice" },
  ],
  [
    "alb",
    { "firewall.nodeEgress": ["10.0.0.0/8", "10.0.0.0/8"] },
    { "cluster.firewall.nodeEgress[1]": "listed twice" },
  ],
  [
    "alb",
    { "targetGroups.web.healthCheck.timeout": 5 },
    { [tg("healthCheck.timeout")]: "not below the interval of 5 seconds" },
  ],
  [
    "alb",
    { "targetGroups.web.healthCheck.protocol": "TCP" },
    { [tg("healthCheck.protocol")]: "an HTTP group has no TCP checks" },
  ],
  [
    "nlb",
    { "targetGroups.imap.healthCheck.path": "/live" },
    { [imap("healthCheck.path")]: "a TCP check asks for no path" },
  ],
  [
    "nlb",
    { "targetGroups.imap.healthCheck.matcher": "200" },
    { [imap("healthCheck.matcher")]: "a TCP check reads no status code" },
  ],
  ["alb", { "targetGroups.web.healthCheck.matcher": "ok" }, { [tg("healthCheck.matcher")]: "not status codes" }],
  [
    "alb",
    { "targetGroups.web.healthCheck.matcher": "" },
    { [tg("healthCheck.matcher")]: "such as 200, 200-299 or 200,204" },
  ],
  ["alb", { "targetGroups.web.healthCheck.matcher": "299-200" }, { [tg("healthCheck.matcher")]: "write 200-299" }],
  ["alb", { "targetGroups.web.healthCheck.matcher": "200-599" }, { [tg("healthCheck.matcher")]: "200 to 499" }],
  [
    "nlb",
    { "targetGroups.imap.healthCheck": { protocol: "HTTP", matcher: "200-600" } },
    { [imap("healthCheck.matcher")]: "200 to 599" },
  ],
  [
    "alb",
    { "targetGroups.web.protocolVersion": "GRPC", "targetGroups.web.healthCheck.path": "/pkg.Health/Check" },
    { [tg("healthCheck.matcher")]: 'write "0" for OK' },
  ],
  [
    "alb",
    { "targetGroups.web.protocolVersion": "GRPC", "targetGroups.web.healthCheck": { matcher: "0", path: "/a b" } },
    { [tg("healthCheck.path")]: "no spaces" },
  ],
  [
    "alb",
    { "targetGroups.web.protocolVersion": "GRPC", "targetGroups.web.healthCheck": { matcher: "0", path: "/x?y=1" } },
    { [tg("healthCheck.path")]: "such as /package.service/method" },
  ],
  [
    "nlb",
    { "targetGroups.imap.protocolVersion": "HTTP2" },
    { [imap("protocolVersion")]: "a TCP group has no HTTP version" },
  ],
  [
    "alb",
    { "targetGroups.spare.stickiness": { type: "source_ip" } },
    {
      "cluster.targetGroups.spare.stickiness.type":
        'no IP-hash affinity, got "source_ip"; use lb_cookie, or use a network load balancer',
    },
  ],
  [
    "nlb",
    { "targetGroups.imap.stickiness": { type: "lb_cookie" } },
    {
      [imap("stickiness.type")]:
        'reads no cookies, got "lb_cookie"; use source_ip, or use an application load balancer',
    },
  ],
  [
    "nlb",
    { "targetGroups.imap.stickiness": { type: "app_cookie", cookieName: "sid" } },
    { [imap("stickiness.type")]: "reads no cookies" },
  ],
  [
    "alb",
    {
      "targetGroups.web.stickiness": { type: "lb_cookie" },
      "targetGroups.web.crossZone": "false",
      "loadBalancer.listeners.https.defaultAction.stickiness": { duration: 60 },
    },
    { [tg("crossZone")]: "no affinity without cross-zone" },
  ],
  [
    "alb",
    {
      "targetGroups.web.stickiness": { type: "app_cookie", cookieName: "AWSALBAPP-1" },
      "loadBalancer.listeners.https.defaultAction.targetGroups": { web: 1 },
    },
    { [tg("stickiness.cookieName")]: "the balancer's own" },
  ],
  [
    "alb",
    {
      "targetGroups.web.stickiness": { type: "app_cookie", cookieName: "a=b; c" },
      "loadBalancer.listeners.https.defaultAction.targetGroups": { web: 1 },
    },
    { [tg("stickiness.cookieName")]: "malformed" },
  ],
  ["alb", { "targetGroups.web.anomalyMitigation": true }, { [tg("anomalyMitigation")]: "not with round_robin" }],
  [
    "alb",
    { "targetGroups.web.slowStart": 60, "targetGroups.web.loadBalancingAlgorithmType": "least_outstanding_requests" },
    { [tg("slowStart")]: "not with least_outstanding_requests" },
  ],
  [
    "alb",
    { "targetGroups.web.slowStart": 60, "targetGroups.web.loadBalancingAlgorithmType": "weighted_random" },
    { [tg("slowStart")]: "not with weighted_random" },
  ],
  ["nlb", { "targetGroups.imap.slowStart": 60 }, { [imap("slowStart")]: "has no slow start" }],
  [
    "nlb",
    { "targetGroups.imap.loadBalancingAlgorithmType": "weighted_random" },
    { [imap("loadBalancingAlgorithmType")]: "hashes each flow" },
  ],
  [
    "alb",
    { "targetGroups.web.preserveClientIp": true },
    { [tg("preserveClientIp")]: "read the X-Forwarded-For header" },
  ],
  [
    "alb",
    { "targetGroups.web.proxyProtocolV2": true },
    { [tg("proxyProtocolV2")]: "only groups of a network load balancer" },
  ],
  [
    "alb",
    { "targetGroups.web.connectionTermination": false },
    { [tg("connectionTermination")]: "only groups of a network load balancer" },
  ],
  [
    "nlb",
    {
      "targetGroups.smtp": { protocol: "UDP", preserveClientIp: false },
      "loadBalancer.listeners.smtp.protocol": "UDP",
    },
    { "cluster.targetGroups.smtp.preserveClientIp": "cannot be turned off for UDP" },
  ],
  [
    "alb",
    { "targetGroups.web.targetGroupHealth": { unhealthyStateRouting: { minimumHealthyTargetsCount: 2 } } },
    {
      [tg("targetGroupHealth.dnsFailover.minimumHealthyTargetsCount")]:
        "below the routing threshold of 2, got 1 (the default); write 2 or more",
    },
  ],
  [
    "nlb",
    {
      "targetGroups.imap.targetType": "alb",
      "targetGroups.imap.healthCheck.protocol": "HTTP",
      "nodeGroups.mail.targetGroups": ["smtp"],
      "targetGroups.imap.stickiness": { type: "source_ip" },
    },
    { [imap("stickiness.type")]: "the only target" },
  ],
  [
    "nlb",
    {
      "targetGroups.imap.targetType": "alb",
      "targetGroups.imap.healthCheck.protocol": "TCP",
      "nodeGroups.mail.targetGroups": ["smtp"],
    },
    { [imap("healthCheck.protocol")]: "checked over HTTP or HTTPS" },
  ],
  [
    "nlb",
    {
      "targetGroups.imap": { protocol: "UDP", targetType: "alb", healthCheck: { protocol: "HTTP" } },
      "loadBalancer.listeners.tls": {
        port: 53,
        protocol: "UDP",
        defaultAction: { type: "forward", targetGroups: { imap: 1 } },
      },
      "nodeGroups.mail.targetGroups": ["smtp"],
    },
    { [imap("protocol")]: "set protocol to TCP" },
  ],
];
