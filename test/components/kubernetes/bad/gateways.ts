import type { BadKubernetesInput } from "./types";

const rules = "loadBalancer.listeners.https.rules";
const forward = (groups: object) => ({ type: "forward", targetGroups: groups });
const rule = (priority: number, conditions: object) => ({ priority, conditions, action: forward({ web: 1 }) });

/** Listeners, rules and actions. */
export const gateways: readonly BadKubernetesInput[] = [
  ["http", { "loadBalancer.listeners": {} }, { "cluster.loadBalancer.listeners": "no client could connect" }],
  [
    "http",
    { "loadBalancer.listeners.https.protocol": "TLS" },
    { "cluster.loadBalancer.listeners.https.protocol": "not a protocol of an application load balancer" },
  ],
  [
    "http",
    { "loadBalancer.listeners.https.protocol": "TCP_UDP" },
    { "cluster.loadBalancer.listeners.https.protocol": "write two listeners, TCP and UDP" },
  ],
  [
    "http",
    { "loadBalancer.listeners.https.protocol": "QUIC" },
    { "cluster.loadBalancer.listeners.https.protocol": "HTTP/1.1 and HTTP/2" },
  ],
  [
    "http",
    { "loadBalancer.listeners.https.port": 70000 },
    { "cluster.loadBalancer.listeners.https.port": "1 to 65535" },
  ],
  [
    "http",
    { "loadBalancer.listeners.http.port": 443 },
    {
      "cluster.loadBalancer.listeners.http.port": "listener https has this port already",
      "cluster.loadBalancer.listeners.http.defaultAction.port": "Envoy keeps the port",
    },
  ],
  [
    "http",
    { "loadBalancer.listeners.https.port": 10080 },
    { "cluster.loadBalancer.listeners.http.port": "shares a socket with listener https" },
  ],
  [
    "http",
    { certificate: undefined },
    { "cluster.loadBalancer.listeners.https.certificateName": "an HTTPS listener needs a certificate" },
  ],
  [
    "http",
    { "loadBalancer.listeners.http.certificateName": "tls" },
    { "cluster.loadBalancer.listeners.http.certificateName": "does not encrypt" },
  ],
  [
    "http",
    { "loadBalancer.listeners.https.certificateName": "Upper" },
    { "cluster.loadBalancer.listeners.https.certificateName": "lower case" },
  ],
  [
    "http",
    { "loadBalancer.listeners.http.responseHeaders": { strictTransportSecurity: {} } },
    { "cluster.loadBalancer.listeners.http.responseHeaders.strictTransportSecurity": "HTTPS answers only" },
  ],
  [
    "http",
    { "loadBalancer.listeners.https.responseHeaders": { strictTransportSecurity: { preload: true } } },
    {
      "cluster.loadBalancer.listeners.https.responseHeaders.strictTransportSecurity.preload":
        "set includeSubdomains too",
    },
  ],
  [
    "http",
    { "loadBalancer.listeners.https.allow": [] },
    { "cluster.loadBalancer.listeners.https.allow": "leave it out for everybody" },
  ],
  [
    "http",
    { "loadBalancer.listeners.https.allow": ["10.0.0.1/8"] },
    { "cluster.loadBalancer.listeners.https.allow[0]": "write 10.0.0.0/8" },
  ],
  [
    "http",
    { "loadBalancer.listeners.https.allow": ["10.0.0.0/8", "10.0.0.0/8"] },
    { "cluster.loadBalancer.listeners.https.allow[1]": "listed twice" },
  ],
  [
    "http",
    { "loadBalancer.listeners.https.defaultAction.targetGroups": { web: 0, spare: 0 } },
    { "cluster.loadBalancer.listeners.https.defaultAction.targetGroups": "every request would be answered 500" },
  ],
  [
    "http",
    { "loadBalancer.listeners.https.defaultAction.targetGroups": {} },
    { "cluster.loadBalancer.listeners.https.defaultAction.targetGroups": "name one or more" },
  ],
  [
    "http",
    { "loadBalancer.listeners.https.defaultAction.targetGroups": { web: 1000001 } },
    { "cluster.loadBalancer.listeners.https.defaultAction.targetGroups.web": "0 to 1000000" },
  ],
  [
    "http",
    { "loadBalancer.listeners.https.defaultAction.targetGroups": { wep: 1 } },
    { "cluster.loadBalancer.listeners.https.defaultAction.targetGroups.wep": "did you mean web" },
  ],
  [
    "http",
    { "loadBalancer.listeners.http.defaultAction": { type: "redirect", protocol: "HTTP", port: "80" } },
    { "cluster.loadBalancer.listeners.http.defaultAction": "redirects to itself" },
  ],
  [
    "http",
    { "loadBalancer.listeners.http.port": 8080 },
    { "cluster.loadBalancer.listeners.http.defaultAction.port": "Envoy keeps the port of the request's Host header" },
  ],
  [
    "http",
    { "loadBalancer.listeners.http.defaultAction": { type: "redirect", path: "/new/#{path}" } },
    { "cluster.loadBalancer.listeners.http.defaultAction.path": "a fixed path, or /#{path}" },
  ],
  [
    "http",
    { "loadBalancer.listeners.http.defaultAction": { type: "redirect", query: "a=b" } },
    { "cluster.loadBalancer.listeners.http.defaultAction.query": "#{query}" },
  ],
  [
    "http",
    { "loadBalancer.listeners.http.defaultAction": { type: "fixed-response", statusCode: 302 } },
    { "cluster.loadBalancer.listeners.http.defaultAction.statusCode": "use a redirect action" },
  ],
  ["http", { [rules]: { one: rule(1, {}) } }, { [`cluster.${rules}.one.conditions`]: "holds for every request" }],
  [
    "http",
    { [rules]: { one: rule(1, { path: ["/a"] }), two: rule(1, { path: ["/b"] }) } },
    { [`cluster.${rules}.two.priority`]: "rule one has this priority already" },
  ],
  [
    "http",
    { [rules]: { wide: rule(1, { path: ["/a/*"] }), narrow: rule(2, { path: ["/a/b"] }) } },
    { [`cluster.${rules}.narrow.priority`]: "Gateway API may prefer this one" },
  ],
  [
    "http",
    { [rules]: { one: rule(1, { pathRegex: ["/a(?=b)"] }) } },
    { [`cluster.${rules}.one.conditions.pathRegex[0]`]: "RE2" },
  ],
  [
    "http",
    { [rules]: { one: rule(1, { pathRegex: ["/a("] }) } },
    { [`cluster.${rules}.one.conditions.pathRegex[0]`]: "not a regular expression" },
  ],
  [
    "http",
    { [rules]: { one: rule(1, { path: ["/a"], pathRegex: ["/b"] }) } },
    { [`cluster.${rules}.one.conditions.pathRegex`]: "two ways to say the path" },
  ],
  [
    "http",
    { [rules]: { one: rule(1, { host: ["shop-*.example.com"] }) } },
    { [`cluster.${rules}.one.conditions.host[0]`]: "*.example.com" },
  ],
  [
    "http",
    { [rules]: { one: rule(1, { path: ["api/*"] }) } },
    { [`cluster.${rules}.one.conditions.path[0]`]: "write /api/*" },
  ],
  [
    "http",
    { [rules]: { one: rule(1, { sourceIp: ["10.0.0.0/8"] }) } },
    { [`cluster.${rules}.one.conditions.sourceIp`]: "a listener of their own, with allow" },
  ],
  [
    "http",
    { [rules]: { one: rule(1, { path: Array.from({ length: 22 }, (_, index) => `/${index}`) }) } },
    { [`cluster.${rules}.one.conditions`]: "split the rule" },
  ],
  ["http", { "loadBalancer.scheme": "internal" }, { "cluster.loadBalancer.scheme": "the address would be public" }],
  ["http", { "loadBalancer.idleTimeout": 0 }, { "cluster.loadBalancer.idleTimeout": "1 to 86400 seconds" }],
  ["http", { "loadBalancer.idleTimeout": "60s" }, { "cluster.loadBalancer.idleTimeout": "write 60" }],
  [
    "connections",
    { "loadBalancer.listeners.smtp.protocol": "HTTP" },
    { "cluster.loadBalancer.listeners.smtp.protocol": "not a protocol of a network load balancer" },
  ],
  [
    "connections",
    { "loadBalancer.listeners.smtp.defaultAction": { type: "redirect", port: "2525" } },
    { "cluster.loadBalancer.listeners.smtp.defaultAction.type": "cannot redirect" },
  ],
  [
    "connections",
    { "loadBalancer.listeners.smtp.defaultAction": { ...forward({ smtp: 1 }), stickiness: { duration: 60 } } },
    { "cluster.loadBalancer.listeners.smtp.defaultAction.stickiness": "reads no cookie" },
  ],
  [
    "connections",
    {
      "loadBalancer.listeners.smtp.rules": {
        one: { priority: 1, conditions: { path: ["/a"] }, action: forward({ smtp: 1 }) },
      },
    },
    { "cluster.loadBalancer.listeners.smtp.rules": "tells no requests apart" },
  ],
  [
    "connections",
    { "loadBalancer.listeners.names.allow": ["10.0.0.0/8"] },
    { "cluster.loadBalancer.listeners.names.allow": "UDP" },
  ],
  [
    "connections",
    { "loadBalancer.listeners.smtp.defaultAction.targetGroups": { names: 1 } },
    { "cluster.loadBalancer.listeners.smtp.defaultAction.targetGroups.names": "groups with protocol TCP" },
  ],
  ["connections", { "loadBalancer.enableHttp2": false }, { "cluster.loadBalancer.enableHttp2": "does not read HTTP" }],
  [
    "connections",
    { "loadBalancer.clientKeepAlive": 600 },
    { "cluster.loadBalancer.clientKeepAlive": "does not read HTTP" },
  ],
];
