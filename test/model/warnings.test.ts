import assert from "node:assert/strict";
import { test } from "node:test";
import { parseStackConfig } from "../../components/vip-cluster/stack/stack";
import { renderIssue } from "../../model/settings/issue";
import { assertStyle, type Changes, changed, type Expected, manyListeners } from "./bad/support";

type Odd = readonly [base: "alb" | "nlb", changes: Changes, expected: Expected];

const tcpOnly = {
  "loadBalancer.listeners.tls": undefined,
  "targetGroups.imap": undefined,
  "nodeGroups.mail.targetGroups": ["smtp"],
  certificate: undefined,
};
const ecr = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:1";
const certificates = Array.from({ length: 26 }, (_, index) => [
  `c${index}`,
  "arn:aws:acm:eu-west-1:123456789012:certificate/1",
]);
const someCertificates = (count: number) => Object.fromEntries(certificates.slice(0, count));
const secondListener = { port: 8443, protocol: "HTTPS", defaultAction: { type: "forward", targetGroups: { web: 1 } } };

/** Legal and odd: accepted, with a word about it. */
const odd: readonly Odd[] = [
  ["alb", {}, {}],
  ["nlb", {}, {}],
  [
    "alb",
    { "firewall.waf.rules": { a: { priority: 1, action: "count", rate: { limit: 100 } } } },
    { "cluster.firewall.waf.rules": "nothing is stopped" },
  ],
  [
    "alb",
    { "firewall.waf.rules": { a: { priority: 1, managed: { name: "AWSManagedRulesCommonRulesSet" } } } },
    { "cluster.firewall.waf.rules.a.managed.name": "did you mean AWSManagedRulesCommonRuleSet" },
  ],
  [
    "alb",
    {
      "firewall.waf.rules": Object.fromEntries(
        ["a", "b", "c"].map((key, priority) => [key, { priority, managed: { name: "AWSManagedRulesCommonRuleSet" } }]),
      ),
    },
    { "cluster.firewall.waf.rules": "got 2100; at most 1500 WCU" },
  ],
  ["alb", { "targetGroups.idle": {} }, { "cluster.targetGroups.idle": "no listener forwards to it" }],
  ["alb", { "nodeGroups.spare": undefined }, { "cluster.targetGroups.spare": "no node group serves it" }],
  [
    "alb",
    { "nodeGroups.web.maxSize": 1001 },
    { "cluster.targetGroups.web": "1001 are more than AWS allows by default" },
  ],
  [
    "nlb",
    { "nodeGroups.mail.maxSize": 300 },
    // Two groups of 300 nodes; with cross-zone load balancing 500 is the whole balancer's.
    { "cluster.targetGroups": "600 are more than AWS allows by default" },
  ],
  [
    "nlb",
    { "nodeGroups.mail.maxSize": 600, "loadBalancer.enableCrossZoneLoadBalancing": false },
    { "cluster.targetGroups": "600 are more than AWS allows by default" },
  ],
  ["nlb", { "nodeGroups.mail.maxSize": 500, "loadBalancer.enableCrossZoneLoadBalancing": false }, {}],
  ["nlb", { "nodeGroups.mail.maxSize": 250 }, {}],
  [
    "alb",
    { "nodeGroups.web.maxSize": 600, "nodeGroups.spare.maxSize": 600 },
    { "cluster.targetGroups": "1200 are more than AWS allows by default" },
  ],
  [
    "alb",
    manyListeners(49, { protocol: "HTTP", defaultAction: { type: "redirect" } }),
    { "cluster.loadBalancer.listeners": "51 are more than AWS allows by default" },
  ],
  [
    "alb",
    { "loadBalancer.listeners.https.allow": [] },
    { "cluster.loadBalancer.listeners.https.allow": "no client may reach this port" },
  ],
  ["alb", { "nodeGroups.web.minSize": 1 }, { "cluster.nodeGroups.web.minSize": "may be down to 1 node" }],
  ["alb", { "nodeGroups.spare.minSize": 0, "loadBalancer.listeners.https.defaultAction.targetGroups.spare": 0 }, {}],
  [
    "alb",
    { "nodeGroups.web.healthCheckGracePeriod": 60 },
    { "cluster.nodeGroups.web.healthCheckGracePeriod": "boot and checks take 100 seconds" },
  ],
  [
    "alb",
    { "nodeGroups.web.stopTimeout": 20 },
    { "cluster.nodeGroups.web.stopTimeout": "killed before its drain of 30 seconds ends" },
  ],
  [
    "alb",
    {
      "loadBalancer.listeners.https.rules.api.rewrite": {
        url: { regex: "^/a(b)", replace: "x" },
        host: { regex: "a", replace: "$1" },
      },
    },
    {
      "cluster.loadBalancer.listeners.https.rules.api.rewrite.url.replace": "the new path does not begin with /",
      "cluster.loadBalancer.listeners.https.rules.api.rewrite.host.replace":
        "names group 1, and the regular expression captures 0",
    },
  ],
  [
    "alb",
    {
      "loadBalancer.listeners.https.rules.api.rewrite": { url: { regex: "a", replace: "b" } },
      "loadBalancer.listeners.https.rules.api.action": { type: "fixed-response" },
    },
    { "cluster.loadBalancer.listeners.https.rules.api.rewrite.url": "no target gets this rule's requests" },
  ],
  [
    "alb",
    { "loadBalancer.listeners.https.responseHeaders": { cors: { allowOrigin: "*", allowCredentials: true } } },
    {
      "cluster.loadBalancer.listeners.https.responseHeaders.cors.allowCredentials": "browsers send no credentials",
    },
  ],
  ["alb", { "nodeGroups.web.healthCheckType": "EC2" }, { "cluster.nodeGroups.web.healthCheckType": "never replaced" }],
  [
    "alb",
    {
      "nodeGroups.web.desiredCapacity": { owner: "program", initial: 2 },
      "nodeGroups.web.autoscaling.cpu": { targetValue: 50 },
    },
    { "cluster.nodeGroups.web.desiredCapacity.owner": "every up undoes" },
  ],
  [
    "alb",
    { "nodeGroups.web.maxSize": 2, "nodeGroups.web.autoscaling.cpu": { targetValue: 50 } },
    { "cluster.nodeGroups.web.maxSize": "no room" },
  ],
  [
    "alb",
    {
      "loadBalancer.listeners.https.defaultAction.stickiness": { duration: 600 },
      "targetGroups.web.stickiness": { type: "lb_cookie", cookieDuration: 3600 },
    },
    { "cluster.loadBalancer.listeners.https.defaultAction.stickiness.duration": "write 3600 or more" },
  ],
  ["nlb", { "nodeGroups.mail.workload": { type: "command", command: ["a"], keepAliveTimeout: 5 } }, {}],
  ["alb", { "network.zones": 3 }, { "cluster.network.nat": "losing its zone cuts the nodes" }],
  ["alb", { "network.zones": 3, provider: "twin" }, {}],
  ["alb", { "certificate.zoneId": undefined }, { "cluster.certificate.zoneId": "yours to make" }],
  ["alb", { "network.cidr": "172.17.0.0/16" }, { "cluster.network.cidr": "container engines" }],
  [
    "alb",
    { "network.nat": "none" },
    {
      "cluster.network.endpoints": "cannot reach ssm, logs, autoscaling",
      "cluster.nodeGroups.web.workload.image": "cannot pull it",
      "cluster.nodeGroups.spare.workload.image": "cannot pull it",
    },
  ],
  [
    "alb",
    {
      "network.nat": "none",
      "network.endpoints": ["s3", "ssm", "logs", "autoscaling"],
      ...Object.fromEntries(
        ["web", "spare"].map((key) => [`nodeGroups.${key}.workload`, { type: "container", image: ecr }]),
      ),
    },
    { "cluster.network.endpoints": "add ecr" },
  ],
  [
    "alb",
    {
      "network.nat": "none",
      "network.endpoints": ["s3", "ssm", "logs", "autoscaling", "ecr"],
      "nodeGroups.spare.workload": { type: "container", image: ecr },
      "nodeGroups.web.workload": { type: "container", image: ecr, secrets: { DB: { secret: "shop/db" } } },
    },
    { "cluster.network.endpoints": "add secretsmanager" },
  ],
  ["nlb", tcpOnly, { "cluster.loadBalancer.accessLogs": "logs TLS connections only" }],
  [
    "alb",
    { "loadBalancer.listeners.http.defaultAction": { type: "forward", targetGroups: { web: 1 } } },
    { "cluster.loadBalancer.listeners.http.protocol": "without encryption" },
  ],
  [
    "alb",
    { "loadBalancer.listeners.http.defaultAction.port": "8443" },
    { "cluster.loadBalancer.listeners.http.defaultAction.port": "no listener of this balancer serves that port" },
  ],
  [
    "alb",
    { "loadBalancer.listeners.https.additionalCertificates": Object.fromEntries(certificates) },
    { "cluster.loadBalancer.listeners.https.additionalCertificates": "26 are more than AWS allows by default" },
  ],
  [
    "alb",
    {
      "loadBalancer.listeners.https.additionalCertificates": someCertificates(13),
      "loadBalancer.listeners.more": { ...secondListener, additionalCertificates: someCertificates(13) },
    },
    { "cluster.loadBalancer.listeners": "26 are more than AWS allows by default" },
  ],
  ["alb", { "loadBalancer.listeners.https.additionalCertificates": someCertificates(25) }, {}],
  ["nlb", { "loadBalancer.listeners.tls.additionalCertificates": someCertificates(24) }, {}],
  [
    "nlb",
    { "loadBalancer.listeners.tls.additionalCertificates": someCertificates(25) },
    // The default certificate counts on a network load balancer.
    { "cluster.loadBalancer.listeners.tls.additionalCertificates": "26 are more than AWS allows by default" },
  ],
  [
    "alb",
    { "targetGroups.web.healthCheck.interval": 60 },
    { "cluster.targetGroups.web.healthCheck": "up to 122 seconds" },
  ],
  [
    "alb",
    { "targetGroups.web.targetGroupHealth": { dnsFailover: { minimumHealthyTargetsCount: 3 } } },
    {
      "cluster.targetGroups.web.targetGroupHealth.dnsFailover.minimumHealthyTargetsCount":
        "no zone ever has that many nodes",
    },
  ],
  [
    "alb",
    { "firewall.edges": { a: { from: "10.0.0.0/8", to: "nodes", port: 22 } } },
    { "cluster.firewall.edges.a.port": "opens SSH" },
  ],
  [
    "alb",
    { "firewall.edges": { a: { from: "10.0.0.0/8", to: "nodes", port: 5000, toPort: 6500 } } },
    { "cluster.firewall.edges.a.toPort": "opens 1501 ports" },
  ],
  [
    "alb",
    {
      name: "a-rather-long-name",
      "targetGroups.web-of-pages": {},
      "loadBalancer.listeners.https.defaultAction.targetGroups.web-of-pages": 1,
      "nodeGroups.web.targetGroups": ["web", "web-of-pages"],
    },
    {
      "cluster.targetGroups.web-of-pages": "its name at AWS is cut",
      "cluster.targetGroups.spare": "its name at AWS is cut",
    },
  ],
];

