import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { evaluate } from "../../policies/evaluate";
import { refusalRules } from "../../policies/rules";
import { everyRule } from "./breaks";
import { graphOf, type Program, withProperty } from "./fixture";
import { compliant } from "./program";

type Variant = readonly [resource: string, property: string, value: unknown];

/** One value at the edge of what AWS takes, or one that looks like a fault and is none. */
const variants: readonly Variant[] = [
  ["balancer", "idleTimeout", 1],
  ["balancer", "idleTimeout", 4000],
  ["balancer", "idleTimeout", "60"],
  ["balancer", "name", "a".repeat(32)],
  ["balancer", "name", "Shop-1"],
  ["balancer", "ipAddressType", "dualstack"],
  ["balancer", "clientKeepAlive", 604800],
  ["balancer", "accessLogs", { bucket: "$logs", enabled: false, prefix: "AWSLogs" }],
  ["networkBalancer", "enforceSecurityGroupInboundRulesOnPrivateLinkTraffic", "off"],
  ["https", "port", 65535],
  ["https", "defaultActions[0].forward.targetGroups[0].weight", 999],
  ["https", "defaultActions[0].forward.targetGroups[1].weight", 0],
  ["https", "defaultActions[0].forward.stickiness.duration", 604800],
  ["http", "defaultActions[0].redirect", { protocol: "HTTPS", statusCode: "HTTP_302" }],
  ["http", "defaultActions[0].redirect", { port: "8080", statusCode: "HTTP_301" }],
  ["http", "defaultActions[0].redirect", { host: "www.#{host}", path: "/shop/#{path}", statusCode: "HTTP_301" }],
  [
    "http",
    "defaultActions",
    [{ type: "fixed-response", fixedResponse: { contentType: "text/plain", statusCode: "503" } }],
  ],
  ["httpRule", "priority", 50000],
  ["httpRule", "priority", undefined],
  ["httpRule", "conditions[0].pathPattern.values", ["/a", "/b", "/c", "/d", "/e"]],
  [
    "httpRule",
    "conditions",
    [{ pathPattern: { values: ["/a"] } }, { httpHeader: { httpHeaderName: "a", values: ["b"] } }],
  ],
  [
    "httpRule",
    "conditions",
    [{ httpHeader: { httpHeaderName: "a", values: ["1"] } }, { httpHeader: { httpHeaderName: "b", values: ["2"] } }],
  ],
  ["httpsRule", "priority", 2],
  ["blue", "port", 1],
  ["blue", "deregistrationDelay", 0],
  ["blue", "deregistrationDelay", "3600"],
  ["blue", "slowStart", 0],
  ["blue", "stickiness", { type: "app_cookie", cookieName: "SESSION", cookieDuration: 604800 }],
  ["blue", "stickiness", { type: "lb_cookie", enabled: false }],
  ["blue", "healthCheck.interval", 300],
  ["blue", "healthCheck.timeout", 4],
  ["blue", "healthCheck.matcher", "200-399"],
  ["blue", "healthCheck.matcher", "200,204,301"],
  ["blue", "healthCheck.port", "9000"],
  ["blue", "healthCheck.port", "traffic-port"],
  ["blue", "healthCheck", undefined],
  ["plain", "healthCheck", { protocol: "TCP", interval: 10, timeout: 10 }],
  ["plain", "healthCheck.matcher", "200-599"],
  ["plain", "preserveClientIp", "false"],
  ["plain", "connectionTermination", true],
  ["nodes", "maxSize", 4],
  ["nodes", "desiredCapacity", 4],
  ["nodes", "desiredCapacity", 6],
  ["nodes", "healthCheckType", "ELB,EBS"],
  ["nodes", "maxInstanceLifetime", 0],
  ["nodes", "instanceRefresh.preferences.autoRollback", false],
  ["nodes", "instanceMaintenancePolicy", { minHealthyPercentage: 100, maxHealthyPercentage: 200 }],
  ["template", "imageId", "resolve:ssm:/shop/image"],
  ["template", "userData", Buffer.alloc(16384).toString("base64")],
  ["template", "name", "shop.nodes/(blue)"],
  ["template", "metadataOptions.httpPutResponseHopLimit", 64],
  ["firewall", "description", "a-z, 0-9 and ._-:/()#,@[]+=&;{}!$*"],
  ["httpsIn", "cidrIpv4", "203.0.113.7/32"],
  ["httpsIn", "toPort", 444],
  ["aclHttps", "ruleNumber", 32766],
  ["aclReturn", "ruleNumber", 101],
  ["aclOut", "ruleNumber", 110],
  ["vpc", "cidrBlock", "10.0.0.0/22"],
  ["subnetB", "cidrBlock", "10.0.2.0/28"],
  ["subnetB", "ipv6CidrBlock", "2001:db8:1234:1a00::/64"],
  ["natGateway", "connectivityType", "public"],
  ["certificate", "subjectAlternativeNames", ["*.shop.example.com"]],
  ["primary", "ttl", 0],
  ["secondary", "setIdentifier", "b".repeat(128)],
  ["healthCheck", "requestInterval", 10],
  ["logs", "bucket", "logs.shop-1"],
  ["logsLifecycle", "rules", [{ id: "a", status: "Disabled", expiration: { days: 1 } }]],
  ["role", "maxSessionDuration", 43200],
  ["role", "name", "shop+web=a,b.c@d-e"],
  ["attachment", "policyArn", "arn:aws-us-gov:iam::aws:policy/service-role/A"],
  [
    "key",
    "policy",
    JSON.stringify({ Statement: [{ Effect: "Allow", Principal: "*", Action: "KMS:put*", Resource: "*" }] }),
  ],
  ["parameter", "name", "/shop/aws"],
  ["logGroup", "retentionInDays", 0],
  ["logGroup", "retentionInDays", 3653],
  ["logGroup", "tags", Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`key-${index}`, ""]))],
];

/** Resources that look as if they met, and do not. */
const beside: Readonly<Record<string, (program: Program) => Program>> = {
  "the same name in another region": (program) =>
    withProperty(
      withProperty({ ...program, twin: program["role"] ?? assert.fail() }, "role", "name", "shop"),
      "twin",
      "name",
      "shop-2",
    ),
  "the same port of another balancer": (program) => withProperty(program, "tls", "port", 443),
  "the same priority of another listener": (program) => withProperty(program, "httpsRule", "priority", 1),
  "the same number of an ACL, in and out": (program) => withProperty(program, "aclOut", "ruleNumber", 110),
  "a zone's name below another zone": (program) => withProperty(program, "primary", "name", "inner.example.com"),
  "subnets side by side": (program) => withProperty(program, "subnetB", "cidrBlock", "10.0.255.0/24"),
};

const failing = (program: Program, ids: "known" | "unknown") =>
  evaluate(graphOf(program, ids), refusalRules, everyRule)
    .results.filter(({ verdict }) => verdict !== "pass")
    .map(
      ({ rule, name, verdict, note, findings }) =>
        `${verdict} ${rule} ${name} ${note ?? ""} ${findings[0]?.problem ?? ""}`,
    );

describe("nothing is refused that AWS takes", () => {
  for (const [resource, property, value] of variants) {
    const shown = JSON.stringify(value)?.slice(0, 80) ?? "nothing";
    test(`${resource}.${property} = ${shown}`, () => {
      for (const ids of ["known", "unknown"] as const) {
        assert.deepEqual(failing(withProperty(compliant, resource, property, value), ids), []);
      }
    });
  }

  for (const [name, change] of Object.entries(beside)) {
    test(name, () => assert.deepEqual(failing(change(compliant), "unknown"), []));
  }
});
