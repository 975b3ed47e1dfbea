import type { BadKubernetesInput } from "./types";

const metallb = (announce: object, addresses: readonly string[] = ["192.0.2.16/28"]) => ({
  kind: "metallb",
  addresses,
  announce,
});

/** The `kubernetes` block, certificate, firewall, labels, objectives. */
export const surroundings: readonly BadKubernetesInput[] = [
  // A profile without the capability, or that there is not.
  ["http", { "kubernetes.gateway": { profile: "alb" } }, { "cluster.kubernetes.gateway.profile": "did you mean aws" }],
  ["http", { "kubernetes.gateway": { profile: "nginx" } }, { "cluster.kubernetes.gateway.profile": "use envoy" }],
  ["http", { "kubernetes.gateway": { replicas: 0 } }, { "cluster.kubernetes.gateway.replicas": "1 to 100" }],
  [
    "http",
    { "kubernetes.gateway": { minTlsVersion: 1.2 } },
    { "cluster.kubernetes.gateway.minTlsVersion": 'put it in quotes: "1.2"' },
  ],
  ["http", { "kubernetes.gateway": { minTlsVersion: "1.1" } }, { "cluster.kubernetes.gateway.minTlsVersion": "1.2" }],
  ["http", { "kubernetes.namespace": "Shop" }, { "cluster.kubernetes.namespace": "lower case" }],
  ["http", { "kubernetes.context": "" }, { "cluster.kubernetes.context": "a context's name" }],
  ["http", { "kubernetes.zones": 0 }, { "cluster.kubernetes.zones": "1 to 20 zones" }],
  ["http", { "kubernetes.endpointPropagation": 0 }, { "cluster.kubernetes.endpointPropagation": "1 to 300 seconds" }],
  [
    "http",
    { "kubernetes.gatewayClassName": "eg" },
    { "cluster.kubernetes.gatewayClassName": "did you mean kubernetes.gateway.className" },
  ],
  ["http", { provider: "local" }, { "cluster.provider": "did you mean twin" }],
  [
    "http",
    { provider: "twin", "kubernetes.context": "prod", "kubernetes.kubeconfig": "config" },
    {
      "cluster.kubernetes.context": "the twin makes a cluster of its own",
      "cluster.kubernetes.kubeconfig": "the twin makes a cluster of its own",
    },
  ],
  [
    "http",
    { provider: "twin", "kubernetes.context": undefined, "kubernetes.gateway": { className: "eg" } },
    { "cluster.kubernetes.gateway.className": "not a class of the twin's gateway" },
  ],
  [
    "http",
    {
      provider: "twin",
      "kubernetes.context": undefined,
      "kubernetes.address": metallb({ mode: "l2" }),
      "kubernetes.monitoring": {},
      "kubernetes.operations": { backup: { schedule: "0 2 * * *" } },
    },
    {
      "cluster.kubernetes.address.kind": "the twin has no MetalLB",
      "cluster.kubernetes.monitoring": "the twin has no Prometheus operator",
      "cluster.kubernetes.operations.backup": "the twin has no Velero",
    },
  ],
  [
    "http",
    {
      provider: "twin",
      "kubernetes.context": undefined,
      trustStores: {
        partners: {
          authorities: { configMap: "partners" },
          revocations: { one: { configMap: "partners-crl" } },
        },
      },
    },
    { "cluster.trustStores.partners.revocations": "would take a revoked certificate" },
  ],
  [
    "http",
    { "kubernetes.address": metallb({ mode: "l2" }, ["192.0.2.16/99"]) },
    { "cluster.kubernetes.address.addresses[0]": "not a range of addresses" },
  ],
  [
    "http",
    { "kubernetes.address": metallb({ mode: "bgp", peers: {} }) },
    { "cluster.kubernetes.address.announce.peers": "name at least one" },
  ],
  [
    "http",
    { "kubernetes.address": metallb({ mode: "bgp", peers: { one: { address: "192.0.2.999", asn: 1, myAsn: 2 } } }) },
    { "cluster.kubernetes.address.announce.peers.one.address": "not an address" },
  ],
  [
    "http",
    {
      "kubernetes.address": metallb({
        mode: "bgp",
        peers: { one: { address: "192.0.2.1", asn: 1, myAsn: 2 } },
        bfd: { receiveInterval: 5 },
      }),
    },
    { "cluster.kubernetes.address.announce.bfd.receiveInterval": "10 to 60000 milliseconds" },
  ],
  [
    "http",
    { "kubernetes.access": { admin: { groups: ["system:authenticated"] } } },
    { "cluster.kubernetes.access.admin.groups[0]": "everybody" },
  ],
  [
    "http",
    { "kubernetes.access": { viewer: { users: ["bob", "bob"] } } },
    { "cluster.kubernetes.access.viewer.users[1]": "listed twice" },
  ],
  [
    "http",
    { "kubernetes.operations": { backup: { schedule: "daily" } } },
    { "cluster.kubernetes.operations.backup.schedule": "five fields" },
  ],
  [
    "http",
    { "kubernetes.monitoring": { metricsPath: "metrics" } },
    { "cluster.kubernetes.monitoring.metricsPath": "starts with /" },
  ],
  // Certificates.
  [
    "http",
    { certificate: { domainName: "shop.example.com" } },
    { "cluster.certificate.issuer": "{ name } of an issuer that exists" },
  ],
  ["http", { "certificate.issuerRef": { name: "x" } }, { "cluster.certificate.issuerRef": "did you mean issuer" }],
  [
    "http",
    { "certificate.subjectAlternativeNames": ["shop.example.com"] },
    { "cluster.certificate.subjectAlternativeNames[0]": "the main name already" },
  ],
  [
    "http",
    { "certificate.domainName": `${"a".repeat(60)}.example.com` },
    { "cluster.certificate.domainName": "RFC 5280" },
  ],
  [
    "http",
    { address: { domainName: "other.example.com" } },
    { "cluster.address.domainName": "the certificate does not cover it" },
  ],
  // Firewall.
  [
    "http",
    { "firewall.edges": { one: { from: "internet", to: "nodes", port: 22 } } },
    { "cluster.firewall.edges.one.from": "opens the nodes to the internet" },
  ],
  [
    "http",
    { "firewall.edges": { one: { from: "10.0.0.0/8", to: "balancer", port: 443 } } },
    { "cluster.firewall.edges.one.to": "the listener's allow" },
  ],
  [
    "http",
    { "firewall.edges": { one: { from: "10.0.0.0/8", to: "10.1.0.0/16", port: 443 } } },
    { "cluster.firewall.edges.one": "one of from and to is nodes" },
  ],
  [
    "http",
    { "firewall.edges": { one: { from: "nodes", to: "vpc", port: 443 } } },
    { "cluster.firewall.edges.one.to": "knows no VPC" },
  ],
  [
    "http",
    { "firewall.edges": { one: { from: "sg-0123456789abcdef0", to: "nodes", port: 443 } } },
    { "cluster.firewall.edges.one.from": "internet, balancer, nodes, or a CIDR range" },
  ],
  [
    "http",
    { "firewall.edges": { one: { from: "nodes", to: "10.0.0.0/8", port: 9, toPort: 3 } } },
    { "cluster.firewall.edges.one.toPort": "swap them" },
  ],
  [
    "http",
    {
      "firewall.edges": {
        one: { from: "nodes", to: "10.0.0.0/8", port: 9 },
        two: { from: "nodes", to: "10.0.0.0/8", port: 9 },
      },
    },
    { "cluster.firewall.edges.two": "says the same as one" },
  ],
  [
    "http",
    { "kubernetes.namespace": "kube-system" },
    { "cluster.kubernetes.namespace": "belongs to Kubernetes itself" },
  ],
  ["http", { "kubernetes.namespace": "default" }, { "cluster.kubernetes.namespace": "is there already" }],
  [
    "http",
    { certificate: { domainName: "shop.example.com", issuer: "letsencrypt" } },
    { "cluster.certificate.issuer": "write { name: ... }" },
  ],
  // Labels and objectives.
  [
    "http",
    { tags: { "app.kubernetes.io/name": "x" } },
    { 'cluster.tags["app.kubernetes.io/name"]': "choose another prefix" },
  ],
  ["http", { tags: { owner: "the shop team" } }, { "cluster.tags.owner": "not a label's value" }],
  ["http", { tags: { "cost center": "x" } }, { 'cluster.tags["cost center"]': "not a label's name" }],
  ["http", { "objectives.nodesNeeded": { wep: 1 } }, { "cluster.objectives.nodesNeeded.wep": "did you mean web" }],
  ["http", { "objectives.nodesNeeded": { web: 9 } }, { "cluster.objectives.nodesNeeded.web": "raise maxSize" }],
  ["http", { platfrom: "kubernetes" }, { "cluster.platfrom": "did you mean platform" }],
];
