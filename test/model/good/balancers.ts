import type { Accepted } from "./support";

const lb = (option: string) => `cluster.loadBalancer.${option}`;
const setRule = (option: string) => `loadBalancer.listeners.https.rules.api.${option}`;
const dualstack = { "network.ipv6": true, "loadBalancer.ipAddressType": "dualstack" };
const forward = (...groups: string[]) => ({
  type: "forward",
  targetGroups: Object.fromEntries(groups.map((name) => [name, 1])),
});
const udp = (protocol: "UDP" | "TCP_UDP", type: "ipv4" | "dualstack"): Accepted => [
  "nlb",
  {
    ...(type === "dualstack" ? dualstack : {}),
    "loadBalancer.listeners.smtp.protocol": protocol,
    "targetGroups.smtp.protocol": protocol,
  },
];
const health = (targetGroupHealth: object): Accepted => [
  "alb",
  { "targetGroups.web.targetGroupHealth": targetGroupHealth },
];
const conditions = (value: object): Accepted => ["alb", { [setRule("conditions")]: value }];
const policy = (rest: string): Accepted => [
  "alb",
  { "loadBalancer.listeners.https.sslPolicy": `ELBSecurityPolicy-TLS13-1-${rest}` },
];
const fiveGroups = ["a", "b", "c", "d", "e"];

