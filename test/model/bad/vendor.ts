import { type BadInput, manyListeners } from "./support";

const lb = (option: string) => `cluster.loadBalancer.${option}`;
const rule = (option: string) => lb(`listeners.https.rules.api.${option}`);
const setRule = (option: string) => `loadBalancer.listeners.https.rules.api.${option}`;
const tg = (option: string) => `cluster.targetGroups.web.${option}`;
const node = (option: string) => `cluster.nodeGroups.web.${option}`;
const taken = "letters, digits, _ - . $ / ~ \" ' @ : + & and the wildcards * and ?";
const forward = (...groups: string[]) => ({
  type: "forward",
  targetGroups: Object.fromEntries(groups.map((name) => [name, 1])),
});
const path = (pattern: string, characters: string, fix: string): BadInput => [
  "alb",
  { [setRule("conditions")]: { path: [pattern] } },
  {
    [rule("conditions.path[0]")]:
      `has characters that AWS does not take: ${characters}, got "${pattern}"; ${taken}; ${fix}`,
  },
];
const sixGroups = ["a", "b", "c", "d", "e", "f"];

/** What AWS refuses later, after half of it exists, and what this toolkit cannot say. */
export const vendor: readonly BadInput[] = [
  [
    "nlb",
    manyListeners(49, { protocol: "TCP", defaultAction: { type: "forward", targetGroups: { smtp: 1 } } }),
    { "cluster.loadBalancer.listeners": "51 are more than AWS allows, got" },
  ],
  // case 22-path-pattern-characters
  path("/(en|de)/*", "( | )", "a pattern has wildcards only: use pathRegex, or list several patterns"),
  path("/a b/*", "space", "write * in their place: /a*b/*"),
  path("/café/*", "é", "write * in their place: /caf*/*"),
  path("/caf%C3%A9/*", "%", "write * in their place: /caf*/*"),
  path("/v1/{id}", "{ }", "write /v1/*: * stands for any part of a path"),
  path("/a=b,c;d", "= , ;", "write * in their place: /a*b*c*d"),
  path("/[0-9]+", "[ ]", "a pattern has wildcards only"),
  path("/a^b", "^", "a pattern has wildcards only"),
  path("/a;b", ";", "write * in their place: /a*b"),
  path("/über/#top", "ü #", "write * in their place: /*ber/*top"),
  // The other texts of conditions.
  [
    "alb",
    { [setRule("conditions")]: { query: [{ key: "a b", value: "x" }] } },
    { [rule("conditions.query[0].key")]: "write a%20b" },
  ],
  [
    "alb",
    { [setRule("conditions")]: { query: [{ value: "größe" }] } },
    { [rule("conditions.query[0].value")]: "write gr%C3%B6%C3%9Fe" },
  ],
  [
    "alb",
    { [setRule("conditions")]: { query: [{ value: "a|b" }, { value: "{x}" }] } },
    { [rule("conditions.query[0].value")]: "write a%7Cb", [rule("conditions.query[1].value")]: "write %7Bx%7D" },
  ],
  [
    "alb",
    { [setRule("conditions")]: { headers: { "User-Agent": ["*Mözilla*"] } } },
    { [rule("conditions.headers.User-Agent[0]")]: "visible ASCII characters and spaces" },
  ],
  [
    "alb",
    { [setRule("conditions")]: { headers: { "x-a": ["a\nb"] } } },
    { [rule("conditions.headers.x-a[0]")]: "has characters that AWS does not take" },
  ],
  ["alb", { [setRule("conditions")]: { host: ["exämple.com"] } }, { [rule("conditions.host[0]")]: "not a host name" }],
  ["alb", { [setRule("conditions")]: { method: ["get"] } }, { [rule("conditions.method[0]")]: "a method in capitals" }],
  ["alb", { "targetGroups.web.healthCheck.path": "/größe" }, { [tg("healthCheck.path")]: "beyond ASCII" }],
  // R1, R2, R6: address families.
  [
    "nlb",
    { "loadBalancer.ipAddressType": "dualstack-without-public-ipv4", "network.ipv6": true },
    { [lb("ipAddressType")]: "a network load balancer has ipv4 and dualstack only" },
  ],
  [
    "alb",
    {
      "loadBalancer.ipAddressType": "dualstack-without-public-ipv4",
      "loadBalancer.scheme": "internal",
      "network.ipv6": true,
    },
    { [lb("ipAddressType")]: "an internal load balancer has no public address to leave out" },
  ],
  [
    "alb",
    { "loadBalancer.ipAddressType": "dualstack-without-public-ipv4" },
    { [lb("ipAddressType")]: "set network.ipv6 to true" },
  ],
  [
    "alb",
    { [setRule("conditions")]: { sourceIpAddressType: "ipv6" } },
    { [rule("conditions.sourceIpAddressType")]: 'use sourceIp: ["0.0.0.0/0"] or ["::/0"]' },
  ],
  [
    "nlb",
    {
      "loadBalancer.ipAddressType": "dualstack",
      "network.ipv6": true,
      "loadBalancer.listeners.smtp.rules": {
        six: { priority: 1, conditions: { sourceIp: ["::/0"] }, action: forward("smtp") },
        answer: {
          priority: 2,
          conditions: { sourceIpAddressType: "ipv6" },
          action: { type: "fixed-response", statusCode: 503 },
        },
        five: { priority: 3, conditions: { sourceIpAddressType: "ipv5" }, action: forward("smtp") },
      },
    },
    {
      [lb("listeners.smtp.rules.six.conditions.sourceIp")]: "use sourceIpAddressType",
      [lb("listeners.smtp.rules.answer.action.type")]: "a network load balancer cannot answer by itself",
      [lb("listeners.smtp.rules.five.conditions.sourceIpAddressType")]: "one of ipv4, ipv6",
    },
  ],
  // R5, R10, R11, R14, R15: what is not offered, and why.
  [
    "nlb",
    { "loadBalancer.listeners.smtp.protocol": "QUIC" },
    { [lb("listeners.smtp.protocol")]: "AWS has QUIC, this toolkit does not" },
  ],
  [
    "nlb",
    { "loadBalancer.listeners.smtp.protocol": "TCP_QUIC" },
    { [lb("listeners.smtp.protocol")]: "each target needs a server id" },
  ],
  [
    "nlb",
    { "targetGroups.smtp.protocol": "GENEVE" },
    { "cluster.targetGroups.smtp.protocol": "gateway load balancers" },
  ],
  ["alb", { "nodeGroups.web.healthCheckType": "ELB, EBS" }, { [node("healthCheckType")]: "write ELB,EBS" }],
  ["alb", { "nodeGroups.web.healthCheckType": "elb" }, { [node("healthCheckType")]: "write ELB" }],
  ["alb", { "nodeGroups.web.healthCheckType": "ELB,ELB" }, { [node("healthCheckType")]: "write ELB" }],
  [
    "alb",
    { "nodeGroups.web.healthCheckType": "" },
    { [node("healthCheckType")]: "EC2, EBS, ELB (limit autoscaling.healthCheckType, read 2026-11-30), or several" },
  ],
  [
    "alb",
    { "nodeGroups.web.healthCheckType": "ELB,VPC_LATTICE" },
    { [node("healthCheckType")]: "leave VPC_LATTICE out" },
  ],
  [
    "alb",
    { "nodeGroups.web.mixedInstances": { instanceTypes: ["t3.small"], spotAllocationStrategy: "diversified" } },
    { [node("mixedInstances.spotAllocationStrategy")]: "capacity-optimized-prioritized" },
  ],
  [
    "nlb",
    {
      "loadBalancer.listeners.smtp.defaultAction": forward(...sixGroups),
      ...Object.fromEntries(sixGroups.map((name) => [`targetGroups.${name}`, { protocol: "TCP" }])),
    },
    { [lb("listeners.smtp.defaultAction.targetGroups")]: "elbv2.nlb.forward.targetGroups" },
  ],
  [
    "nlb",
    { "loadBalancer.listeners.smtp.defaultAction.stickiness": { duration: 60 } },
    { [lb("listeners.smtp.defaultAction.stickiness")]: "the provider has no way to say so yet" },
  ],
  // R7: thresholds.
  [
    "alb",
    { "targetGroups.web.targetGroupHealth": { unhealthyStateRouting: { minimumHealthyTargetsCount: "off" } } },
    { [tg("targetGroupHealth.unhealthyStateRouting.minimumHealthyTargetsCount")]: "1 to 1000" },
  ],
  ...(["0", 0, 101, 1.5, "50%", true] as const).map(
    (percentage): BadInput => [
      "alb",
      { "targetGroups.web.targetGroupHealth": { dnsFailover: { minimumHealthyTargetsPercentage: percentage } } },
      { [tg("targetGroupHealth.dnsFailover.minimumHealthyTargetsPercentage")]: "off, or 1 to 100 percent" },
    ],
  ),
  [
    "alb",
    {
      "targetGroups.web.targetGroupHealth": {
        dnsFailover: { minimumHealthyTargetsPercentage: 20 },
        unhealthyStateRouting: { minimumHealthyTargetsPercentage: 30 },
      },
    },
    { [tg("targetGroupHealth.dnsFailover.minimumHealthyTargetsPercentage")]: "below the routing threshold of 30" },
  ],
  // Numbers and flags where text is wanted.
  ["alb", { "targetGroups.web.healthCheck.matcher": 200 }, { [tg("healthCheck.matcher")]: 'put it in quotes: "200"' }],
  [
    "alb",
    { "loadBalancer.listeners.http.defaultAction.port": 443 },
    { [lb("listeners.http.defaultAction.port")]: 'put it in quotes: "443"' },
  ],
];
