import type { BadKubernetesInput } from "./types";

/** Target groups and node groups. */
export const groups: readonly BadKubernetesInput[] = [
  // Cookies on a listener of connections.
  [
    "connections",
    { "targetGroups.imap.stickiness": { type: "lb_cookie" } },
    { "cluster.targetGroups.imap.stickiness.type": "reads no cookie" },
  ],
  [
    "connections",
    { "targetGroups.smtp.stickiness": { type: "source_ip" }, "targetGroups.next.stickiness": { type: "source_ip" } },
    { "cluster.loadBalancer.listeners.smtp.defaultAction.targetGroups": "a hash of connections ignores weights" },
  ],
  [
    "connections",
    { "targetGroups.imap.protocol": "TLS" },
    { "cluster.targetGroups.imap.protocol": "let the nodes end TLS" },
  ],
  [
    "connections",
    { "targetGroups.imap.protocol": "HTTP", "targetGroups.imap.stickiness": undefined },
    { "cluster.targetGroups.imap.protocol": "not a protocol of a network load balancer" },
  ],
  [
    "connections",
    { "targetGroups.names.healthCheck": {} },
    { "cluster.targetGroups.names.healthCheck.port": "nothing answers a TCP check" },
  ],
  ["connections", { "targetGroups.names.slowStart": 10 }, { "cluster.targetGroups.names.slowStart": "leave it out" }],
  [
    "connections",
    { "targetGroups.names.proxyProtocolV2": true },
    { "cluster.targetGroups.names.proxyProtocolV2": "UDP" },
  ],
  [
    "connections",
    { "targetGroups.imap.healthCheck.path": "/ok" },
    { "cluster.targetGroups.imap.healthCheck.path": "asks for no path" },
  ],
  [
    "connections",
    { "targetGroups.imap.protocolVersion": "HTTP2" },
    { "cluster.targetGroups.imap.protocolVersion": "no HTTP version" },
  ],
  [
    "connections",
    { "targetGroups.names.port": 143 },
    { "cluster.nodeGroups.mail.targetGroups[2]": "of the other transport" },
  ],
  // One route, one policy.
  [
    "http",
    { "targetGroups.spare.loadBalancingAlgorithmType": "least_outstanding_requests" },
    { "cluster.targetGroups.spare.loadBalancingAlgorithmType": "one policy for all groups" },
  ],
  [
    "http",
    { "targetGroups.spare.healthCheck": { interval: 30 } },
    { "cluster.targetGroups.spare.healthCheck.interval": "differs from web" },
  ],
  [
    "http",
    { "targetGroups.spare.stickiness": { type: "lb_cookie" } },
    { "cluster.targetGroups.spare.stickiness": "by a rule of its own" },
  ],
  [
    "http",
    {
      "targetGroups.web.stickiness": { type: "lb_cookie", cookieDuration: 60 },
      "targetGroups.spare.stickiness": { type: "lb_cookie", cookieDuration: 60 },
      "loadBalancer.listeners.https.defaultAction.stickiness": { duration: 3600 },
    },
    { "cluster.loadBalancer.listeners.https.defaultAction.stickiness.duration": "write 60" },
  ],
  [
    "http",
    {
      "targetGroups.web.stickiness": { type: "source_ip" },
      "targetGroups.spare.stickiness": { type: "source_ip" },
      "loadBalancer.listeners.https.defaultAction.stickiness": { duration: 3600 },
    },
    { "cluster.loadBalancer.listeners.https.defaultAction.stickiness": "keeps clients on their group already" },
  ],
  // Affinity, algorithms, slow start.
  [
    "http",
    {
      "targetGroups.web": { stickiness: { type: "lb_cookie" }, slowStart: 30 },
      "targetGroups.spare": { stickiness: { type: "lb_cookie" }, slowStart: 30 },
    },
    {
      "cluster.targetGroups.web.slowStart": "drop stickiness",
      "cluster.targetGroups.spare.slowStart": "drop stickiness",
    },
  ],
  [
    "http",
    { "targetGroups.web.stickiness": { type: "cookie" } },
    { "cluster.targetGroups.web.stickiness.type": "did you mean lb_cookie" },
  ],
  [
    "http",
    { "targetGroups.web.stickiness": { type: "app_cookie", cookieName: "s", cookieDuration: 5 } },
    { "cluster.targetGroups.web.stickiness.cookieDuration": "the application says how long" },
  ],
  [
    "http",
    { "targetGroups.web.loadBalancingAlgorithmType": "RoundRobin" },
    { "cluster.targetGroups.web.loadBalancingAlgorithmType": "did you mean round_robin" },
  ],
  [
    "http",
    { "targetGroups.web.loadBalancingAlgorithmType": "ConsistentHash" },
    { "cluster.targetGroups.web.loadBalancingAlgorithmType": "stickiness" },
  ],
  [
    "http",
    { "targetGroups.web.slowStart": 901 },
    { "cluster.targetGroups.web.slowStart": "0 (off) or 1 to 900 seconds" },
  ],
  ["http", { "targetGroups.web.weight": 3 }, { "cluster.targetGroups.web.weight": "the listener's forward action" }],
  // Health checks.
  [
    "http",
    {
      "targetGroups.web.healthCheck": { interval: 2, timeout: 5 },
      "targetGroups.spare.healthCheck": { interval: 2, timeout: 5 },
    },
    {
      "cluster.targetGroups.web.healthCheck.timeout": "not below the interval",
      "cluster.targetGroups.spare.healthCheck.timeout": "not below the interval",
    },
  ],
  [
    "http",
    { "targetGroups.web.healthCheck.path": "healthz" },
    { "cluster.targetGroups.web.healthCheck.path": "starts with /" },
  ],
  [
    "http",
    { "targetGroups.web.healthCheck.port": 0 },
    { "cluster.targetGroups.web.healthCheck.port": "traffic-port, or 1 to 65535" },
  ],
  [
    "http",
    { "targetGroups.web.healthCheck.periodSeconds": 5 },
    { "cluster.targetGroups.web.healthCheck.periodSeconds": "did you mean interval" },
  ],
  [
    "http",
    { "targetGroups.web.healthCheck.matcher": "2xx", "targetGroups.spare.healthCheck.matcher": "2xx" },
    {
      "cluster.targetGroups.web.healthCheck.matcher": "such as 200",
      "cluster.targetGroups.spare.healthCheck.matcher": "such as 200",
    },
  ],
  // Encryption to the nodes.
  [
    "http",
    { "targetGroups.web.protocol": "HTTPS", "targetGroups.spare.protocol": "HTTPS" },
    {
      "cluster.targetGroups.web.backendTls": "which certificate",
      "cluster.targetGroups.spare.backendTls": "which certificate",
    },
  ],
  [
    "http",
    { "targetGroups.web.backendTls": { hostname: "shop.internal" } },
    { "cluster.targetGroups.web.backendTls": "set protocol to HTTPS" },
  ],
  // Node groups.
  [
    "http",
    { "nodeGroups.web.targetGroups": ["wep"] },
    { "cluster.nodeGroups.web.targetGroups[0]": "did you mean web" },
  ],
  ["http", { "nodeGroups.web.minSize": 5 }, { "cluster.nodeGroups.web.minSize": "above maxSize 4" }],
  ["http", { "nodeGroups.web.replicas": 3 }, { "cluster.nodeGroups.web.replicas": "did you mean minSize" }],
  // Replicas beside an autoscaler.
  [
    "http",
    {
      "nodeGroups.web.desiredCapacity": { owner: "program", initial: 3 },
      "nodeGroups.web.autoscaling": { cpu: { targetValue: 60 } },
    },
    { "cluster.nodeGroups.web.desiredCapacity.owner": "drop autoscaling" },
  ],
  [
    "http",
    { "nodeGroups.web.desiredCapacity": { initial: 3 }, "nodeGroups.web.autoscaling": { cpu: { targetValue: 60 } } },
    { "cluster.nodeGroups.web.desiredCapacity.initial": "set minSize" },
  ],
  [
    "http",
    { "nodeGroups.web.desiredCapacity": { owner: "program" } },
    { "cluster.nodeGroups.web.desiredCapacity.initial": "write 2" },
  ],
  ["http", { "nodeGroups.spare.minSize": 0 }, { "cluster.nodeGroups.spare.minSize": "answered 503" }],
  [
    "http",
    {
      "nodeGroups.web.minSize": 0,
      "nodeGroups.web.autoscaling": { cpu: { targetValue: 60 } },
      "loadBalancer.listeners.https.defaultAction.targetGroups": { web: 0, spare: 1 },
    },
    { "cluster.nodeGroups.web.minSize": "an autoscaler keeps one node" },
  ],
  [
    "http",
    { "nodeGroups.web.autoscaling": { requestsPerTarget: { targetValue: 3000 } } },
    { "cluster.nodeGroups.web.autoscaling.requestsPerTarget.metric": "http_requests_per_second" },
  ],
  [
    "http",
    { "nodeGroups.web.autoscaling": { requestsPerTarget: { targetValue: 3000, metric: "rps", targetGroup: "spare" } } },
    { "cluster.nodeGroups.web.autoscaling.requestsPerTarget.targetGroup": "one of web" },
  ],
  [
    "http",
    {
      "nodeGroups.web.autoscaling": {
        cpu: { targetValue: 60, disableScaleIn: true },
        requestsPerTarget: { targetValue: 1, metric: "rps" },
      },
    },
    { "cluster.nodeGroups.web.autoscaling.requestsPerTarget.disableScaleIn": "write true here too" },
  ],
  [
    "http",
    { "nodeGroups.web.instanceRefresh": { minHealthyPercentage: 100, maxHealthyPercentage: 100 } },
    { "cluster.nodeGroups.web.instanceRefresh.maxHealthyPercentage": "write 150" },
  ],
  [
    "http",
    { "nodeGroups.web.instanceRefresh": { minHealthyPercentage: 0 } },
    { "cluster.nodeGroups.web.instanceRefresh.minHealthyPercentage": "write 50 or more" },
  ],
  [
    "http",
    { "nodeGroups.web.workload": { type: "container", image: "ghcr.io/example/shop" } },
    { "cluster.nodeGroups.web.workload.image": "names no version" },
  ],
  [
    "http",
    { "nodeGroups.web.workload": { type: "container", image: "ghcr.io/example/shop:latest" } },
    { "cluster.nodeGroups.web.workload.image": "whatever is newest" },
  ],
  [
    "http",
    { "nodeGroups.web.workload": { type: "container", image: "a/b:1", environment: { PORT: "1" } } },
    { "cluster.nodeGroups.web.workload.environment.PORT": "any other name" },
  ],
  [
    "http",
    { "nodeGroups.web.workload": { type: "container", image: "a/b:1", secrets: { KEY: { secret: "shop" } } } },
    { "cluster.nodeGroups.web.workload.secrets.KEY.key": "a key of a Secret" },
  ],
  [
    "http",
    { "nodeGroups.web.workload": { type: "container", image: "a/b:1", keepAliveTimeout: 30 } },
    { "cluster.nodeGroups.web.workload.keepAliveTimeout": "write 65 or more" },
  ],
  ["http", { "nodeGroups.web.pod": { user: 0 } }, { "cluster.nodeGroups.web.pod.user": "1 to 2147483647" }],
  ["http", { "nodeGroups.web.pod": { cpu: "500m" } }, { "cluster.nodeGroups.web.pod.cpu": "did you mean cpuMillis" }],
  [
    "http",
    { "nodeGroups.web.terminationGracePeriodSeconds": 30 },
    { "cluster.nodeGroups.web.terminationGracePeriodSeconds": "did you mean stopTimeout" },
  ],
  [
    "http",
    { "nodeGroups.web.autoscaling": { keda: {} } },
    { "cluster.nodeGroups.web.autoscaling.keda": "did you mean autoscaling.triggers" },
  ],
  // One of two groups of an action: that they differ in it follows.
  [
    "connections",
    { "targetGroups.smtp.stickiness": { type: "lb_cookie" } },
    { "cluster.targetGroups.smtp.stickiness.type": "reads no cookie" },
  ],
  [
    "http",
    { "nodeGroups.web.readinessProbe": {} },
    { "cluster.nodeGroups.web.readinessProbe": "the target group's healthCheck" },
  ],
];
