import type { KubernetesClusterSpecInput } from "../../../components/kubernetes/cluster/inputs";

/** The smallest cluster that serves HTTPS. */
export const smallest = (): KubernetesClusterSpecInput => ({
  name: "shop",
  platform: "kubernetes",
  kubernetes: { context: "test" },
  certificate: { domainName: "shop.example.com", issuer: { name: "letsencrypt" } },
  loadBalancer: {
    listeners: {
      https: { port: 443, protocol: "HTTPS", defaultAction: { type: "forward", targetGroups: { web: 1 } } },
    },
  },
  targetGroups: { web: {} },
  nodeGroups: { web: { targetGroups: ["web"] } },
});

const authority = "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n";

/** Everything that a cluster which reads HTTP can have at once. */
export const widest = (): KubernetesClusterSpecInput => ({
  name: "shop",
  platform: "kubernetes",
  tags: { owner: "platform", "example.com/team": "shop" },
  kubernetes: {
    context: "test",
    kubeconfig: "kubeconfig.yaml",
    namespace: "store",
    zones: 3,
    gateway: { className: "eg", replicas: 3, trustedHops: 1, minTlsVersion: "1.3", retries: 3 },
    address: {
      kind: "metallb",
      addresses: ["192.0.2.16/28", "192.0.2.40-192.0.2.50"],
      announce: {
        mode: "bgp",
        peers: {
          one: { address: "192.0.2.1", asn: 64512, myAsn: 64513 },
          two: { address: "192.0.2.2", asn: 64512, myAsn: 64513 },
        },
        bfd: { receiveInterval: 50, transmitInterval: 50 },
      },
    },
    access: {
      admin: { users: ["ada"] },
      operator: { groups: ["on-call"] },
      viewer: { groups: ["developers"], users: ["bob"] },
    },
    monitoring: { metricsPath: "/metrics", labels: { release: "stack" }, runbook: "https://wiki.example.com/runbooks" },
    operations: { backup: { schedule: "0 3 * * *", retention: 14 } },
  },
  address: { domainName: "shop.example.com" },
  certificate: {
    domainName: "shop.example.com",
    subjectAlternativeNames: ["*.shop.example.com"],
    keyAlgorithm: "RSA_2048",
    issuer: { authority: "own-authority" },
  },
  trustStores: {
    partners: {
      authorities: { pem: authority },
      revocations: { left: { pem: "-----BEGIN X509 CRL-----\n-----END X509 CRL-----\n" }, lost: { configMap: "lost" } },
    },
  },
  loadBalancer: {
    enableTlsVersionAndCipherSuiteHeaders: true,
    ipAddressType: "dualstack",
    enableDeletionProtection: true,
    clientKeepAlive: 600,
    dropInvalidHeaderFields: false,
    enableHttp2: false,
    accessLogs: false,
    listeners: {
      https: {
        port: 443,
        protocol: "HTTPS",
        allow: ["203.0.113.0/24", "2001:db8::/32"],
        responseHeaders: {
          strictTransportSecurity: { maxAge: 63072000, includeSubdomains: true, preload: true },
          contentSecurityPolicy: "default-src 'self'",
          contentTypeOptions: true,
          frameOptions: "DENY",
          cors: {
            allowOrigin: "https://www.example.com",
            allowMethods: ["PUT", "GET"],
            allowHeaders: ["X-Token"],
            exposeHeaders: ["X-Total"],
            allowCredentials: true,
            maxAge: 600,
          },
        },
        mutualAuthentication: { mode: "verify", trustStore: "partners", ignoreClientCertificateExpiry: true },
        requestHeaders: { clientCertificateSubject: "X-Client-Subject" },
        defaultAction: { type: "forward", targetGroups: { blue: 90, green: 10 }, stickiness: { duration: 604800 } },
        rules: {
          api: {
            priority: 10,
            conditions: {
              path: ["/api/*"],
              headers: { "x-version": ["2", "3.*"] },
              query: [{ key: "debug", value: "?" }],
            },
            rewrite: { host: { replace: "api.shop" }, url: { regex: "/api/v(\\d+)", replace: "/$1" } },
            action: { type: "forward", targetGroups: { api: 1 } },
          },
          admin: {
            priority: 20,
            conditions: { host: ["admin.shop.example.com"] },
            action: { type: "forward", targetGroups: { inner: 1 } },
          },
          gone: {
            priority: 15,
            conditions: { pathRegex: ["/old/[0-9]+"] },
            action: {
              type: "fixed-response",
              statusCode: 410,
              contentType: "text/html",
              messageBody: "<p>100% gone</p>",
            },
          },
        },
      },
      http: {
        port: 80,
        protocol: "HTTP",
        defaultAction: { type: "redirect", host: "www.example.com", path: "/start", statusCode: "HTTP_302" },
      },
      other: {
        port: 8443,
        protocol: "HTTPS",
        certificateName: "other-tls",
        mutualAuthentication: { mode: "passthrough" },
        defaultAction: { type: "forward", targetGroups: { calls: 1 } },
      },
    },
  },
  targetGroups: {
    blue: { slowStart: 0 },
    green: {},
    api: {
      port: 9000,
      loadBalancingAlgorithmType: "weighted_random",
      proxyProtocolV2: true,
      healthCheck: { port: 9001, path: "/ready", matcher: "200,204", interval: 1, timeout: 1 },
      targetGroupHealth: { unhealthyStateRouting: { minimumHealthyTargetsPercentage: 30 } },
    },
    inner: {
      protocol: "HTTPS",
      port: 8443,
      stickiness: { type: "source_ip" },
      backendTls: { hostname: "inner.shop", authorities: "inner-ca" },
    },
    calls: { protocolVersion: "GRPC", port: 9090, slowStart: 60 },
  },
  nodeGroups: {
    blue: {
      targetGroups: ["blue", "api"],
      minSize: 3,
      maxSize: 9,
      workload: {
        type: "container",
        image: "ghcr.io/example/shop:1.2.3",
        command: ["serve", "--fast"],
        environment: { LOG_LEVEL: "info" },
        secrets: { DB_PASSWORD: { secret: "shop", key: "db-password" } },
        keepAliveTimeout: 75,
      },
      healthCheckType: "EC2",
      pod: { user: 1000, imagePullSecret: "registry" },
      autoscaling: {
        cpu: { targetValue: 60, disableScaleIn: true },
        requestsPerTarget: { targetValue: 3000, metric: "http_requests_per_second", disableScaleIn: true },
      },
    },
    green: { targetGroups: ["green"], desiredCapacity: { owner: "program", initial: 2 } },
    inner: { targetGroups: ["inner"], instanceRefresh: { minHealthyPercentage: 50, maxHealthyPercentage: 100 } },
    calls: { targetGroups: ["calls"], stopTimeout: 120, healthCheckGracePeriod: 60 },
  },
  firewall: {
    nodeEgress: ["10.0.0.0/8", "2001:db8::/32"],
    edges: {
      cache: { from: "nodes", to: "10.9.0.0/24", port: 6379 },
      gossip: { from: "nodes", to: "nodes", protocol: "udp", port: 7946, toPort: 7950 },
      probe: { from: "10.8.0.0/16", to: "nodes", port: 8080 },
      direct: { from: "balancer", to: "nodes", port: 9443 },
    },
  },
  traffic: { owner: "controller" },
});