for (const [base, changes, expected] of odd) {
  test(`accepted: ${base}, ${JSON.stringify(changes).slice(0, 100)}`, () => {
    const { warnings } = parseStackConfig({ cluster: changed(base, changes) }, "test");
    const lines = warnings.map((warning) => renderIssue({ type: "Stack", name: "test" }, warning));
    assert.deepEqual(warnings.map(({ path }) => path).sort(), Object.keys(expected).sort(), lines.join("\n"));
    for (const [path, part] of Object.entries(expected)) {
      assert.ok(lines[warnings.findIndex((warning) => warning.path === path)]?.includes(part), lines.join("\n"));
    }
    warnings.forEach(assertStyle);
  });
}

test("more trust stores than an account has by default are said", () => {
  const arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:truststore/partners/0123456789abcdef";
  const told = (count: number) => {
    const stores = Object.fromEntries(Array.from({ length: count }, (_, index) => [`s${index}`, { arn }]));
    const { warnings } = parseStackConfig({ cluster: changed("alb", { trustStores: stores }) }, "test");
    return warnings.filter(({ path }) => path === "cluster.trustStores").map(({ problem }) => problem);
  };
  assert.deepEqual(told(20), []);
  assert.deepEqual(told(21), ["21 are more than AWS allows by default"]);
});