/** Balancers, listeners, rules and target groups. */
export const balancers: readonly Accepted[] = [
  ["alb", { "loadBalancer.connectionLogs": {}, "loadBalancer.healthCheckLogs": { retention: 7 } }],
  ["alb", { "loadBalancer.connectionLogs": false, "loadBalancer.accessLogs": false }],
  // R1
  udp("UDP", "ipv4"),
  udp("TCP_UDP", "ipv4"),
  udp("UDP", "dualstack"),
  udp("TCP_UDP", "dualstack"),
  // R2
  [
    "nlb",
    {
      ...dualstack,
      "loadBalancer.listeners.smtp.rules": {
        six: { priority: 1, conditions: { sourceIpAddressType: "ipv6" }, action: forward("smtp") },
        four: { priority: 50000, conditions: { sourceIpAddressType: "ipv4" }, action: forward("smtp", "imap") },
      },
    },
  ],
  [
    "nlb",
    {
      ...dualstack,
      "loadBalancer.listeners.tls.rules": {
        six: { priority: 2, conditions: { sourceIpAddressType: "ipv6" }, action: forward("imap") },
      },
    },
  ],
  // R3
  policy("2-Res-FIPS-2023-04"),
  policy("3-FIPS-PQ-2025-09"),
  policy("2-Res-FIPS-PQ-2025-09"),
  policy("2-FIPS-PQ-2025-09"),
  policy("2-2021-06"),
  policy("3-2021-06"),
  policy("3-RFC9151-FIPS-2023-07"),
  policy("2-RFC9151-INTEROP1-FIPS-2023-07"),
  ["nlb", { "loadBalancer.listeners.tls.sslPolicy": "ELBSecurityPolicy-TLS13-1-3-PQ-2025-09" }],
  // R6
  ["alb", { "network.ipv6": true, "loadBalancer.ipAddressType": "dualstack-without-public-ipv4" }],
  ["alb", { ...dualstack }],
  ["alb", { ...dualstack, "loadBalancer.scheme": "internal" }],
  // R7
  health({ dnsFailover: { minimumHealthyTargetsCount: "off" } }),
  health({ dnsFailover: { minimumHealthyTargetsCount: false } }),
  health({ dnsFailover: { minimumHealthyTargetsPercentage: 1 } }),
  health({ dnsFailover: { minimumHealthyTargetsPercentage: 100 } }),
  health({ dnsFailover: { minimumHealthyTargetsPercentage: "off" } }),
  health({ unhealthyStateRouting: { minimumHealthyTargetsPercentage: 100 } }),
  health({
    dnsFailover: { minimumHealthyTargetsCount: "off", minimumHealthyTargetsPercentage: 60 },
    unhealthyStateRouting: { minimumHealthyTargetsCount: 1, minimumHealthyTargetsPercentage: 60 },
  }),
  // R9
  conditions({ path: ["/*", "/**", "/*?"] }),
  [
    "alb",
    { [setRule("conditions")]: { path: ["/*", "/**", "/*?*"] } },
    { [lb("listeners.https.rules.api.conditions")]: "6 are more than AWS allows by default" },
  ],
  // R14
  [
    "nlb",
    {
      "loadBalancer.listeners.smtp.defaultAction": forward(...fiveGroups),
      "targetGroups.smtp": undefined,
      "nodeGroups.mail.targetGroups": ["imap", ...fiveGroups],
      ...Object.fromEntries(fiveGroups.map((name) => [`targetGroups.${name}`, { protocol: "TCP" }])),
    },
  ],
  // Texts at their borders.
  conditions({ path: ["/a-_.$~\"'@:+&"] }),
  conditions({ path: ["*.php"] }),
  conditions({ path: [`/${"a".repeat(127)}`] }),
  conditions({ host: ["*.example.com", "a-b.example.c?m"] }),
  conditions({ method: ["GET", "HEAD", "VERSION-CONTROL", "X_Y"] }),
  conditions({ headers: { "User-Agent": ["*(compatible; Bot/2.1)*"], "X-User": ["a\tb"] } }),
  conditions({ query: [{ key: "version", value: "v?" }, { value: "a%20b" }, { value: "\\*" }] }),
  conditions({ sourceIp: ["0.0.0.0/0", "2001:db8::/32"] }),
  [
    "alb",
    {
      "loadBalancer.listeners.http.defaultAction": {
        type: "redirect",
        host: "www.#{host}",
        path: "/new/#{path}",
        query: "#{query}&from=#{host}",
        port: "#{port}",
        statusCode: "HTTP_302",
      },
    },
  ],
  [
    "alb",
    {
      "loadBalancer.listeners.http.defaultAction": { type: "redirect", host: "ex_ample.com", path: "/#{query}" },
    },
    {
      [lb("listeners.http.defaultAction.host")]: "not a host name",
      [lb("listeners.http.defaultAction.path")]: "a keyword that stands for nothing here: #{query}",
    },
  ],
  [
    "alb",
    { "loadBalancer.listeners.http.defaultAction": { type: "redirect", path: "/a b", query: "?a=b" } },
    {
      [lb("listeners.http.defaultAction.path")]: "write /a%20b",
      [lb("listeners.http.defaultAction.query")]: "write a=b",
    },
  ],
  [
    "alb",
    {
      [setRule("action")]: { type: "fixed-response", statusCode: 599, messageBody: "ä".repeat(1024) },
    },
  ],
  [
    "alb",
    {
      [setRule("action")]: {
        type: "fixed-response",
        statusCode: 200,
        contentType: "application/json",
        messageBody: "",
      },
    },
  ],
  [
    "alb",
    {
      tags: {
        "a:b/c=d+e-f@g_h.i": "ä ö".repeat(85),
        ["k".repeat(128)]: "",
      },
    },
  ],
  // case 20-cross-zone-false
  ["alb", { "targetGroups.web.crossZone": false }],
  ["alb", { "targetGroups.web.crossZone": true }],
  ["alb", { "targetGroups.web.crossZone": "false" }],
  // Ranges: both ends.
  ["alb", { "targetGroups.web.deregistrationDelay": 0 }],
  ["alb", { "targetGroups.web.slowStart": 30 }],
  ["alb", { "targetGroups.web.slowStart": 900 }],
  ["alb", { "targetGroups.web.healthCheck.matcher": "200-499" }],
  [
    "alb",
    { "targetGroups.web.healthCheck": { timeout: 4, interval: 5, healthyThreshold: 10, unhealthyThreshold: 10 } },
  ],
  ["nlb", { "targetGroups.imap.healthCheck": { protocol: "HTTP", matcher: "200-599", timeout: 5, interval: 5 } }],
  ["alb", { "loadBalancer.idleTimeout": 4000 }],
  ["alb", { "loadBalancer.idleTimeout": 1 }],
  ["nlb", { "loadBalancer.idleTimeout": 6000 }],
  ["alb", { "loadBalancer.clientKeepAlive": 604800 }],
  ["alb", { "loadBalancer.listeners.https.defaultAction.targetGroups": { web: 999, spare: 0 } }],
];
