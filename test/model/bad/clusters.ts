import type { BadInput } from "./support";

const net = (option: string) => `cluster.network.${option}`;
const node = (option: string) => `cluster.nodeGroups.web.${option}`;
const set = (option: string) => `nodeGroups.web.${option}`;
const existing = {
  vpcId: "vpc-0a1b2c3d",
  cidr: "10.1.0.0/16",
  privateSubnetIds: ["subnet-0000000a", "subnet-0000000b"],
};
const long = `${"a".repeat(60)}.example.com`;
const edge = (more: object) => ({ a: { from: "10.0.0.0/8", to: "nodes", port: 9100, ...more } });

/** Network, certificate, firewall, tags, and what parts of a cluster ask of each other. */
export const clusters: readonly BadInput[] = [
  ["alb", { "network.cidr": "10.0.0.0/15" }, { [net("cidr")]: "/16 to /28" }],
  ["alb", { "network.cidr": "10.0.0.0/29" }, { [net("cidr")]: "not a size that a VPC can have" }],
  ["alb", { "network.cidr": "10.0.0.0/25" }, { [net("cidr")]: "use /24 or larger" }],
  [
    "alb",
    { "network.cidr": "10.0.0.0/24", "network.zones": 3 },
    { [net("cidr")]: "too small for three subnets in each of 3 zones" },
  ],
  ["alb", { "network.cidr": "10.20.0.0" }, { [net("cidr")]: "not a CIDR range" }],
  ["alb", { "network.cidr": "10.20.3.4/16" }, { [net("cidr")]: "write 10.20.0.0/16" }],
  ["alb", { "network.cidr": "2001:db8::/32" }, { [net("cidr")]: "not an IPv4 range" }],
  ["alb", { "network.cidr": `10.${"0".repeat(1e6)}` }, { [net("cidr")]: "characters)" }],
  ["alb", { "network.zones": 1 }, { [net("zones")]: "2 to 6 zones" }],
  ["alb", { "network.zones": ["eu-west-1a"] }, { [net("zones")]: "one alone must be a Local Zone" }],
  ["alb", { "network.zones": [] }, { [net("zones")]: "2 to 6 zones" }],
  ["alb", { "network.zones": ["eu-west-1a", "eu-west-1a"] }, { [net("zones[1]")]: "listed twice" }],
  ["alb", { "network.zones": ["eu-west-1a", "us-east-1a"] }, { [net("zones[1]")]: "not a zone of eu-west-1" }],
  [
    "alb",
    { "network.zones": ["a", "b"] },
    { [net("zones[0]")]: "a zone name such as", [net("zones[1]")]: "malformed" },
  ],
  [
    "alb",
    { "network.cidr": "10.0.0.0/24", "network.zones": ["eu-west-1a", "eu-west-1c"] },
    { [net("zones[1]")]: "takes the same place as eu-west-1a" },
  ],
  ["alb", { "network.nat": "one" }, { [net("nat")]: "one of regional, perZone, single, none" }],
  ["alb", { "network.endpoints": ["s3", "s3"] }, { [net("endpoints[1]")]: "listed twice" }],
  ["alb", { "network.flowLogs": { retention: 91 } }, { [net("flowLogs.retention")]: "write 120" }],
  ["alb", { "network.cird": "10.0.0.0/16" }, { [net("cird")]: "did you mean cidr" }],
  ["alb", { network: { existing: { ...existing, vpcId: "vpc1" } } }, { [net("existing.vpcId")]: "a VPC id such as" }],
  [
    "alb",
    {
      network: { existing: { ...existing, privateSubnetIds: ["subnet-0000000a"] } },
      "loadBalancer.scheme": "internal",
    },
    { [net("existing.privateSubnetIds")]: "two or more" },
  ],
  ["alb", { network: { existing } }, { [net("existing.publicSubnetIds")]: "or set loadBalancer.scheme to internal" }],
  [
    "alb",
    { network: { existing: { ...existing, publicSubnetIds: ["subnet-0000000a", "subnet-0000000c"] } } },
    { [net("existing.privateSubnetIds[0]")]: "listed as public and as private" },
  ],
  [
    "alb",
    { "loadBalancer.ipAddressType": "dualstack" },
    { "cluster.loadBalancer.ipAddressType": "set network.ipv6 to true" },
  ],
  [
    "alb",
    { address: { domainName: "shop.example.com", zoneId: "Z0123", ipv6: true } },
    { "cluster.address.ipv6": "set loadBalancer.ipAddressType to dualstack" },
  ],
  [
    "alb",
    { address: { domainName: "www.example.com", zoneId: "Z0123" } },
    { "cluster.address.domainName": "the certificate covers shop.example.com" },
  ],
  [
    "alb",
    { address: { domainName: "https://shop.example.com", zoneId: "Z0123" } },
    { "cluster.address.domainName": "without protocol or path" },
  ],
  [
    "alb",
    { address: { domainName: "shop.example.com", zoneId: "example.com" } },
    { "cluster.address.zoneId": "a hosted zone id" },
  ],
  [
    "alb",
    { certificate: undefined },
    { "cluster.loadBalancer.listeners.https.certificateArn": "an HTTPS listener needs a certificate" },
  ],
  [
    "nlb",
    { certificate: undefined },
    { "cluster.loadBalancer.listeners.tls.certificateArn": "a TLS listener needs a certificate" },
  ],
  ["alb", { certificate: {} }, { "cluster.certificate.domainName": "missing" }],
  ["alb", { certificate: { arn: "arn:aws:s3:::x" } }, { "cluster.certificate.arn": "the ARN of a certificate" }],
  [
    "alb",
    { certificate: { arn: "arn:aws:acm:us-east-1:123456789012:certificate/1" } },
    { "cluster.certificate.arn": "import or request it in eu-west-1" },
  ],
  ["alb", { certificate: { domainName: long } }, { "cluster.certificate.domainName": "put a shorter name here" }],
  [
    "alb",
    { certificate: { domainName: `${"a".repeat(64)}.example.com` } },
    { "cluster.certificate.domainName": "a domain name such as" },
  ],
  [
    "alb",
    { certificate: { domainName: "a.example.com", subjectAlternativeNames: ["b.example.com", "b.example.com"] } },
    { "cluster.certificate.subjectAlternativeNames[1]": "listed twice" },
  ],
  [
    "alb",
    { certificate: { domainName: "a.example.com", subjectAlternativeNames: ["a.example.com"] } },
    { "cluster.certificate.subjectAlternativeNames[0]": "the main name already" },
  ],
  ["alb", { certificate: { domainName: "a.*.example.com" } }, { "cluster.certificate.domainName": "*.example.com" }],
  [
    "alb",
    { "loadBalancer.listeners.https.defaultAction.targetGroups": { wbe: 1 } },
    {
      "cluster.loadBalancer.listeners.https.defaultAction.targetGroups.wbe":
        'no such targetGroup, got "wbe"; one of web, spare; did you mean web',
    },
  ],
  [
    "alb",
    { "loadBalancer.listeners.https.rules.api.action.targetGroups": { other: 1 } },
    { "cluster.loadBalancer.listeners.https.rules.api.action.targetGroups.other": "no such targetGroup" },
  ],
  ["alb", { [set("targetGroups")]: ["webb"] }, { [node("targetGroups[0]")]: "did you mean web" }],
  ["alb", { [set("targetGroups")]: ["web", "web"] }, { [node("targetGroups[1]")]: "listed twice" }],
  [
    "alb",
    { "targetGroups.web.targetType": "ip" },
    { [node("targetGroups[0]")]: "set targetGroups.web.targetType to instance" },
  ],
  [
    "alb",
    { "targetGroups.web": { protocol: "TCP" } },
    { "cluster.targetGroups.web.protocol": "not a protocol of an application load balancer" },
  ],
  [
    "nlb",
    { "targetGroups.imap": {} },
    { "cluster.targetGroups.imap.protocol": "not a protocol of a network load balancer" },
  ],
  [
    "nlb",
    { "targetGroups.smtp.protocol": "UDP" },
    {
      "cluster.loadBalancer.listeners.smtp.defaultAction.targetGroups.smtp":
        "a TCP listener cannot forward to a UDP group",
    },
  ],
  [
    "nlb",
    { "loadBalancer.listeners.smtp.protocol": "TCP_UDP" },
    { "cluster.loadBalancer.listeners.smtp.defaultAction.targetGroups.smtp": "groups with protocol TCP_UDP" },
  ],
  [
    "nlb",
    { "targetGroups.imap.protocol": "TLS", "targetGroups.imap.stickiness": { type: "source_ip" } },
    { "cluster.targetGroups.imap.stickiness.type": "a TLS listener with a TLS group has no affinity" },
  ],
  [
    "alb",
    {
      "targetGroups.web": { protocolVersion: "GRPC", healthCheck: { matcher: "0", path: "/a.B/c" } },
      "loadBalancer.listeners.http.defaultAction": { type: "forward", targetGroups: { web: 1 } },
    },
    { "cluster.loadBalancer.listeners.http.defaultAction.targetGroups.web": "GRPC groups need an HTTPS listener" },
  ],
  [
    "alb",
    { "targetGroups.web.stickiness": { type: "lb_cookie" } },
    { "cluster.loadBalancer.listeners.https.defaultAction.stickiness": "only works when they stay in its group" },
  ],
  [
    "alb",
    {
      "targetGroups.web.stickiness": { type: "app_cookie", cookieName: "sid" },
      "loadBalancer.listeners.https.defaultAction.stickiness": { duration: 60 },
    },
    {
      "cluster.loadBalancer.listeners.https.defaultAction.targetGroups.web":
        "app_cookie does not work in a weighted forward action",
    },
  ],
  [
    "alb",
    { "firewall.edges": edge({ from: "internet" }) },
    { "cluster.firewall.edges.a.from": "opens the nodes to the internet" },
  ],
  [
    "alb",
    { "firewall.edges": edge({ from: "0.0.0.0/0" }) },
    { "cluster.firewall.edges.a.from": "for a shell use SSM" },
  ],
  [
    "alb",
    { "firewall.edges": edge({ from: "::/0" }) },
    { "cluster.firewall.edges.a.from": "opens the nodes to the internet" },
  ],
  ["alb", { "firewall.edges": edge({ to: "vpc" }) }, { "cluster.firewall.edges.a": "10.0.0.0/8 to vpc" }],
  ["alb", { "firewall.edges": edge({ toPort: 80 }) }, { "cluster.firewall.edges.a.toPort": "swap them" }],
  ["alb", { "firewall.edges": { ...edge({}), b: edge({}).a } }, { "cluster.firewall.edges.b": "says the same as a" }],
  ["alb", { "firewall.edges": edge({ from: "10.0.0.1/8" }) }, { "cluster.firewall.edges.a.from": "write 10.0.0.0/8" }],
  [
    "alb",
    { "firewall.edges": edge({ from: "sg-12" }) },
    { "cluster.firewall.edges.a.from": "unknown to the firewall" },
  ],
  ["alb", { "firewall.edges": edge({ protocol: "icmp" }) }, { "cluster.firewall.edges.a.protocol": "one of tcp, udp" }],
  [
    "alb",
    { "firewall.edges": edge({ description: "naïve" }) },
    { "cluster.firewall.edges.a.description": "letters, digits" },
  ],
  ["alb", { tags: { "aws:team": "a" } }, { "cluster.tags.aws:team": "AWS's own" }],
  ["alb", { tags: { team: "x".repeat(257) } }, { "cluster.tags.team": "0 to 256 characters" }],
  ["alb", { tags: { team: "a|b" } }, { "cluster.tags.team": "letters, digits, spaces" }],
  [
    "alb",
    { tags: Object.fromEntries(Array.from({ length: 41 }, (_, index) => [`t${index}`, "x"])) },
    { "cluster.tags": "41 tags" },
  ],
  // What the twin cannot play.
  [
    "nlb",
    {
      provider: "twin",
      "loadBalancer.listeners.smtp.protocol": "UDP",
      "targetGroups.smtp.protocol": "UDP",
      "loadBalancer.listeners.tls.certificateArn": "arn:aws:acm:eu-west-1:123456789012:certificate/1a2b3c4d",
    },
    {
      "cluster.loadBalancer.listeners.smtp.protocol": "the twin plays no UDP",
      "cluster.loadBalancer.listeners.tls.certificateArn": "the cluster's own certificate serves",
    },
  ],
  [
    "nlb",
    {
      provider: "twin",
      "loadBalancer.listeners.smtp.protocol": "TCP_UDP",
      "targetGroups.smtp.protocol": "TCP_UDP",
      certificate: { arn: "arn:aws:acm:eu-west-1:123456789012:certificate/1a2b3c4d" },
    },
    {
      "cluster.loadBalancer.listeners.smtp.protocol": "use TCP in this environment",
      "cluster.certificate.arn": "set domainName and zoneId",
    },
  ],
  [
    "alb",
    {
      provider: "twin",
      network: { existing: { ...existing, publicSubnetIds: ["subnet-0000000c", "subnet-0000000d"] } },
      "loadBalancer.listeners.https.additionalCertificates": {
        partner: "arn:aws:acm:eu-west-1:123456789012:certificate/1a2b3c4d",
      },
    },
    {
      [net("existing")]: "the twin has no network that it did not make",
      "cluster.loadBalancer.listeners.https.additionalCertificates.partner": "did not issue",
    },
  ],
];
