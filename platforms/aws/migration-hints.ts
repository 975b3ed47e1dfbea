import { tlsPolicyAdvice } from "./tls";

interface Hint {
  /** Where it applies: some key on the way to the option; absent: anywhere. */
  readonly under?: string;
  readonly names: readonly string[];
  readonly text: string;
}

const perNodeWeight =
  "no AWS balancer weighs single nodes: make one target group per weight class and weigh the groups in a forward action, or use weighted_random";

/** Options that people bring from elsewhere: what the platform has instead. */
const optionHints: readonly Hint[] = [
  { under: "nodeGroups", names: ["weight", "weights", "nodeWeight", "nodeWeights"], text: perNodeWeight },
  {
    under: "targetGroups",
    names: ["weight", "weights"],
    text: "weights stand in the listener's forward action: targetGroups: { blue: 90, green: 10 }",
  },
  {
    under: "targetGroups",
    names: ["algorithm", "strategy", "balance", "loadBalancing"],
    text: "did you mean loadBalancingAlgorithmType",
  },
  { names: ["sessionAffinity", "affinity", "sticky", "persistence"], text: "did you mean stickiness" },
  {
    names: ["drainTimeout", "connectionDraining", "draining", "drain"],
    text: "did you mean deregistrationDelay, in seconds",
  },
  { names: ["desiredSize", "desired", "replicas", "count"], text: "did you mean desiredCapacity.initial" },
  { names: ["minReplicas", "minCapacity", "min"], text: "did you mean minSize" },
  { names: ["maxReplicas", "maxCapacity", "max"], text: "did you mean maxSize" },
  { names: ["healthyThresholdCount"], text: "did you mean healthyThreshold" },
  { names: ["unhealthyThresholdCount", "failureThreshold", "fall"], text: "did you mean unhealthyThreshold" },
  { names: ["successThreshold", "rise"], text: "did you mean healthyThreshold" },
  {
    names: ["periodSeconds", "intervalSeconds", "healthCheckIntervalSeconds"],
    text: "did you mean interval, in seconds",
  },
  { names: ["timeoutSeconds", "healthCheckTimeoutSeconds"], text: "did you mean timeout, in seconds" },
  { names: ["transforms", "transform", "urlRewrite", "hostHeaderRewrite"], text: "did you mean a rule's rewrite" },
  { names: ["regexValues", "regex"], text: "did you mean pathRegex, hostRegex or headersRegex" },
  { names: ["authenticateOidc", "authenticateCognito"], text: "did you mean authenticate" },
  { names: ["hsts", "HSTS"], text: "did you mean responseHeaders.strictTransportSecurity" },
  { names: ["internal"], text: "did you mean scheme: internal" },
  { names: ["defaultActions", "actions", "action"], text: "did you mean defaultAction, or a rule's action" },
  {
    names: ["securityGroups", "securityGroupIds", "ingress", "egress"],
    text: "who reaches whom is listed under firewall.edges, and a listener's clients under its allow",
  },
  {
    under: "secrets",
    names: ["valueFrom", "value", "name"],
    text: "a map by the variable's name: DB_PASSWORD: { parameter: /shop/db-password }, or { secret: shop/db, key: password }",
  },
  { under: "secrets", names: ["kmsKeyId", "kmsKey"], text: "did you mean kmsKeyArn" },
  { under: "secrets", names: ["ssm", "parameterName"], text: "did you mean parameter" },
  { under: "secrets", names: ["arn", "from", "ref"], text: "did you mean parameter, or secret for Secrets Manager" },
  {
    under: "nodeGroups",
    names: ["secrets", "environment"],
    text: "did you mean workload.secrets or workload.environment",
  },
  { under: "secrets", names: ["secretId", "secretArn", "secretName"], text: "did you mean secret" },
  { under: "secrets", names: ["jsonKey", "field", "property"], text: "did you mean key" },
  { under: "workload", names: ["env", "variables"], text: "did you mean environment" },
  { names: ["bakeTime"], text: "the provider does not offer it: use checkpoints" },
  { names: ["volumeSizeGiB", "volumeSize", "diskSize"], text: "did you mean volume.sizeGiB" },
];

