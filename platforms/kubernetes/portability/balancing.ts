import { allSame, approximated, below, type PortabilityRow, refused, same } from "../../../model/portability/verdict";

const logs = refused("the proxies write one log", "take it out: loadBalancer.accessLogs has what the proxy sees");

const action = (path: string): readonly PortabilityRow[] => [
  { option: path, verdict: same },
  ...below(path, {
    stickiness: approximated(
      "one hash keeps a client on its group and on one of its nodes; while the whole group is down it gets 503",
    ),
    path: approximated("a fixed path, or `/#{path}`"),
    port: approximated(
      "443 and 80 only from listeners on the usual ports, since Envoy keeps the port of the Host header",
    ),
    query: approximated("the one that was asked for, and no other"),
    contentType: same,
    authenticate: refused(
      "sign-in at the gateway is not offered on Kubernetes yet",
      "take it out, and let the nodes ask, or write a SecurityPolicy of your own",
    ),
  }),
];

/** Balancer, listeners, rules and actions: profile `envoy`. */
export const balancingRows: readonly PortabilityRow[] = [
  ...allSame("loadBalancer", "loadBalancer.type"),
  ...below("loadBalancer", {
    scheme: approximated("`internal` by the cloud's annotation, or by an address of MetalLB"),
    ipAddressType: same,
    "ipAddressType = dualstack-without-public-ipv4": refused(
      "the cluster's network decides which families there are",
      "write ipv4 or dualstack",
    ),
    elasticIps: refused(
      "addresses are the cluster's to give",
      "take it out, and name an address of kubernetes.address",
    ),
    internalAddresses: refused(
      "addresses are the cluster's to give",
      "take it out, and name one under kubernetes.address",
    ),
    ipv6Addresses: refused("addresses are the cluster's to give", "take it out, and name one under kubernetes.address"),
    idleTimeout: approximated("to clients and to nodes, for connections and for streams"),
    clientKeepAlive: same,
    enableCrossZoneLoadBalancing: refused("each proxy reaches the nodes of all zones", "take it out"),
    enableDeletionProtection: approximated("Pulumi refuses to delete it; the API server would not"),
    enableZonalShift: refused("zones are the cluster's own", "take it out, and cordon the machines of a zone"),
    dropInvalidHeaderFields: approximated(
      "headers with an underscore; what is no header at all is always refused with 400",
    ),
    desyncMitigationMode: refused("Envoy reads HTTP strictly, always", "take it out"),
    enableHttp2: same,
    enableTlsVersionAndCipherSuiteHeaders: approximated("false unless it is written; Envoy's names of cipher suites"),
    accessLogs: approximated("true or false: lines on the proxies' standard output"),
    "accessLogs.retention": refused("how long lines are kept is the log store's to say", "write accessLogs: true"),
    connectionLogs: logs,
    healthCheckLogs: logs,
    listeners: same,
  }),
  ...below("loadBalancer.listeners.*", {
    port: same,
    protocol: same,
    "protocol = TCP_UDP": refused("a listener has one transport", "write two listeners, TCP and UDP, on one port"),
    sslPolicy: refused("these names are AWS's", 'take it out; kubernetes.gateway.minTlsVersion is "1.2" or "1.3"'),
    alpnPolicy: refused("a TLS listener negotiates nothing", "take it out"),
    certificateArn: refused(
      "a gateway reads certificates from Secrets",
      "write certificateName, the name of a Secret of type kubernetes.io/tls",
    ),
    additionalCertificates: refused(
      "a gateway reads certificates from Secrets",
      "take it out, and add the names to certificate.subjectAlternativeNames",
    ),
    allow: approximated("by the address that the proxy sees; the connection is taken and the request answered 403"),
    mutualAuthentication: approximated("of `passthrough` nodes get the client's own certificate, without its chain"),
    "mutualAuthentication.advertiseTrustStoreCaNames": approximated(
      "on by default, where AWS's is off: Envoy always tells clients of mode `verify` the authorities' names",
    ),
    "mutualAuthentication.advertiseTrustStoreCaNames = false": refused(
      "Envoy always tells clients the authorities' names",
      "take it out",
    ),
    responseHeaders: same,
    "responseHeaders.cors": approximated(
      "with answers of nodes, to pages of the origin alone; the gateway answers preflight requests by itself",
    ),
    "responseHeaders.server": refused("Envoy names itself in each answer", "take it out"),
    requestHeaders: approximated("the same headers with Envoy's values: serial numbers in lower case"),
    rules: same,
  }),
  ...below("loadBalancer.listeners.*.rules.*", {
    priority: approximated("Gateway API takes the more precise rule: priorities that say otherwise are refused"),
    conditions: same,
    "conditions.host": approximated("names, and a star for the first labels"),
    "conditions.pathRegex": approximated("the whole path, in RE2's dialect"),
    "conditions.headersRegex": approximated("the whole value, in RE2's dialect"),
    "conditions.hostRegex": refused("Gateway API matches hosts by name", 'use host, such as ["*.example.com"]'),
    "conditions.sourceIp": refused(
      "Gateway API tells no clients apart in a route",
      "give such clients a listener of their own, with allow",
    ),
    "conditions.sourceIpAddressType": refused("Gateway API tells no clients apart in a route", "take it out"),
    rewrite: same,
    "rewrite.host": approximated("the whole name by a fixed one"),
    "rewrite.url": approximated("the path in RE2's dialect; the query stays behind it"),
  }),
  ...action("loadBalancer.listeners.*.defaultAction"),
  ...action("loadBalancer.listeners.*.rules.*.action"),
];
