import { allSame, approximated, below, type PortabilityRow, refused, same } from "../../../model/portability/verdict";

const bucket = refused("a gateway reads no buckets", "write { pem } with the text itself, or { configMap }");

/** Where a cluster lives, its name, its certificate, who may reach what, what it promises. */
export const surroundingRows: readonly PortabilityRow[] = [
  ...allSame("name", "objectives"),
  {
    option: "provider",
    verdict: approximated(
      "`kubernetes` is the cluster to which `kubernetes.context` leads; `twin` and endpoints of AWS's protocol are refused",
    ),
  },
  {
    option: "region",
    verdict: refused("the cluster is where its context leads", "take it out, and name kubernetes.context"),
  },
  {
    option: "network",
    verdict: refused(
      "machines, networks and zones are the cluster's own",
      "take it out; kubernetes.zones says over how many zones the machines are spread",
    ),
  },
  { option: "address", verdict: same },
  ...below("address", {
    domainName: approximated("external-dns makes the record where it runs; else it is made by hand"),
    zoneId: refused(
      "records are external-dns's to make",
      "take it out: external-dns finds the zone of the name by itself",
    ),
    routing: refused(
      "one cluster's records are external-dns's, and know no other cluster",
      "take it out, and annotate the Gateway for external-dns, or make failover records beside the cluster",
    ),
    healthCheck: refused(
      "a health check of Route 53 belongs to records of Route 53",
      "take it out, and make the check beside the cluster",
    ),
    ipv6: refused(
      "which families the name answers with follows from the address",
      "take it out, and set loadBalancer.ipAddressType",
    ),
  }),
  { option: "certificate", verdict: same },
  ...below("certificate", {
    domainName: approximated("issued by cert-manager, by the issuer that `certificate.issuer` names"),
    subjectAlternativeNames: same,
    keyAlgorithm: approximated("ECDSA of 256 and 384 bits, RSA of 2048 to 4096"),
    zoneId: refused(
      "names are proven by the issuer's own solver",
      "take it out, and name an issuer of cert-manager under certificate.issuer",
    ),
    zoneIds: refused(
      "names are proven by the issuer's own solver",
      "take it out, and name an issuer of cert-manager under certificate.issuer",
    ),
    recordsExist: refused(
      "names are proven by the issuer's own solver",
      "take it out, and name an issuer of cert-manager under certificate.issuer",
    ),
    arn: refused(
      "a gateway reads certificates from Secrets",
      "write certificate: { secretName } of a Secret of type kubernetes.io/tls",
    ),
  }),
  { option: "trustStores", verdict: approximated("ConfigMaps in the namespace, by text or by name") },
  ...below("trustStores.*", {
    arn: refused(
      "a gateway reads authorities from ConfigMaps",
      "write authorities: { configMap } of one that has ca.crt",
    ),
    "authorities.bucket": bucket,
    "authorities.key": bucket,
    "authorities.version": bucket,
    revocations: approximated(
      "with any list, each authority that issues clients' certificates needs one; a list that has ended answers every request 500",
    ),
    "revocations.*.bucket": bucket,
    "revocations.*.key": bucket,
    "revocations.*.version": bucket,
  }),
  { option: "firewall", verdict: same },
  ...below("firewall", {
    edges: approximated("network policies, which hold where the cluster's network plugin enforces them"),
    "edges.*.from = vpc": refused("a cluster knows no VPC", "write the range of addresses that is meant"),
    "edges.*.to = vpc": refused("a cluster knows no VPC", "write the range of addresses that is meant"),
    "edges.*.maxEntries": refused("network policies know no prefix lists", "take it out, and write the ranges"),
    "edges.*.description": refused(
      "rules of a network policy carry no text",
      "take it out, and say it in the edge's name",
    ),
    nodeEgress: approximated("network policies, which hold where the cluster's network plugin enforces them"),
    waf: refused(
      "AWS WAF stands before load balancers of AWS only",
      "take it out; a listener's allow names who may come, and a SecurityPolicy of your own what is let through",
    ),
    networkAcl: refused("there is no second, stateless layer", "take it out"),
  }),
  {
    option: "access",
    verdict: refused(
      "roles of IAM are taken on in an account of AWS, and a cluster knows its own users and groups",
      "take it out; kubernetes.access has the same roles admin, operator and viewer, by RBAC; a pipeline signs in by the cluster's own means",
    ),
  },
  {
    option: "operations",
    verdict: refused(
      "these are services of AWS",
      "take it out; kubernetes.operations.backup backs up the namespace by Velero",
    ),
  },
  {
    option: "observability",
    verdict: refused(
      "what Prometheus reads and warns of is said elsewhere",
      "take it out, and write kubernetes.monitoring: { namespace, labels, runbook }; its Alertmanager knows who is told",
    ),
  },
  { option: "traffic", verdict: same },
  ...below("traffic", {
    owner: approximated("`controller` leaves all rules of a route over several groups alone, not its weights only"),
  }),
  { option: "tags", verdict: approximated("labels, whose names and values have 63 characters of a smaller alphabet") },
];
