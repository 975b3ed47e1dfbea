import { approximated, below, type PortabilityRow, refused, same } from "../../../model/portability/verdict";

const proxies = refused("there are no proxies: the load balancer is AWS's own", "take it out");
const secrets = refused(
  "a load balancer takes its certificates from ACM",
  "take it out, and write kubernetes.gateway.certificateArn",
);
const clients = refused(
  "trust stores are ConfigMaps here, and a load balancer reads a bucket",
  "take it out, or use kubernetes.gateway.profile envoy",
);
const expressions = refused(
  "the controller asks an expression after every prefix, the default action's too: it would never be reached",
  "write a pattern with stars, or use kubernetes.gateway.profile envoy",
);
const connections = refused(
  "profile aws makes application load balancers",
  "write application, or use kubernetes.gateway.profile envoy with kubernetes.address.kind cloud",
);

/** Where profile `aws` differs from profile `envoy`: an application load balancer that the AWS Load Balancer Controller 3.5 makes. */
export const awsRows: readonly PortabilityRow[] = [
  {
    option: "provider",
    value: "twin",
    verdict: refused(
      "the twin for Kubernetes has an Envoy, which is no application load balancer: what it retries and ejects, AWS does not",
      "use kubernetes.gateway.profile envoy there, or try the load balancer itself with platform aws and provider twin",
    ),
  },
  { option: "certificate", verdict: secrets },
  { option: "trustStores", verdict: clients },
  ...below("kubernetes", {
    address: refused(
      "a load balancer brings its own addresses",
      "take it out; loadBalancer.scheme says whether they are public",
    ),
    monitoring: refused(
      "alerts and dashboard read metrics of the proxies",
      "take it out, and watch the load balancer with CloudWatch",
    ),
    "gateway.proxyNamespace": proxies,
    "gateway.replicas": proxies,
    "gateway.cpuMillis": proxies,
    "gateway.memoryMiB": proxies,
    "gateway.drainTimeout": proxies,
    "gateway.trustedHops": proxies,
    "gateway.retries": refused("an application load balancer sends nothing a second time", "take it out"),
  }),
  { option: "loadBalancer.type", value: "network", verdict: connections },
  ...below("loadBalancer", {
    scheme: same,
    idleTimeout: same,
    clientKeepAlive: same,
    enableDeletionProtection: approximated("AWS refuses to delete it, and so does Pulumi"),
    dropInvalidHeaderFields: same,
    enableTlsVersionAndCipherSuiteHeaders: same,
    accessLogs: refused(
      "the load balancer writes its log into a bucket",
      "take it out, and set access_logs.s3 on the GatewayClass's LoadBalancerConfiguration",
    ),
  }),
  ...below("loadBalancer.listeners.*", {
    certificateName: secrets,
    passthrough: connections,
    mutualAuthentication: clients,
    requestHeaders: refused("names of the load balancer's own headers are AWS's", "take it out"),
    allow: approximated("by the security group: the same ranges for every listener"),
    responseHeaders: same,
    "responseHeaders.cors": approximated("the same headers in each answer; nodes answer preflight requests"),
  }),
  ...below("loadBalancer.listeners.*.rules.*", {
    priority: approximated("the controller takes the more precise rule: priorities that say otherwise are refused"),
    "conditions.host": same,
    "conditions.path": approximated("stars, and no question marks"),
    "conditions.pathRegex": expressions,
    "conditions.headersRegex": expressions,
    "rewrite.host": approximated("the whole name by a fixed one"),
    "rewrite.url": refused(
      "the controller rewrites whole paths and prefixes only",
      "take it out, and let the nodes read the path, or use kubernetes.gateway.profile envoy",
    ),
  }),
  ...["defaultAction", "rules.*.action"].flatMap((action) =>
    below(`loadBalancer.listeners.*.${action}`, { stickiness: same, port: same }),
  ),
  ...below("targetGroups.*", {
    "protocol = HTTPS": refused(
      "a load balancer encrypts to nodes and checks no certificate",
      "write HTTP, or use kubernetes.gateway.profile envoy",
    ),
    protocol: approximated("HTTP alone"),
    "protocolVersion = GRPC": refused(
      "a load balancer checks gRPC by codes of its own, which matcher has not",
      "write HTTP2, or use kubernetes.gateway.profile envoy",
    ),
    backendTls: refused("a load balancer checks no certificate of nodes", "take it out, and write protocol HTTP"),
    "stickiness.type": same,
    "stickiness.type = source_ip": refused(
      "an application load balancer hashes no addresses",
      "use lb_cookie, or kubernetes.gateway.profile envoy",
    ),
    "stickiness.cookieDuration": same,
    deregistrationDelay: same,
    proxyProtocolV2: refused(
      "an application load balancer speaks HTTP to nodes",
      "take it out: X-Forwarded-For has the client",
    ),
    slowStart: same,
    healthCheck: approximated("readiness of the pod and checks of the load balancer, whichever is first"),
    "healthCheck.matcher": approximated("to the load balancer; kubelets take 200 to 399"),
    "targetGroupHealth.unhealthyStateRouting": same,
  }),
];
