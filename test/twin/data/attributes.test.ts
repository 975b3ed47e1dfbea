import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../../tools/setup";
import { renderConfig } from "../../../twin/balancer/render/config";
import type { Props } from "../../../twin/contract/resources";
import { deriveDesiredState } from "../../../twin/data/derive";
import { addCluster, arns, MemoryHost, types } from "../../support/cluster";

interface Flip {
  /** As the table names it. */
  readonly attribute: string;
  readonly change: Props;
  /** Another kind of balancer, where the attribute is one of that kind. */
  readonly on?: "network";
}

const tcp = { protocol: "TCP", healthCheck: { protocol: "TCP" } };

/** The attributes of the provider's LoadBalancer that bear on traffic, each away from its default. */
const ofBalancer: readonly Flip[] = [
  { attribute: "accessLogs", change: { accessLogs: { enabled: true, bucket: "logs" } } },
  { attribute: "clientKeepAlive", change: { clientKeepAlive: 120 } },
  { attribute: "connectionLogs", change: { connectionLogs: { enabled: true, bucket: "logs" } } },
  { attribute: "desyncMitigationMode", change: { desyncMitigationMode: "strictest" } },
  { attribute: "dnsRecordClientRoutingPolicy", change: { dnsRecordClientRoutingPolicy: "availability_zone_affinity" } },
  { attribute: "dropInvalidHeaderFields", change: { dropInvalidHeaderFields: true } },
  { attribute: "enableCrossZoneLoadBalancing", change: { enableCrossZoneLoadBalancing: true }, on: "network" },
  { attribute: "enableDeletionProtection", change: { enableDeletionProtection: true } },
  { attribute: "enableHttp2", change: { enableHttp2: false } },
  { attribute: "enableTlsVersionAndCipherSuiteHeaders", change: { enableTlsVersionAndCipherSuiteHeaders: true } },
  { attribute: "enableWafFailOpen", change: { enableWafFailOpen: true } },
  { attribute: "enableXffClientPort", change: { enableXffClientPort: true } },
  { attribute: "enableZonalShift", change: { enableZonalShift: true } },
  {
    attribute: "enforceSecurityGroupInboundRulesOnPrivateLinkTraffic",
    change: { enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "off" },
    on: "network",
  },
  { attribute: "healthCheckLogs", change: { healthCheckLogs: { enabled: true, bucket: "logs" } } },
  { attribute: "idleTimeout", change: { idleTimeout: 61 } },
  { attribute: "ipAddressType", change: { ipAddressType: "dualstack" } },
  { attribute: "minimumLoadBalancerCapacity", change: { minimumLoadBalancerCapacity: { capacityUnits: 100 } } },
  { attribute: "preserveHostHeader", change: { preserveHostHeader: true } },
  { attribute: "xffHeaderProcessingMode", change: { xffHeaderProcessingMode: "remove" } },
];

const health = (routing: Props, failover: Props = {}) => ({
  targetGroupHealth: { unhealthyStateRouting: routing, dnsFailover: failover },
});

