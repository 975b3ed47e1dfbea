import type { BadInput } from "./support";

const at = (option: string) => `cluster.loadBalancer.listeners.${option}`;
const https = (option: string) => at(`https.${option}`);
const set = (option: string) => `loadBalancer.listeners.${option}`;
const rule = (option: string) => `cluster.loadBalancer.listeners.https.rules.api.${option}`;
const setRule = (option: string) => `loadBalancer.listeners.https.rules.api.${option}`;
const many = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index));

const acm = "arn:aws:acm:eu-west-1:123456789012:certificate/1";

/** Listeners, actions, rules and conditions. */
export const listeners: readonly BadInput[] = [
  [
    "alb",
    { "loadBalancer.connectionLogs": true },
    { "cluster.loadBalancer.connectionLogs": "false, or { retention: 90 }" },
  ],
  [
    "alb",
    { "loadBalancer.healthCheckLogs": { bucket: "logs" } },
    { "cluster.loadBalancer.healthCheckLogs.bucket": "unknown option" },
  ],
  [
    "alb",
    { "loadBalancer.connectionLogs.retention": 0 },
    { "cluster.loadBalancer.connectionLogs.retention": "too small" },
  ],
  [
    "nlb",
    { "loadBalancer.connectionLogs": {}, "loadBalancer.healthCheckLogs": { retention: 7 } },
    {
      "cluster.loadBalancer.connectionLogs": "a network load balancer writes none",
      "cluster.loadBalancer.healthCheckLogs": "a network load balancer writes none",
    },
  ],
  [
    "alb",
    { [set("http.protocol")]: "TCP" },
    { [at("http.protocol")]: "not a protocol of an application load balancer" },
  ],
  ["nlb", { [set("smtp.protocol")]: "HTTP" }, { [at("smtp.protocol")]: "or set loadBalancer.type to application" }],
  ["alb", { [set("http.certificateArn")]: acm }, { [at("http.certificateArn")]: "an HTTP listener does not encrypt" }],
  [
    "alb",
    { [set("http.sslPolicy")]: "ELBSecurityPolicy-TLS13-1-3-2021-06" },
    { [at("http.sslPolicy")]: "does not encrypt" },
  ],
  ["nlb", { [set("smtp.additionalCertificates")]: { a: acm } }, { [at("smtp.additionalCertificates")]: "or use TLS" }],
  [
    "alb",
    { [set("https.alpnPolicy")]: "HTTP2Only" },
    { [https("alpnPolicy")]: "an HTTPS listener negotiates by itself" },
  ],
  ["nlb", { [set("smtp.alpnPolicy")]: "None" }, { [at("smtp.alpnPolicy")]: "a TCP listener negotiates no protocol" }],
  [
    "alb",
    { [set("https.sslPolicy")]: "ELBSecurityPolicy-2016-08" },
    { [https("sslPolicy")]: "it accepts TLS 1.0: use ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09" },
  ],
  [
    "alb",
    { [set("https.sslPolicy")]: "ELBSecurityPolicy-TLS-1-0-2015-04" },
    { [https("sslPolicy")]: "it accepts TLS 1.0: use" },
  ],
  [
    "alb",
    { [set("https.sslPolicy")]: "ELBSecurityPolicy-TLS13-1-1-2021-06" },
    { [https("sslPolicy")]: "it accepts TLS 1.1: use" },
  ],
  ["alb", { [set("https.sslPolicy")]: "ELBSecurityPolicy-FS-1-2-2019-08" }, { [https("sslPolicy")]: "lacks TLS 1.3" }],
  [
    "alb",
    { [set("https.sslPolicy")]: "TLS1.2" },
    { [https("sslPolicy")]: "one of ELBSecurityPolicy-TLS13-1-3-PQ-2025-09" },
  ],
  [
    "alb",
    { [set("https.certificateArn")]: "my-cert" },
    { [https("certificateArn")]: "the ARN of an ACM or IAM certificate" },
  ],
  ["alb", { [set("http.port")]: 443 }, { [at("http.port")]: "listener https has this port already" }],
  [
    "nlb",
    { [set("smtp.port")]: 993, [set("smtp.protocol")]: "UDP", "targetGroups.smtp.protocol": "UDP" },
    { [at("smtp.port")]: "one listener with protocol TCP_UDP" },
  ],
  ["alb", { [set("https.allow")]: ["10.0.0.1/8"] }, { [https("allow[0]")]: "write 10.0.0.0/8" }],
  ["alb", { [set("https.allow")]: ["10.0.0.1"] }, { [https("allow[0]")]: "write 10.0.0.1/32" }],
  ["alb", { [set("https.allow")]: ["2001:db8::1"] }, { [https("allow[0]")]: "write 2001:db8::1/128" }],
  ["alb", { [set("https.allow")]: ["300.0.0.0/8"] }, { [https("allow[0]")]: "not a CIDR range" }],
  ["alb", { [set("https.allow")]: ["internet"] }, { [https("allow[0]")]: "such as 10.20.0.0/16" }],
  [
    "alb",
    { [set("https.defaultAction.targetGroups")]: {} },
    { [https("defaultAction.targetGroups")]: "names no target group" },
  ],
  [
    "alb",
    { [set("https.defaultAction.targetGroups")]: { web: 0, spare: 0 } },
    { [https("defaultAction.targetGroups")]: "all weights are 0" },
  ],
  [
    "alb",
    { [set("https.defaultAction.targetGroups")]: { web: 1000 } },
    { [https("defaultAction.targetGroups.web")]: "0 to 999" },
  ],
  [
    "alb",
    { [set("https.defaultAction.targetGroups")]: { web: -1 } },
    { [https("defaultAction.targetGroups.web")]: "too small" },
  ],
  [
    "alb",
    { [set("https.defaultAction.targetGroups")]: { web: "90%" } },
    { [https("defaultAction.targetGroups.web")]: "not a number" },
  ],
  [
    "alb",
    {
      [set("https.defaultAction.targetGroups")]: { web: 1, spare: 1, a: 1, b: 1, c: 1, d: 1 },
      ...Object.fromEntries(["a", "b", "c", "d"].map((key) => [`targetGroups.${key}`, {}])),
    },
    {
      [https("defaultAction.targetGroups")]:
        "names 6 target groups, got a map of web, spare, a, b, c and 1 more; 1 to 5",
    },
  ],
  [
    "alb",
    { [set("https.defaultAction.stickiness")]: { duration: 0 } },
    { [https("defaultAction.stickiness.duration")]: "1 to 604800 seconds" },
  ],
  [
    "alb",
    { [set("https.defaultAction.stickiness")]: { duration: "1d" } },
    { [https("defaultAction.stickiness.duration")]: "write 86400" },
  ],
  [
    "nlb",
    { [set("tls.defaultAction.stickiness")]: { duration: 60 } },
    { [at("tls.defaultAction.stickiness")]: "use stickiness source_ip on the groups" },
  ],
  [
    "nlb",
    { [set("smtp.defaultAction")]: { type: "redirect" } },
    { [at("smtp.defaultAction.type")]: "cannot redirect" },
  ],
  [
    "nlb",
    { [set("smtp.defaultAction")]: { type: "fixed-response" } },
    { [at("smtp.defaultAction.type")]: "cannot answer by itself" },
  ],
  [
    "alb",
    { [set("https.defaultAction")]: { type: "redirect", protocol: "HTTP", port: "80" } },
    { [https("defaultAction.protocol")]: "redirects from HTTPS to HTTP" },
  ],
  ["alb", { [set("https.defaultAction")]: { type: "redirect" } }, { [https("defaultAction")]: "redirects to itself" }],
  [
    "alb",
    { [set("http.defaultAction")]: { type: "redirect", protocol: "#{protocol}", port: "#{port}" } },
    { [at("http.defaultAction")]: "change its protocol, port, host or path" },
  ],
  [
    "alb",
    { [set("http.defaultAction")]: { type: "redirect", port: 443 } },
    { [at("http.defaultAction.port")]: 'put it in quotes: "443"' },
  ],
  [
    "alb",
    { [set("http.defaultAction")]: { type: "redirect", port: "70000" } },
    { [at("http.defaultAction.port")]: "a port in quotes" },
  ],
  [
    "alb",
    { [set("http.defaultAction")]: { type: "redirect", statusCode: "HTTP_307" } },
    { [at("http.defaultAction.statusCode")]: "did you mean HTTP_30" },
  ],
  [
    "alb",
    { [set("http.defaultAction")]: { type: "redirect", path: "new" } },
    { [at("http.defaultAction.path")]: "starts with /" },
  ],
  [
    "alb",
    { [set("http.defaultAction")]: { type: "fixed-response", statusCode: 302 } },
    { [at("http.defaultAction.statusCode")]: "use a redirect action" },
  ],
  [
    "alb",
    { [set("http.defaultAction")]: { type: "fixed-response", statusCode: 600 } },
    { [at("http.defaultAction.statusCode")]: "too large" },
  ],
  [
    "alb",
    { [set("http.defaultAction")]: { type: "fixed-response", messageBody: "x".repeat(1025) } },
    { [at("http.defaultAction.messageBody")]: "0 to 1024 characters" },
  ],
  [
    "alb",
    { [set("http.defaultAction")]: { type: "fixed-response", contentType: "text/xml" } },
    { [at("http.defaultAction.contentType")]: "one of text/plain" },
  ],
  [
    "nlb",
    {
      [set("smtp.rules")]: {
        a: { priority: 1, conditions: { path: ["/a"] }, action: { type: "forward", targetGroups: { smtp: 1 } } },
      },
    },
    {
      [at("smtp.rules")]: "rules only when it is dualstack",
      [at("smtp.rules.a.conditions.path")]: "use sourceIpAddressType",
    },
  ],
  ["alb", { [setRule("priority")]: 0 }, { [rule("priority")]: "1 to 50000" }],
  [
    "alb",
    {
      [set("https.rules.b")]: {
        priority: 10,
        conditions: { host: ["a.example.com"] },
        action: { type: "fixed-response" },
      },
    },
    { [https("rules.b.priority")]: "rule api has this priority already, got 10; use a free one such as 20" },
  ],
  ["alb", { [setRule("conditions")]: {} }, { [rule("conditions")]: "name one of path, host" }],
  ["alb", { [setRule("conditions")]: { path: [] } }, { [rule("conditions.path")]: "at least one value" }],
  [
    "alb",
    { [setRule("conditions")]: { path: many(6, (index) => `/${index}`) } },
    { [rule("conditions")]: "6 values in one rule" },
  ],
  [
    "alb",
    { [setRule("conditions")]: { path: ["/*", "/**", "/*?**"] } },
    { [rule("conditions")]: "7 wildcards in one rule" },
  ],
  ["alb", { [setRule("conditions")]: { path: ["api"] } }, { [rule("conditions.path[0]")]: "write /api" }],
  [
    "alb",
    { [setRule("conditions")]: { host: ["localhost"] } },
    { [rule("conditions.host[0]")]: "such as *.example.com" },
  ],
  [
    "alb",
    { [setRule("conditions")]: { host: ["https://a.example.com"] } },
    { [rule("conditions.host[0]")]: "without protocol" },
  ],
  ["alb", { [setRule("conditions")]: { method: ["get"] } }, { [rule("conditions.method[0]")]: "a method in capitals" }],
  ["alb", { [setRule("conditions")]: { headers: { Host: ["a"] } } }, { [rule("conditions.headers.Host")]: "use host" }],
  [
    "alb",
    { [setRule("conditions")]: { headers: { "x y": ["a"] } } },
    { [`${rule("conditions.headers")}["x y"]`]: "not a valid name" },
  ],
  [
    "alb",
    { [setRule("conditions")]: { headers: { [`x-${"y".repeat(40)}`]: ["a"] } } },
    {
      [rule(`conditions.headers["x-${"y".repeat(40)}"]`)
        .replace('.headers["', ".headers.")
        .replace('"]', "")]: "1 to 40 characters",
    },
  ],
  [
    "alb",
    { [setRule("conditions")]: { sourceIp: ["10.0.0.0"] } },
    { [rule("conditions.sourceIp[0]")]: "write 10.0.0.0/32" },
  ],
  ["alb", { [setRule("conditions")]: { query: [{ key: "a" }] } }, { [rule("conditions.query[0].value")]: "missing" }],
  ["alb", { [setRule("conditions")]: { cookie: ["a"] } }, { [rule("conditions.cookie")]: "options are path, host" }],
  ["alb", { "loadBalancer.idleTimeout": 5000 }, { "cluster.loadBalancer.idleTimeout": "1 to 4000 seconds" }],
  ["nlb", { "loadBalancer.idleTimeout": 30 }, { "cluster.loadBalancer.idleTimeout": "60 to 6000 seconds" }],
  ["alb", { "loadBalancer.idleTimeout": "60s" }, { "cluster.loadBalancer.idleTimeout": "write 60" }],
  [
    "alb",
    { "loadBalancer.enableCrossZoneLoadBalancing": false },
    { "cluster.loadBalancer.enableCrossZoneLoadBalancing": "always on" },
  ],
  ["nlb", { "loadBalancer.clientKeepAlive": 300 }, { "cluster.loadBalancer.clientKeepAlive": "does not read HTTP" }],
  [
    "nlb",
    { "loadBalancer.desyncMitigationMode": "strictest" },
    { "cluster.loadBalancer.desyncMitigationMode": "does not read HTTP" },
  ],
  [
    "nlb",
    { "loadBalancer.enableHttp2": false, "loadBalancer.dropInvalidHeaderFields": false },
    {
      "cluster.loadBalancer.enableHttp2": "leave it out",
      "cluster.loadBalancer.dropInvalidHeaderFields": "leave it out",
    },
  ],
];
