import type { BadInput, Changes } from "./support";

const at = (option: string) => `cluster.address.${option}`;
const failover = { type: "failover", role: "primary" };
const address = (more: object): Changes => ({
  address: { domainName: "shop.example.com", zoneId: "Z0123456789ABC", ...more },
});
const mail = (more: object): Changes => ({
  address: { domainName: "mail.example.com", zoneId: "Z0123456789ABC", routing: failover, ...more },
});
const checked = (healthCheck: object, more: Changes = {}): Changes => ({
  ...address({ routing: failover, healthCheck }),
  ...more,
});
const lb = (option: string) => `cluster.loadBalancer.${option}`;
const ip = (number: number) => `eipalloc-0000000${number}`;
const jwt = { type: "jwt", issuer: "https://id.example.com", jwksEndpoint: "https://id.example.com/keys.json" };

/** How a name is shared, and what its health check asks. */
export const addresses: readonly BadInput[] = [
  ["alb", address({ routing: { type: "round" } }), { [at("routing.type")]: "failover" }],
  ["alb", address({ routing: { type: "failover" } }), { [at("routing.role")]: "primary" }],
  ["alb", address({ routing: { type: "failover", role: "backup" } }), { [at("routing.role")]: "secondary" }],
  ["alb", address({ routing: { type: "weighted" } }), { [at("routing.weight")]: "0 to 255" }],
  ["alb", address({ routing: { type: "weighted", weight: 256 } }), { [at("routing.weight")]: "too large" }],
  ["alb", address({ routing: { type: "latency", region: "Europe" } }), { [at("routing.region")]: "such as eu-west-1" }],
  ["alb", address({ routing: { ...failover, setIdentifier: "" } }), { [at("routing.setIdentifier")]: "1 to 128" }],
  ["alb", { "certificate.recordsExist": true }, { "cluster.certificate.recordsExist": "take recordsExist out" }],
  ["alb", address({ healthCheck: {} }), { [at("healthCheck")]: "set routing, or take it out" }],
  ["alb", checked({ interval: 20 }), { [at("healthCheck.interval")]: "10 or 30 seconds" }],
  ["alb", checked({ failureThreshold: 11 }), { [at("healthCheck.failureThreshold")]: "1 to 10" }],
  ["alb", checked({ path: "healthz" }), { [at("healthCheck.path")]: "starts with /" }],
  ["alb", checked({ path: `/${"a".repeat(255)}` }), { [at("healthCheck.path")]: "1 to 255" }],
  ["alb", checked({ regions: ["eu-west-1"] }), { [at("healthCheck.regions")]: "three regions or more" }],
  [
    "alb",
    checked({ regions: ["eu-west-1", "eu-west-2", "us-east-1"] }),
    { [at("healthCheck.regions[1]")]: "one of us-east-1" },
  ],
  [
    "alb",
    checked({ regions: ["eu-west-1", "eu-west-1", "us-east-1"] }),
    { [at("healthCheck.regions[1]")]: "listed twice" },
  ],
  ["alb", checked({ listener: "htps" }), { [at("healthCheck.listener")]: "did you mean" }],
  ["alb", checked({ listener: "http" }), { [at("healthCheck.listener")]: "healthy while no node is" }],
  [
    "alb",
    checked(
      { path: "/up" },
      {
        "loadBalancer.listeners.https.rules.up": {
          priority: 1,
          conditions: { path: ["/up"] },
          action: { type: "fixed-response", statusCode: 200 },
        },
      },
    ),
    { [at("healthCheck.path")]: "name a listener or a path that is forwarded to nodes" },
  ],
  [
    "alb",
    checked({}, { "loadBalancer.listeners.https.defaultAction.authenticate": jwt }),
    { [at("healthCheck.listener")]: "must log in first" },
  ],
  [
    "alb",
    checked(
      {},
      {
        "trustStores.partners": { authorities: { bucket: "shop-trust", key: "ca.pem" } },
        "loadBalancer.listeners.https.mutualAuthentication": { mode: "verify", trustStore: "partners" },
      },
    ),
    { [at("healthCheck.listener")]: "Route 53 has none" },
  ],
  [
    "alb",
    checked(
      {},
      { "targetGroups.web": { protocolVersion: "GRPC", healthCheck: { path: "/shop.Health/Check", matcher: "0" } } },
    ),
    { [at("healthCheck")]: "gRPC, which Route 53 does not" },
  ],
  [
    "alb",
    checked({}, { "loadBalancer.scheme": "internal" }),
    { [at("healthCheck")]: "the balancer is internal, and Route 53's checkers are outside of every VPC" },
  ],
  [
    "alb",
    checked({}, { "loadBalancer.ipAddressType": "dualstack-without-public-ipv4", "network.ipv6": true }),
    { [at("healthCheck")]: "over IPv4 only" },
  ],
  ["nlb", mail({ healthCheck: { path: "/healthz" } }), { [at("healthCheck.path")]: "is only connected to" }],
  ["alb", { "loadBalancer.elasticIps": true }, { [lb("elasticIps")]: "put an accelerator in front of it" }],
  [
    "nlb",
    { "loadBalancer.elasticIps": { "eu-west-1a": "1.2.3.4" } },
    { [lb("elasticIps.eu-west-1a")]: "the allocation id" },
  ],
  ["nlb", { "loadBalancer.elasticIps": "yes" }, { [lb("elasticIps")]: "true, false, or a map" }],
  [
    "nlb",
    { "loadBalancer.elasticIps": { "eu-west-1a": ip(1), "eu-west-1b": ip(1) } },
    { [lb("elasticIps.eu-west-1b")]: "given to another zone already" },
  ],
  [
    "nlb",
    { "loadBalancer.elasticIps": { "eu-west-1d": ip(1) } },
    { [lb("elasticIps.eu-west-1d")]: "one of eu-west-1a, eu-west-1b" },
  ],
  [
    "nlb",
    { "loadBalancer.elasticIps": true, "loadBalancer.scheme": "internal" },
    { [lb("elasticIps")]: "set internalAddresses instead" },
  ],
  [
    "nlb",
    { "loadBalancer.internalAddresses": { "eu-west-1a": "10.0.0.10" } },
    { [lb("internalAddresses")]: "set elasticIps for public addresses that stay" },
  ],
  [
    "nlb",
    { "loadBalancer.internalAddresses": { "eu-west-1a": "10.9.0.10" }, "loadBalancer.scheme": "internal" },
    { [lb("internalAddresses.eu-west-1a")]: "but for its first four and its last" },
  ],
  [
    "nlb",
    { "loadBalancer.internalAddresses": { "eu-west-1a": "ten" }, "loadBalancer.scheme": "internal" },
    { [lb("internalAddresses.eu-west-1a")]: "an IPv4 address such as 10.20.0.10" },
  ],
  [
    "nlb",
    { "loadBalancer.ipv6Addresses": { "eu-west-1a": "2001:db8::10" } },
    { [lb("ipv6Addresses")]: "set ipAddressType: dualstack" },
  ],
];