/** The same of TargetGroup. */
const ofGroup: readonly Flip[] = [
  { attribute: "connectionTermination", change: { connectionTermination: true }, on: "network" },
  { attribute: "deregistrationDelay", change: { deregistrationDelay: 17 } },
  { attribute: "dnsFailover", change: health({}, { minimumHealthyTargetsCount: "3" }) },
  { attribute: "healthCheck", change: { healthCheck: { path: "/other", interval: 11 } } },
  { attribute: "ipAddressType", change: { ipAddressType: "ipv6" } },
  { attribute: "lambdaMultiValueHeadersEnabled", change: { lambdaMultiValueHeadersEnabled: true } },
  { attribute: "loadBalancingAlgorithmType", change: { loadBalancingAlgorithmType: "least_outstanding_requests" } },
  { attribute: "loadBalancingAnomalyMitigation", change: { loadBalancingAnomalyMitigation: "on" } },
  { attribute: "loadBalancingCrossZoneEnabled", change: { loadBalancingCrossZoneEnabled: "false" } },
  { attribute: "minimumHealthyTargetsCount", change: health({ minimumHealthyTargetsCount: 2 }) },
  { attribute: "minimumHealthyTargetsPercentage", change: health({ minimumHealthyTargetsPercentage: "50" }) },
  { attribute: "preserveClientIp", change: { preserveClientIp: "true" }, on: "network" },
  { attribute: "protocol", change: { protocol: "HTTPS" } },
  { attribute: "protocolVersion", change: { protocolVersion: "HTTP2" } },
  { attribute: "proxyProtocolV2", change: { proxyProtocolV2: true }, on: "network" },
  { attribute: "slowStart", change: { slowStart: 30 } },
  { attribute: "stickiness", change: { stickiness: { type: "lb_cookie", enabled: true, cookieDuration: 60 } } },
  {
    attribute: "targetHealthStates",
    change: { targetHealthStates: [{ enableUnhealthyConnectionTermination: false }] },
    on: "network",
  },
  { attribute: "targetType", change: { targetType: "ip" } },
];

/** What the data plane makes of a cluster: HAProxy's configuration, and what the plane itself does when a target leaves. */
function played(on: Flip["on"], change?: { readonly type: string; readonly id: string; readonly to: Props }): string {
  const host = new MemoryHost(20);
  try {
    addCluster(host);
    const put = (type: string, id: string, more: Props) =>
      host.put(type, id, { ...host.get(type, id)?.outputs, ...more });
    // Over TLS, so that what is offered in a handshake can be seen.
    if (on === "network") {
      put(types.balancer, arns.balancer, { loadBalancerType: "network" });
      put(types.listener, arns.listener, { protocol: "TCP" });
      put(types.targetGroup, arns.targetGroup, tcp);
    } else put(types.listener, arns.listener, { protocol: "HTTPS" });
    if (change !== undefined) put(change.type, change.id, change.to);
    const desired = deriveDesiredState(host, host.slot);
    const config = renderConfig(desired, {
      process: { threads: 2, adminSocket: "admin.sock", stateFile: "servers.state", hasLua: true },
      files: () => ({
        sources: "sources.lst",
        confined: "confined.lst",
        certificates: "certificates.lst",
        authorities: "ca.pem",
        revocations: "crl.pem",
      }),
      slots: () => [{ address: "127.1.0.1", port: 8080, checkAddress: "127.1.0.1", checkPort: 8080 }],
    });
    const leaving = desired.targetGroups.map((group) => [group.deregistrationDelay, group.connectionTermination]);
    return `${config}\n${JSON.stringify(leaving)}`;
  } finally {
    host.cleanUp();
  }
}

const withoutEffect = (flips: readonly Flip[], type: string, id: string): string[] =>
  flips
    .filter(({ change, on }) => played(on, { type, id, to: change }) === played(on))
    .map(({ attribute }) => attribute)
    .toSorted();

/** The attributes that the page names for a kind of resource. */
function documented(resource: string): string[] {
  const page = readFileSync(join(root, "docs", "twin.md"), "utf8");
  const [, section = ""] = page.split("### Attributes that are shown, not played");
  return [...(section.split("\n### ")[0] ?? "").matchAll(/^\| ([\w ]+) \| (.+?) \|/gm)]
    .filter(([, kind]) => kind === resource)
    .flatMap(([, , names = ""]) => [...names.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name))
    .toSorted();
}

test("every attribute of a load balancer changes what is played, or the page says that it does not", () => {
  assert.deepEqual(withoutEffect(ofBalancer, types.balancer, arns.balancer), documented("load balancer"));
});

test("every attribute of a target group changes what is played, or the page says that it does not", () => {
  assert.deepEqual(withoutEffect(ofGroup, types.targetGroup, arns.targetGroup), documented("target group"));
});
