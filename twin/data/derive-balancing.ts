import type { z } from "zod";
import { types } from "../../platforms/aws/catalog/types";
import { vendorCheck } from "../../platforms/aws/defaults";
import { loopbackAddress } from "../contract/addresses";
import type { Balancer, HealthCheck, Listener, Rule, TargetGroup } from "../contract/desired-state";
import { conditionsOf, rewritesOf, toAction } from "./derive-actions";
import { clientCertificatesOf, type TrustStores, trustStoresOf } from "./derive-clients";
import { responseHeadersOf } from "./derive-headers";
import { registeredAs } from "./derive-machines";
import { webAclsByBalancer } from "./derive-web-acls";
import {
  type ListenerShape,
  listenerCertificateShape,
  listenerRuleShape,
  listenerShape,
  loadBalancerShape,
  subnetShape,
  type TargetGroupShape,
  targetGroupAttachmentShape,
  targetGroupShape,
} from "./shapes";
import { groupBy, readAll, type Stored } from "./stored";

/** Seconds. Source: elasticloadbalancingv2 API, idle_timeout.timeout_seconds and tcp.idle_timeout.seconds. */
const idleTimeout = { application: 60, network: 350 };

const protocols = ["HTTP", "HTTPS", "TCP", "TLS", "UDP", "TCP_UDP"] as const;
const algorithms = ["round_robin", "least_outstanding_requests", "weighted_random"] as const;
const forwardedModes = ["append", "preserve", "remove"] as const;
const checkProtocols = ["HTTP", "HTTPS", "TCP"] as const;
const oneOf = <T extends string>(allowed: readonly T[], value: string | undefined, fallback: T): T =>
  allowed.find((item) => item === value) ?? fallback;

export function deriveBalancers(stored: Stored, slot: number): Balancer[] {
  const zones = new Map(
    readAll(stored, types.subnet, subnetShape).map((subnet) => [subnet.id, subnet.availabilityZone]),
  );
  const listeners = listenersByBalancer(stored);
  const webAcls = webAclsByBalancer(stored);
  // One of type gateway has no clients: packets come to it by routes, and it hands them to appliances as they are.
  const forClients = readAll(stored, types.balancer, loadBalancerShape).filter(
    ({ loadBalancerType }) => loadBalancerType !== "gateway",
  );
  return forClients.map((balancer) => {
    const type = oneOf(["application", "network"], balancer.loadBalancerType, "application");
    const own = listeners.get(balancer.arn) ?? [];
    const listenerIdle = own.find((listener) => listener.idleTimeout !== undefined)?.idleTimeout;
    return {
      arn: balancer.arn,
      name: balancer.name,
      type,
      addresses: interfacesOf(balancer).map(({ subnet, address }) => ({
        zone: zones.get(subnet) ?? "",
        ip: loopbackAddress(slot, address),
      })),
      dnsName: balancer.dnsName,
      securityGroups: balancer.securityGroups,
      // An application load balancer spreads across zones always; there it is a setting of the target group only.
      crossZone: type === "application" || balancer.enableCrossZoneLoadBalancing,
      idleTimeout: balancer.idleTimeout ?? listenerIdle ?? idleTimeout[type],
      dropInvalidHeaderFields: balancer.dropInvalidHeaderFields,
      http2: balancer.enableHttp2,
      clientKeepAlive: balancer.clientKeepAlive,
      forwardedFor: {
        mode: oneOf(forwardedModes, balancer.xffHeaderProcessingMode, "append"),
        hasPort: balancer.enableXffClientPort,
      },
      accessLogs: balancer.accessLogs?.enabled === true,
      connectionLogs: type === "application" && balancer.connectionLogs?.enabled === true,
      healthCheckLogs: type === "application" && balancer.healthCheckLogs?.enabled === true,
      webAcl: webAcls.get(balancer.arn),
      listeners: own.map(({ listener }) =>
        balancer.enableTlsVersionAndCipherSuiteHeaders ? listener : { ...listener, tlsHeaders: undefined },
      ),
    };
  });
}

/** One interface per subnet in the order of the program: the first one is the VIP. */
function interfacesOf(balancer: z.output<typeof loadBalancerShape>) {
  return balancer.subnetMappings.flatMap(({ subnetId, privateIpv4Address }) =>
    privateIpv4Address === undefined ? [] : [{ subnet: subnetId, address: privateIpv4Address }],
  );
}

/** The VPC addresses that balancers have: nodes must not be given the same. */
export function balancerAddresses(stored: Stored): string[] {
  return readAll(stored, types.balancer, loadBalancerShape).flatMap((balancer) =>
    interfacesOf(balancer).map(({ address }) => address),
  );
}

function listenersByBalancer(stored: Stored) {
  const rules = rulesByListener(stored);
  const stores = trustStoresOf(stored);
  const certificates = groupBy(
    readAll(stored, types.listenerCertificate, listenerCertificateShape),
    (certificate) => certificate.listenerArn,
  );
  const listeners = readAll(stored, types.listener, listenerShape).map((shape) => ({
    balancer: shape.loadBalancerArn,
    idleTimeout: shape.tcpIdleTimeoutSeconds,
    listener: toListener(
      shape,
      rules.get(shape.arn) ?? [],
      (certificates.get(shape.arn) ?? []).map((certificate) => certificate.certificateArn),
      stores,
    ),
  }));
  return groupBy(listeners, ({ balancer }) => balancer);
}

