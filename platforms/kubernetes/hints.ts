interface Hint {
  /** Where it applies: some key on the way to the option; absent: anywhere. */
  readonly under?: string;
  /** Names or values; absent: any text. */
  readonly names?: readonly string[];
  readonly text: string;
}

/** Options that people bring from manifests: what the spec has instead. */
const optionHints: readonly Hint[] = [
  {
    under: "targetGroups",
    names: ["weight", "weights"],
    text: "weights stand in the listener's forward action: targetGroups: { blue: 90, green: 10 }",
  },
  { names: ["sessionAffinity", "sessionPersistence", "affinity", "sticky"], text: "did you mean stickiness" },
  { names: ["terminationGracePeriodSeconds", "gracePeriod"], text: "did you mean stopTimeout, in seconds" },
  {
    names: ["preStop", "lifecycle"],
    text: "did you mean kubernetes.endpointPropagation: nodes serve on for so long before they stop",
  },
  {
    names: ["drainTimeout", "connectionDraining", "draining", "drain"],
    text: "did you mean deregistrationDelay, in seconds",
  },
  {
    under: "nodeGroups",
    names: ["replicas", "count", "desired", "desiredSize"],
    text: "did you mean minSize, or desiredCapacity.initial with owner program",
  },
  { names: ["minReplicas", "minCapacity", "min"], text: "did you mean minSize" },
  { names: ["maxReplicas", "maxCapacity", "max"], text: "did you mean maxSize" },
  { names: ["periodSeconds", "intervalSeconds"], text: "did you mean interval, in seconds" },
  { names: ["timeoutSeconds"], text: "did you mean timeout, in seconds" },
  { names: ["failureThreshold", "fall"], text: "did you mean unhealthyThreshold" },
  { names: ["successThreshold", "rise"], text: "did you mean healthyThreshold" },
  {
    names: ["readinessProbe", "livenessProbe", "startupProbe", "probe", "probes"],
    text: "probes are made of the target group's healthCheck, and of bootTime",
  },
  { names: ["resources", "requests", "limits"], text: "did you mean pod.cpuMillis and pod.memoryMiB" },
  { names: ["cpu"], text: "did you mean cpuMillis, in thousandths of a processor" },
  { names: ["memory"], text: "did you mean memoryMiB" },
  { names: ["runAsUser", "securityContext"], text: "did you mean pod.user" },
  { names: ["maxSurge"], text: "did you mean instanceRefresh.maxHealthyPercentage" },
  { names: ["maxUnavailable"], text: "did you mean instanceRefresh.minHealthyPercentage" },
  {
    names: ["podDisruptionBudget", "pdb", "minAvailable"],
    text: "every node group has a budget of one node that may be away",
  },
  { names: ["backendRefs", "targets"], text: "did you mean targetGroups, a map of names and weights" },
  { names: ["gatewayClassName"], text: "did you mean kubernetes.gateway.className" },
  {
    under: "secrets",
    names: ["valueFrom", "secretKeyRef"],
    text: "a map by the variable's name: DB_PASSWORD: { secret: shop, key: db-password }",
  },
  { under: "workload", names: ["env", "variables"], text: "did you mean environment" },
  { under: "workload", names: ["args"], text: "did you mean command" },
  {
    under: "stickiness",
    names: ["cookieDuration"],
    text: "leave it out: the application says how long its cookie lasts",
  },
  { under: "certificate", names: ["secret"], text: "did you mean secretName" },
  { names: ["issuerRef", "clusterIssuer"], text: "did you mean issuer: { name: ... }" },
  {
    names: ["networkPolicies", "networkPolicy", "ingress", "egress"],
    text: "who reaches whom is listed under firewall.edges, and a listener's clients under its allow",
  },
  {
    under: "rewrite",
    names: ["path", "replacePrefixMatch", "replaceFullPath", "urlRewrite", "pathRegex", "replaceRegexMatch"],
    text: 'did you mean url, such as { regex: "^/a/", replace: "/" }',
  },
  { under: "rewrite", names: ["hostname"], text: "did you mean host: { replace: ... }" },
  {
    under: "listeners",
    names: ["clientValidation", "clientCertificate", "clientCertificates", "mtls", "frontendValidation"],
    text: "did you mean mutualAuthentication, which names one of trustStores",
  },
  {
    under: "listeners",
    names: ["tls", "certificateRefs"],
    text: "did you mean certificateName, or passthrough: { hosts } where the nodes end TLS",
  },
  { names: ["caCertificateRefs"], text: "did you mean authorities: { configMap: ... }" },
  {
    names: ["keda", "scaledObject", "schedules", "cron"],
    text: "did you mean autoscaling.triggers: { <name>: { type: cron, prometheus or source, ... } }, which KEDA reads",
  },
  { names: ["timeoutPerTry", "numRetries", "retry"], text: "did you mean kubernetes.gateway.retries" },
];

/** Values that people bring from manifests and other balancers. */
const valueHints: readonly Hint[] = [
  { under: "loadBalancingAlgorithmType", names: ["RoundRobin", "roundRobin", "rr"], text: "did you mean round_robin" },
  {
    under: "loadBalancingAlgorithmType",
    names: ["LeastRequest", "leastRequest", "least_conn"],
    text: "did you mean least_outstanding_requests",
  },
  { under: "loadBalancingAlgorithmType", names: ["Random", "random"], text: "did you mean weighted_random" },
  {
    under: "loadBalancingAlgorithmType",
    names: ["ConsistentHash", "ip_hash", "source_ip", "Maglev"],
    text: "a hash of the client is stickiness: { type: source_ip } or lb_cookie",
  },
  { under: "stickiness", names: ["Cookie", "cookie"], text: "did you mean lb_cookie" },
  { under: "stickiness", names: ["SourceIP", "ClientIP", "sourceIp", "ip_hash"], text: "did you mean source_ip" },
  { under: "provider", names: ["local"], text: "did you mean twin" },
  { under: "provider", names: ["aws"], text: "leave it out, or set platform to aws" },
  {
    under: "profile",
    names: ["aws-alb", "aws-nlb", "alb", "nlb"],
    text: "did you mean aws, which makes application load balancers; a network one is envoy's, with kubernetes.address.kind cloud",
  },
  {
    under: "profile",
    names: ["nginx", "ingress-nginx"],
    text: "ingress-nginx gets no fixes since March 2026: use envoy",
  },
  { under: "issuer", text: "write { name: ... }: a ClusterIssuer's name, or with kind: Issuer one of the namespace" },
  { under: "authorities", text: "write { pem } with the text itself: a stack's file reads no other one" },
  { under: "protocol", names: ["QUIC", "HTTP3"], text: "clients of an HTTPS listener speak HTTP/1.1 and HTTP/2" },
];

const find = (hints: readonly Hint[], path: readonly PropertyKey[], name: unknown): string | undefined =>
  hints.find(
    ({ under, names }) =>
      (names === undefined ? typeof name === "string" : names.some((known) => known === name)) &&
      (under === undefined || path.includes(under)),
  )?.text;

export const optionHint = (path: readonly PropertyKey[], name: string): string | undefined =>
  find(optionHints, path, name);

export const valueHint = (path: readonly PropertyKey[], value: unknown): string | undefined =>
  find(valueHints, path, value);