const ipHash =
  "an application load balancer has no IP-hash affinity: use stickiness type source_ip with a network load balancer and TCP target groups, or lb_cookie";
const weighted =
  "weights belong to target groups: set them in the listener's forward action and keep round_robin within each group";

/** Values that people bring from other balancers. */
const valueHints: readonly Hint[] = [
  {
    under: "loadBalancingAlgorithmType",
    names: ["ip_hash", "source", "source_ip", "iphash", "hash", "ip-hash"],
    text: ipHash,
  },
  {
    under: "loadBalancingAlgorithmType",
    names: ["weighted_round_robin", "wrr", "weighted", "static-rr"],
    text: weighted,
  },
  {
    under: "loadBalancingAlgorithmType",
    names: ["leastconn", "least_conn", "least_connections", "leastConnections"],
    text: "did you mean least_outstanding_requests",
  },
  {
    under: "loadBalancingAlgorithmType",
    names: ["roundRobin", "roundrobin", "rr", "round-robin"],
    text: "did you mean round_robin",
  },
  { under: "stickiness", names: ["cookie", "lbCookie", "lb-cookie", "insert"], text: "did you mean lb_cookie" },
  { under: "stickiness", names: ["appCookie", "app-cookie"], text: "did you mean app_cookie" },
  {
    under: "stickiness",
    names: ["sourceIp", "source-ip", "ip_hash", "ClientIP", "clientIp"],
    text: "did you mean source_ip",
  },
  { under: "type", names: ["alb", "ALB"], text: "did you mean application" },
  { under: "type", names: ["nlb", "NLB"], text: "did you mean network" },
  {
    under: "type",
    names: ["gateway", "classic"],
    text: "gateway and classic balancers have no virtual address for clients: use application or network",
  },
  {
    under: "protocol",
    names: ["GRPC", "HTTP2", "grpc", "http2"],
    text: "use protocol HTTP or HTTPS with protocolVersion",
  },
  {
    under: "protocol",
    names: ["QUIC", "TCP_QUIC", "quic", "tcp_quic"],
    text: "AWS has QUIC, this toolkit does not: each target needs a server id, which autoscaling groups do not pass when they register nodes; use UDP, TCP_UDP or TLS",
  },
  {
    under: "protocol",
    names: ["GENEVE", "geneve"],
    text: "GENEVE is of gateway load balancers, which this toolkit does not offer: use TCP, UDP or TLS",
  },
  { under: "authenticate", names: ["authenticate-oidc", "openid"], text: "did you mean oidc" },
  { under: "authenticate", names: ["authenticate-cognito"], text: "did you mean cognito" },
  { under: "authenticate", names: ["jwt-validation"], text: "did you mean jwt" },
  { under: "protocol", names: ["SSL", "ssl"], text: "did you mean TLS" },
  { under: "nat", names: ["Regional", "REGIONAL"], text: "did you mean regional" },
  { under: "platform", names: ["kubernetes", "k8s", "gcp", "azure"], text: "AWS is the only platform so far" },
];

function hintOf(hints: readonly Hint[], path: readonly PropertyKey[], name: string): string | undefined {
  const hint = hints.find(({ under, names }) => (under === undefined || path.includes(under)) && names.includes(name));
  return hint?.text;
}

/** What to write in place of an option that does not exist. */
export const optionHint = (path: readonly PropertyKey[], name: string): string | undefined =>
  hintOf(optionHints, path, name);

/** What to write in place of a value that is not offered. */
export function valueHint(path: readonly PropertyKey[], value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  return path.at(-1) === "sslPolicy" ? tlsPolicyAdvice(value.slice(0, 100)) : hintOf(valueHints, path, value);
}
