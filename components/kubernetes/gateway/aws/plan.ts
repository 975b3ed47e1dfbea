import type { LoadBalancerConfiguration } from "../../crds/load-balancer-configuration";
import type { TargetGroupConfiguration } from "../../crds/target-group-configuration";
import { metadataOf, nameOf } from "../../objects";
import type { KubernetesTargetGroupSettings } from "../../target-group/resolved";
import { type GatewayContext, idleTimeoutOf } from "../context";
import { strictTransportSecurityOf } from "../filters";
import type { KubernetesLoadBalancerListenerSettings, KubernetesLoadBalancerSettings } from "../resolved";

type Listener = KubernetesLoadBalancerListenerSettings;
type Attribute = { readonly key: string; readonly value: string };

const byName = <T>(map: Readonly<Record<string, T>>): readonly [string, T][] =>
  Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));

/** Those that have a value, as the service wants them: texts. */
const attributes = (values: Readonly<Record<string, string | number | boolean | undefined>>): readonly Attribute[] =>
  Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [{ key, value: `${value}` }]));

/** Security policies by the oldest version of TLS that they take. Source: ELBv2, SslPolicies, read 2026-11-30. */
const securityPolicies = {
  "1.2": "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
  "1.3": "ELBSecurityPolicy-TLS13-1-3-PQ-2025-09",
} as const;

/** Headers of every answer. Source: ELBv2, listener attributes of application load balancers. */
function headerAttributes(listener: Listener): readonly Attribute[] {
  const { cors, contentSecurityPolicy, contentTypeOptions, frameOptions } = listener.responseHeaders;
  const header = (name: string) => `routing.http.response.${name}.header_value`;
  return attributes({
    [header("strict_transport_security")]: strictTransportSecurityOf(listener),
    [header("content_security_policy")]: contentSecurityPolicy,
    [header("x_content_type_options")]: contentTypeOptions ? "nosniff" : undefined,
    [header("x_frame_options")]: frameOptions,
    [header("access_control_allow_origin")]: cors?.allowOrigin,
    [header("access_control_allow_methods")]: cors?.allowMethods && [...cors.allowMethods].sort().join(","),
    [header("access_control_allow_headers")]: cors?.allowHeaders && [...cors.allowHeaders].sort().join(","),
    [header("access_control_expose_headers")]: cors?.exposeHeaders && [...cors.exposeHeaders].sort().join(","),
    [header("access_control_allow_credentials")]: cors?.allowCredentials === true ? true : undefined,
    [header("access_control_max_age")]: cors?.maxAge,
  });
}

/** What the load balancer is beside its routes: Gateway API has no field for any of it. */
export function planLoadBalancer(
  settings: KubernetesLoadBalancerSettings,
  context: GatewayContext,
): LoadBalancerConfiguration {
  const { certificateArn, minTlsVersion } = context.proxies;
  const listeners = byName(settings.listeners).map(([, listener]) => listener);
  // One security group serves all listeners: a rule of the spec has them agree.
  const allow = listeners[0]?.allow;
  return {
    apiVersion: "gateway.k8s.aws/v1",
    kind: "LoadBalancerConfiguration",
    metadata: metadataOf(context, nameOf(context)),
    spec: {
      scheme: settings.scheme,
      ipAddressType: settings.ipAddressType,
      ...(allow === undefined ? {} : { sourceRanges: [...allow].sort() }),
      ...(Object.keys(context.labels).length === 0 ? {} : { tags: context.labels }),
      loadBalancerAttributes: attributes({
        "idle_timeout.timeout_seconds": idleTimeoutOf(settings),
        "client_keep_alive.seconds": settings.clientKeepAlive,
        "deletion_protection.enabled": settings.enableDeletionProtection,
        "routing.http.drop_invalid_header_fields.enabled": settings.dropInvalidHeaderFields,
        "routing.http2.enabled": settings.enableHttp2,
        "routing.http.x_amzn_tls_version_and_cipher_suite.enabled": settings.enableTlsVersionAndCipherSuiteHeaders,
      }),
      listenerConfigurations: listeners.map((listener) => {
        const headers = headerAttributes(listener);
        return {
          protocolPort: `${listener.protocol}:${listener.port}`,
          ...(listener.protocol === "HTTPS" && certificateArn !== undefined
            ? { defaultCertificate: certificateArn, sslPolicy: securityPolicies[minTlsVersion] }
            : {}),
          ...(headers.length === 0 ? {} : { listenerAttributes: headers }),
        };
      }),
    },
  };
}

function stickinessAttributes({ stickiness }: KubernetesTargetGroupSettings): readonly Attribute[] {
  switch (stickiness?.type) {
    case "lb_cookie":
      return attributes({
        "stickiness.enabled": true,
        "stickiness.type": "lb_cookie",
        "stickiness.lb_cookie.duration_seconds": stickiness.cookieDuration,
      });
    case "app_cookie":
      return attributes({
        "stickiness.enabled": true,
        "stickiness.type": "app_cookie",
        "stickiness.app_cookie.cookie_name": stickiness.cookieName,
        "stickiness.app_cookie.duration_seconds": applicationCookie,
      });
    // An application load balancer hashes no addresses: the spec refuses it.
    case "source_ip":
    case undefined:
      return [];
  }
}

/** Seconds that a client stays by its application's cookie, which says no time of its own. Source: ELBv2, its default. */
export const applicationCookie = 86400;

const percentage = "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage";

function planTargets(key: string, group: KubernetesTargetGroupSettings, context: GatewayContext) {
  const { healthCheck, protocolVersion, loadBalancingAlgorithmType, deregistrationDelay, slowStart } = group;
  const { minimumHealthyTargetsPercentage: share } = group.targetGroupHealth.unhealthyStateRouting;
  const name = nameOf(context, key);
  const manifest: TargetGroupConfiguration = {
    apiVersion: "gateway.k8s.aws/v1",
    kind: "TargetGroupConfiguration",
    metadata: metadataOf(context, name),
    spec: {
      targetReference: { group: "", kind: "Service", name },
      defaultConfiguration: {
        // Pods themselves: by way of a node's port no pod's health would count.
        targetType: "ip",
        protocol: "HTTP",
        protocolVersion: protocolVersion ?? "HTTP1",
        healthCheckConfig: {
          healthCheckProtocol: "HTTP",
          healthCheckPort: `${healthCheck.port}`,
          healthCheckPath: healthCheck.path,
          healthCheckInterval: healthCheck.interval,
          healthCheckTimeout: healthCheck.timeout,
          healthyThresholdCount: healthCheck.healthyThreshold,
          unhealthyThresholdCount: healthCheck.unhealthyThreshold,
          matcher: { httpCode: healthCheck.matcher },
        },
        targetGroupAttributes: [
          ...attributes({
            "deregistration_delay.timeout_seconds": deregistrationDelay,
            "load_balancing.algorithm.type": loadBalancingAlgorithmType,
            "slow_start.duration_seconds": slowStart === 0 ? undefined : slowStart,
            [percentage]: share === "off" ? undefined : share,
          }),
          ...stickinessAttributes(group),
        ],
      },
    },
  };
  return { key, manifest };
}

/** How the load balancer reaches and checks the pods of each group that it forwards to. */
export const planTargetConfigurations = (context: GatewayContext) =>
  byName(context.targetGroups).map(([key, group]) => planTargets(key, group, context));
