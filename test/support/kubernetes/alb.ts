import type { KubernetesClusterSpecInput } from "../../../components/kubernetes/cluster/inputs";

/** A cluster behind an application load balancer of AWS, with everything that one can have. */
export const alb = (): KubernetesClusterSpecInput => ({
  name: "shop",
  platform: "kubernetes",
  tags: { owner: "platform" },
  kubernetes: {
    context: "eks",
    gateway: {
      profile: "aws",
      certificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b2c3d",
      balancerRanges: ["10.0.48.0/20", "10.0.32.0/20"],
      minTlsVersion: "1.3",
    },
  },
  address: { domainName: "shop.example.com" },
  loadBalancer: {
    idleTimeout: 120,
    clientKeepAlive: 600,
    enableDeletionProtection: true,
    enableHttp2: false,
    listeners: {
      https: {
        port: 443,
        protocol: "HTTPS",
        allow: ["203.0.113.0/24"],
        responseHeaders: {
          frameOptions: "DENY",
          cors: { allowOrigin: "https://www.example.com", allowMethods: ["PUT", "GET"], maxAge: 600 },
        },
        defaultAction: { type: "forward", targetGroups: { blue: 90, green: 10 } },
        rules: {
          api: {
            priority: 10,
            conditions: { path: ["/api/*"], headers: { "x-version": ["2*"] }, method: ["GET"] },
            rewrite: { host: { replace: "api.shop" } },
            action: { type: "forward", targetGroups: { calls: 1 } },
          },
          admin: {
            priority: 20,
            conditions: { host: ["admin.shop.example.com"] },
            action: { type: "fixed-response", statusCode: 404, messageBody: "not here" },
          },
        },
      },
      http: {
        port: 80,
        protocol: "HTTP",
        allow: ["203.0.113.0/24"],
        defaultAction: { type: "redirect" },
      },
    },
  },
  targetGroups: {
    blue: {
      stickiness: { type: "lb_cookie", cookieDuration: 3600 },
      deregistrationDelay: 60,
      targetGroupHealth: { unhealthyStateRouting: { minimumHealthyTargetsPercentage: 30 } },
    },
    green: { stickiness: { type: "app_cookie", cookieName: "session" } },
    calls: {
      protocolVersion: "HTTP2",
      port: 9090,
      slowStart: 60,
      healthCheck: { port: 9091, interval: 10, timeout: 3 },
    },
  },
  nodeGroups: {
    blue: {
      targetGroups: ["blue", "calls"],
      workload: { type: "container", image: "shop:1.2.3", keepAliveTimeout: 130 },
    },
    green: { targetGroups: ["green"], workload: { type: "container", image: "shop:1.2.3", keepAliveTimeout: 130 } },
  },
});
