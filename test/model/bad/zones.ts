import type { BadInput } from "./support";

const certificate = (option: string) => `cluster.certificate.${option}`;
const names = (domainName: string, ...subjectAlternativeNames: string[]) => ({
  "certificate.domainName": domainName,
  "certificate.subjectAlternativeNames": subjectAlternativeNames,
});
const other = "subjectAlternativeNames";
const list = { from: "pl-0a1b2c3d", to: "balancer", port: 443 };

/** R12, R13: what AWS has, and how much of it this toolkit has. */
const places: readonly BadInput[] = [
  ["alb", { "network.nat": "Regional" }, { "cluster.network.nat": "did you mean regional" }],
  ["alb", { "network.natAddresses": "elastic" }, { "cluster.network.natAddresses": "one of own, automatic" }],
  [
    "alb",
    { "network.natAddresses": "automatic" },
    { "cluster.network.natAddresses": "only a regional NAT gateway gets its addresses from AWS, and nat is single" },
  ],
  [
    "alb",
    { region: "us-west-2", "network.zones": ["us-west-2a", "us-west-2-lax-1a"] },
    { "cluster.network.zones[1]": "a Local Zone beside zones of the region: an application load balancer stands in" },
  ],
  [
    "nlb",
    { region: "us-west-2", "network.zones": ["us-west-2-lax-1a", "us-west-2-lax-1b"] },
    {
      "cluster.network.zones[0]": "a Local Zone, and a network load balancer stands in none",
      "cluster.network.zones[1]": "or set loadBalancer.type to application",
    },
  ],
  [
    "alb",
    { region: "us-west-2", "network.zones": ["us-west-2-lax-1a", "us-west-2-den-1a"] },
    { "cluster.network.zones[1]": "takes the same place as us-west-2-lax-1a" },
  ],
  [
    "alb",
    { region: "us-east-1", "network.zones": ["us-west-2-lax-1a", "us-west-2-lax-1b"] },
    { "cluster.network.zones[0]": "not a zone of us-east-1", "cluster.network.zones[1]": "not a zone of us-east-1" },
  ],
  [
    "alb",
    {
      region: "us-west-2",
      "network.zones": ["us-west-2-lax-1a", "us-west-2-lax-1b"],
      "targetGroups.api": {
        targetType: "lambda",
        function: { arn: "arn:aws:lambda:us-west-2:123456789012:function:api" },
      },
      "loadBalancer.listeners.https.rules.api.action.targetGroups": { api: 1 },
    },
    { "cluster.targetGroups.api.targetType": "an application load balancer in Local Zones invokes no functions" },
  ],
  [
    "alb",
    { region: "us-east-1", "network.zones": ["us-east-1-wl1-bos-wlz-1", "us-east-1b"] },
    {
      "cluster.network.zones[0]":
        "a Wavelength Zone: it is reached by a carrier gateway, and this toolkit makes internet gateways",
    },
  ],
  [
    "alb",
    { region: "us-west-2", "network.zones": ["us-west-2-lax-1", "us-west-2b"] },
    { "cluster.network.zones[0]": "a group of Local Zones" },
  ],
  [
    "alb",
    { region: "us-west-2", "network.zones": ["op-0123456789abcdef0", "usw2-az1"] },
    { "cluster.network.zones[0]": "an Outpost, which is no zone", "cluster.network.zones[1]": "malformed" },
  ],
];

/** Names that their zone cannot prove, and the sizes of prefix lists. */
export const zones: readonly BadInput[] = [
  ...places,
  // case 09-certificate-names-of-two-zones
  [
    "alb",
    names("shop.example.com", "*.shop.example.com", "Shop.example.com", "example.net"),
    {
      [certificate(`${other}[1]`)]: "the main name already",
      [certificate(`${other}[2]`)]:
        'cannot be proven in the zone of shop.example.com: no zone holds both, got "example.net"; name its zone under zoneIds: { example.net: Z... }, or drop it',
    },
  ],
  [
    "alb",
    names("shop.example.com", "www.Example.com", "WWW.example.com"),
    { [certificate(`${other}[1]`)]: "listed twice" },
  ],
  [
    "alb",
    names("shop.example.com", "*.example.org", "a.example.net"),
    {
      [certificate(`${other}[0]`)]: "zoneIds: { example.org: Z... }",
      [certificate(`${other}[1]`)]: "zoneIds: { a.example.net: Z... }",
    },
  ],
  [
    "alb",
    {
      ...names("shop.example.com", "example.net", "notexample.net"),
      "certificate.zoneIds": { "example.net": "Z0NET" },
    },
    { [certificate(`${other}[1]`)]: "cannot be proven in the zone of shop.example.com" },
  ],
  [
    "alb",
    {
      ...names("shop.example.com", "example.net"),
      "certificate.zoneId": undefined,
      "certificate.zoneIds": { "example.net": "Z0NET" },
    },
    { [certificate("domainName")]: "add shop.example.com or a domain above it to zoneIds, or set zoneId" },
  ],
  [
    "alb",
    { "certificate.zoneIds": { "example.com": "example.com." } },
    { [certificate('zoneIds["example.com"]')]: "a hosted zone id" },
  ],
  [
    "alb",
    { "certificate.zoneIds": { "*.example.com": "Z0NET" } },
    { [certificate('zoneIds["*.example.com"]')]: "name" },
  ],
  [
    "alb",
    { "firewall.edges": { a: { ...list, from: "10.0.0.0/8", maxEntries: 5 } } },
    { "cluster.firewall.edges.a.maxEntries": "no end of this edge is a prefix list" },
  ],
  [
    "alb",
    { "firewall.edges": { a: { ...list, maxEntries: 0 } } },
    { "cluster.firewall.edges.a.maxEntries": "1 to 1000" },
  ],
];