/** Listeners that pass connections on, and an address in the same subnet. */
export const connections = (): KubernetesClusterSpecInput => ({
  name: "mail",
  platform: "kubernetes",
  kubernetes: {
    context: "test",
    zones: 1,
    createNamespace: false,
    address: { kind: "metallb", addresses: ["192.0.2.16/28"], announce: { mode: "l2", interfaces: ["eth0"] } },
  },
  certificate: { secretName: "mail-tls" },
  loadBalancer: {
    type: "network",
    scheme: "internal",
    listeners: {
      imap: { port: 993, protocol: "TLS", defaultAction: { type: "forward", targetGroups: { imap: 1 } } },
      smtp: {
        port: 25,
        protocol: "TCP",
        allow: ["10.0.0.0/8"],
        defaultAction: { type: "forward", targetGroups: { smtp: 3, next: 1 } },
      },
      vault: {
        port: 8200,
        protocol: "TLS",
        passthrough: { hosts: ["vault.example.com", "*.vault.example.com"] },
        defaultAction: { type: "forward", targetGroups: { vault: 1 } },
      },
      names: { port: 53, protocol: "UDP", defaultAction: { type: "forward", targetGroups: { names: 1 } } },
    },
  },
  targetGroups: {
    imap: { protocol: "TCP", port: 143, stickiness: { type: "source_ip" } },
    smtp: { protocol: "TCP", port: 2525, proxyProtocolV2: true },
    next: { protocol: "TCP", port: 2526, proxyProtocolV2: true },
    vault: { protocol: "TCP", port: 8200 },
    names: { protocol: "UDP", port: 5353, healthCheck: { port: 8080, protocol: "HTTP" } },
  },
  nodeGroups: {
    mail: {
      targetGroups: ["imap", "smtp", "names"],
      maxSize: 12,
      autoscaling: {
        cpu: { targetValue: 70 },
        triggers: {
          office: { type: "cron", start: "0 7 * * 1-5", end: "0 19 * * 1-5", timeZone: "Europe/Berlin", nodes: 6 },
          queue: {
            type: "prometheus",
            server: "http://prometheus.monitoring:9090",
            query: 'sum(queue_length{queue="out"})',
            targetValue: 100,
          },
          letters: {
            type: "source",
            scaler: "kafka",
            metadata: {
              bootstrapServers: "kafka.mail:9092",
              consumerGroup: "mail",
              topic: "letters",
              lagThreshold: "50",
            },
            authentication: "kafka",
          },
        },
      },
    },
    next: { targetGroups: ["next"] },
    vault: { targetGroups: ["vault"] },
  },
});