function toListener(
  shape: ListenerShape,
  rules: readonly Rule[],
  more: readonly string[],
  stores: TrustStores,
): Listener {
  return {
    arn: shape.arn,
    port: shape.port,
    protocol: oneOf(protocols, shape.protocol, "HTTP"),
    sslPolicy: shape.sslPolicy,
    alpnPolicy: shape.alpnPolicy,
    certificates: [...(shape.certificateArn === undefined ? [] : [shape.certificateArn]), ...more],
    clientCertificates: clientCertificatesOf(shape, stores),
    responseHeaders: responseHeadersOf(shape),
    serverHeader: shape.routingHttpResponseServerEnabled,
    tlsHeaders:
      shape.protocol === "HTTPS"
        ? {
            version: shape.routingHttpRequestXAmznTlsVersionHeaderName,
            cipherSuite: shape.routingHttpRequestXAmznTlsCipherSuiteHeaderName,
          }
        : undefined,
    defaultAction: toAction(shape.defaultActions),
    rules,
  };
}

function rulesByListener(stored: Stored): ReadonlyMap<string, Rule[]> {
  const shapes = readAll(stored, types.listenerRule, listenerRuleShape);
  const byListener = groupBy(
    shapes.toSorted((a, b) => a.priority - b.priority),
    (rule) => rule.listenerArn,
  );
  return new Map([...byListener].map(([arn, rules]) => [arn, rules.map(toRule)]));
}

function toRule(shape: z.output<typeof listenerRuleShape>): Rule {
  return {
    arn: shape.arn,
    priority: shape.priority,
    conditions: shape.conditions.flatMap(conditionsOf),
    rewrites: rewritesOf(shape.transforms),
    action: toAction(shape.actions),
  };
}

export function deriveTargetGroups(stored: Stored): TargetGroup[] {
  const attachments = groupBy(
    readAll(stored, types.targetGroupAttachment, targetGroupAttachmentShape),
    (attachment) => attachment.targetGroupArn,
  );
  const isMachine = registeredAs(stored);
  return readAll(stored, types.targetGroup, targetGroupShape).map((group) => {
    const protocol = oneOf(protocols, group.protocol, "HTTP");
    const registered = attachments.get(group.arn) ?? [];
    const isFunction = group.targetType === "lambda";
    return {
      arn: group.arn,
      name: group.name,
      protocol,
      port: group.port,
      algorithm: oneOf(algorithms, group.loadBalancingAlgorithmType, "round_robin"),
      stickiness: stickinessOf(group),
      slowStart: group.slowStart,
      deregistrationDelay: group.deregistrationDelay,
      connectionTermination: group.connectionTermination,
      proxyProtocolV2: group.proxyProtocolV2,
      minimumHealthyTargets: group.targetGroupHealth?.unhealthyStateRouting?.minimumHealthyTargetsCount ?? 1,
      healthCheck: healthCheckOf(group, protocol),
      functionArn: isFunction ? (registered[0]?.targetId ?? "") : undefined,
      attachments: (isFunction ? [] : registered.filter(({ targetId }) => isMachine(targetId) === undefined)).map(
        (attachment) => ({
          id: attachment.targetId,
          port: attachment.port ?? group.port,
        }),
      ),
    };
  });
}

function stickinessOf(group: TargetGroupShape): TargetGroup["stickiness"] {
  const stickiness = group.stickiness;
  if (stickiness === undefined || stickiness === null || !stickiness.enabled) return undefined;
  if (stickiness.type === "source_ip") return { type: "source_ip" };
  if (stickiness.type === "app_cookie") {
    return { type: "app_cookie", duration: stickiness.cookieDuration, cookieName: stickiness.cookieName };
  }
  return { type: "lb_cookie", duration: stickiness.cookieDuration };
}

function healthCheckOf(group: TargetGroupShape, groupProtocol: TargetGroup["protocol"]): HealthCheck {
  const check = group.healthCheck ?? undefined;
  const web = groupProtocol === "HTTP" || groupProtocol === "HTTPS";
  const protocol = oneOf(checkProtocols, check?.protocol, web ? "HTTP" : "TCP");
  const port = check?.port ?? "traffic-port";
  return {
    protocol,
    port: port === "traffic-port" ? port : Number(port),
    path: check?.path ?? "/",
    matcher: check?.matcher || (web ? "200" : "200-399"),
    interval: check?.interval ?? vendorCheck.inBlock.interval,
    timeout: check?.timeout ?? vendorCheck.timeout(protocol),
    healthyThreshold: check?.healthyThreshold ?? vendorCheck.inBlock.healthyThreshold,
    unhealthyThreshold: check?.unhealthyThreshold ?? vendorCheck.inBlock.unhealthyThreshold,
  };
}
