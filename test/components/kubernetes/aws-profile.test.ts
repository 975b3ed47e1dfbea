import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { alb } from "../../support/kubernetes/alb";
import { type Applied, objectsOf, only, recordCluster } from "../../support/kubernetes/cluster";
import { schemaProblems } from "../../support/kubernetes/schemas";

const specOf = (objects: readonly Applied[], kind: string, name: string) => only(objects, kind, name).spec;

describe("a cluster behind an application load balancer of AWS", () => {
  test("is as the published schemas have it, with nothing of Envoy Gateway, cert-manager and MetalLB", async () => {
    const objects = objectsOf(await recordCluster(alb()));
    assert.deepEqual(
      objects.flatMap((object) => schemaProblems(object)),
      [],
    );
    assert.deepEqual([...new Set(objects.map(({ kind }) => kind))].sort(), [
      ...["Deployment", "Gateway", "HTTPRoute", "ListenerRuleConfiguration", "LoadBalancerConfiguration", "Namespace"],
      ...["NetworkPolicy", "PodDisruptionBudget", "Service", "ServiceAccount", "TargetGroupConfiguration"],
    ]);
  });

  test("has its certificate, headers, clients and times in the load balancer's configuration", async () => {
    const objects = objectsOf(await recordCluster(alb()));
    const gateway = specOf(objects, "Gateway", "shop") as { listeners: readonly { tls?: object }[] };
    assert.deepEqual(Reflect.get(gateway, "infrastructure"), {
      parametersRef: { group: "gateway.k8s.aws", kind: "LoadBalancerConfiguration", name: "shop" },
    });
    assert.equal(Reflect.get(gateway, "gatewayClassName"), "alb");
    assert.ok(gateway.listeners.every(({ tls }) => tls === undefined));
    assert.deepEqual(specOf(objects, "LoadBalancerConfiguration", "shop"), {
      scheme: "internet-facing",
      ipAddressType: "ipv4",
      sourceRanges: ["203.0.113.0/24"],
      tags: { owner: "platform" },
      loadBalancerAttributes: [
        { key: "idle_timeout.timeout_seconds", value: "120" },
        { key: "client_keep_alive.seconds", value: "600" },
        { key: "deletion_protection.enabled", value: "true" },
        { key: "routing.http.drop_invalid_header_fields.enabled", value: "true" },
        { key: "routing.http2.enabled", value: "false" },
        { key: "routing.http.x_amzn_tls_version_and_cipher_suite.enabled", value: "false" },
      ],
      listenerConfigurations: [
        { protocolPort: "HTTP:80" },
        {
          protocolPort: "HTTPS:443",
          defaultCertificate: "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b2c3d",
          sslPolicy: "ELBSecurityPolicy-TLS13-1-3-PQ-2025-09",
          listenerAttributes: [
            { key: "routing.http.response.strict_transport_security.header_value", value: "max-age=31536000" },
            { key: "routing.http.response.x_frame_options.header_value", value: "DENY" },
            { key: "routing.http.response.access_control_allow_origin.header_value", value: "https://www.example.com" },
            { key: "routing.http.response.access_control_allow_methods.header_value", value: "GET,PUT" },
            { key: "routing.http.response.access_control_max_age.header_value", value: "600" },
          ],
        },
      ],
    });
  });

  test("checks pods themselves, by their group's own numbers, and keeps clients as the group says", async () => {
    const objects = objectsOf(await recordCluster(alb()));
    const targets = (name: string) =>
      (specOf(objects, "TargetGroupConfiguration", name) as { defaultConfiguration: Record<string, unknown> })
        .defaultConfiguration;
    assert.deepEqual(targets("shop-calls"), {
      targetType: "ip",
      protocol: "HTTP",
      protocolVersion: "HTTP2",
      healthCheckConfig: {
        healthCheckProtocol: "HTTP",
        healthCheckPort: "9091",
        healthCheckPath: "/healthz",
        healthCheckInterval: 10,
        healthCheckTimeout: 3,
        healthyThresholdCount: 2,
        unhealthyThresholdCount: 2,
        matcher: { httpCode: "200-299" },
      },
      targetGroupAttributes: [
        { key: "deregistration_delay.timeout_seconds", value: "30" },
        { key: "load_balancing.algorithm.type", value: "round_robin" },
        { key: "slow_start.duration_seconds", value: "60" },
      ],
    });
    assert.deepEqual(targets("shop-blue")["targetGroupAttributes"], [
      { key: "deregistration_delay.timeout_seconds", value: "60" },
      { key: "load_balancing.algorithm.type", value: "round_robin" },
      { key: "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage", value: "30" },
      { key: "stickiness.enabled", value: "true" },
      { key: "stickiness.type", value: "lb_cookie" },
      { key: "stickiness.lb_cookie.duration_seconds", value: "3600" },
    ]);
  });

  test("keeps a client on its group where the groups keep it on a target, and says stars as the controller reads them", async () => {
    const objects = objectsOf(await recordCluster(alb()));
    const [rule] = (specOf(objects, "HTTPRoute", "shop-https") as { rules: readonly Record<string, unknown>[] }).rules;
    assert.deepEqual(rule?.["backendRefs"], [
      { name: "shop-blue", port: 8080, weight: 90 },
      { name: "shop-green", port: 8080, weight: 10 },
    ]);
    assert.deepEqual(rule?.["filters"], [
      {
        type: "ExtensionRef",
        extensionRef: { group: "gateway.k8s.aws", kind: "ListenerRuleConfiguration", name: "shop-https" },
      },
    ]);
    assert.deepEqual(specOf(objects, "ListenerRuleConfiguration", "shop-https"), {
      actions: [
        {
          type: "forward",
          forwardConfig: { targetGroupStickinessConfig: { enabled: true, durationSeconds: 3600 } },
        },
      ],
    });
    const [api] = (specOf(objects, "HTTPRoute", "shop-https-api") as { rules: readonly Record<string, unknown>[] })
      .rules;
    assert.deepEqual(api?.["matches"], [
      {
        path: { type: "Exact", value: "/api/*" },
        method: "GET",
        headers: [{ name: "x-version", type: "Exact", value: "2*" }],
      },
    ]);
    assert.deepEqual(api?.["filters"], [{ type: "URLRewrite", urlRewrite: { hostname: "api.shop" } }]);
    assert.deepEqual(specOf(objects, "ListenerRuleConfiguration", "shop-https-admin"), {
      actions: [
        {
          type: "fixed-response",
          fixedResponseConfig: { statusCode: 404, contentType: "text/plain", messageBody: "not here" },
        },
      ],
    });
  });

  test("waits in a rollout for the load balancer, which alone reaches the nodes", async () => {
    const objects = objectsOf(await recordCluster(alb()));
    const namespace = only(objects, "Namespace", "shop");
    assert.equal(namespace.metadata.labels?.["elbv2.k8s.aws/pod-readiness-gate-inject"], "enabled");
    const policy = specOf(objects, "NetworkPolicy", "shop-gateway-to-blue");
    assert.deepEqual(policy?.["ingress"], [
      {
        from: [{ ipBlock: { cidr: "10.0.32.0/20" } }, { ipBlock: { cidr: "10.0.48.0/20" } }],
        ports: [{ protocol: "TCP", port: 8080 }],
      },
    ]);
  });
});
