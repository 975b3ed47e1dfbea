import type { Accepted } from "./support";

const two = { "certificate.subjectAlternativeNames": ["*.shop.example.com", "example.net", "*.a.example.net"] };
const closed = { "loadBalancer.listeners.https.allow": [], "loadBalancer.listeners.http.allow": [] };
const https = "cluster.loadBalancer.listeners.https.allow";
const edge = (from: string, port: number, more: object = {}) => ({ from, to: "balancer", port, ...more });

/** Zones of certificates, and ports that prefix lists open. */
export const zones: readonly Accepted[] = [
  ["alb", { "network.nat": "regional", "network.zones": 3 }],
  ["alb", { "network.nat": "regional", "network.natAddresses": "automatic" }],
  [
    "alb",
    { region: "us-west-2", "network.zones": ["us-west-2-lax-1a", "us-west-2-lax-1b"] },
    { "cluster.network.zones": "what a Local Zone has is not judged" },
  ],
  [
    "alb",
    { region: "us-west-2", "network.zones": ["us-west-2-lax-1a"] },
    { "cluster.network.zones": "what a Local Zone has is not judged" },
  ],
  // case 09-certificate-names-of-two-zones
  ["alb", { ...two, "certificate.zoneIds": { "example.net": "Z0NET" } }],
  ["alb", { ...two, "certificate.zoneIds": { "EXAMPLE.net": "Z0NET", "a.example.net": "Z0A" } }],
  [
    "alb",
    {
      ...two,
      "certificate.zoneId": undefined,
      "certificate.zoneIds": { "example.net": "Z0NET", "shop.example.com": "Z0COM" },
    },
  ],
  ["alb", { ...two, "certificate.zoneId": undefined }, { "cluster.certificate.zoneId": "yours to make" }],
  ["alb", { "certificate.subjectAlternativeNames": ["example.com", "deep.down.example.com"] }],
  [
    "alb",
    { "certificate.zoneIds": { "example.net": "Z0NET" } },
    { 'cluster.certificate.zoneIds["example.net"]': "no name of the certificate lies there" },
  ],
  // case 10-cloudfront-prefix-list
  ["alb", { ...closed, "firewall.edges": { secure: edge("pl-4fa04526", 443), plain: edge("pl-4fa04526", 80) } }],
  ["alb", { ...closed, "firewall.edges": { both: edge("pl-0a1b2c3d", 80, { toPort: 443, maxEntries: 20 }) } }],
  [
    "alb",
    { "firewall.edges": { own: edge("pl-0a1b2c3d", 8443) } },
    { "cluster.firewall.edges.own.from": "set maxEntries to the list's own" },
  ],
  [
    "alb",
    {
      "loadBalancer.listeners.https.allow": [],
      "firewall.edges": { udp: edge("10.0.0.0/8", 443, { protocol: "udp" }) },
    },
    { [https]: "open the port by an edge of the firewall" },
  ],
];
