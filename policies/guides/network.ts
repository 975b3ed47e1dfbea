import { certificateGuide, endpointGuide, networkGuide, recordGuide } from "../queries/links";
import { found, left, type VendorGuide } from "./types";

export const networks: VendorGuide = {
  name: "VPC",
  url: (page) => (page.includes("endpoint") ? endpointGuide(page) : networkGuide(page)),
  warnings: [
    found("nat-gateway-troubleshooting", "a NAT gateway stands in a public subnet", "nat-gateway-reaches-internet"),
    found("vpc-nat-gateway", "a NAT gateway in each zone", "nat-gateway-per-zone"),
    left("vpc-nat-gateway", "55,000 connections to one destination", "known at run time"),
    left(
      "VPC_Internet_Gateway",
      "a gateway is attached before an address is used",
      "order of creation: the spec depends on it, other programs say so by dependsOn",
    ),
    found(
      "create-interface-endpoint",
      "private names need DNS support and host names",
      "endpoint-private-dns-possible",
    ),
    found("gateway-endpoints", "a gateway endpoint works by route tables", "endpoint-has-routes"),
    left(
      "vpc-endpoints-access",
      "the default endpoint policy lets everything through",
      "which services a program may use is its own decision",
    ),
    found("vpc-network-acls", "answers come back on ports 1024-65535", "balancer-reaches-health-port"),
    found("vpc-network-acls", "an ACL without a subnet does nothing", "acl-attached"),
    found("vpc-network-acls", "administration ports are closed to the world", "acl-no-admin-ports-from-world"),
    found("vpc-security-groups", "administration ports are closed to the world", "firewall-no-admin-ports-from-world"),
    found("vpc-security-groups", "a group without a machine", "firewall-attached"),
    found("default-security-group", "the default group is closed", "default-security-group-closed"),
    left(
      "security-group-rules",
      "a prefix list counts by its largest size",
      "the spec counts it; the quota of an account is not in a program",
    ),
    found("flow-logs-iam-role", "the role trusts vpc-flow-logs.amazonaws.com", "role-trusts-its-service"),
    found("flow-logs", "flow logs are kept", "vpc-flow-logs"),
    left("subnet-sizing", "five addresses of a subnet are the vendor's", "subnet-address-headroom leaves them out"),
    found("subnet-sizing", "enough addresses for what scales", "subnet-address-headroom"),
    left(
      "vpc-cidr-blocks",
      "ranges of peered networks do not overlap",
      "the other network is another program's; AWS refuses the peering",
    ),
    found(
      "VPC_Route_Tables",
      "no route to the internet from nodes' subnets",
      "route-not-to-internet",
      "route-out-by-gateway",
    ),
    found("route-table-options", "a peering route no wider than needed", "route-peering-narrow"),
    left("vpc-peering-routing", "both sides have a route", "the other side is another program's in most cases"),
    found("default-vpc", "the default VPC is not used", "default-vpc-unused"),
    left("vpc-eips", "addresses that nothing uses are billed", "address-attached finds them"),
  ],
};

export const names: VendorGuide = {
  name: "Route 53",
  url: recordGuide,
  warnings: [
    found("dns-failover-types", "a primary has a health check", "record-failover-has-check"),
    found("dns-failover-types", "a primary has a secondary", "record-failover-has-partner"),
    found(
      "dns-failover-complex-configs",
      "aliases follow the health of what they lead to",
      "record-alias-follows-health",
    ),
    found("dns-failover-router-firewall-rules", "checkers come from the internet", "health-check-reaches-endpoint"),
    left(
      "dns-failover-router-firewall-rules",
      "firewalls let the checkers' ranges in",
      "the ranges change; `vipkit reach` shows what the internet reaches",
    ),
    left(
      "dns-failover-private-hosted-zones",
      "records of a private zone are checked by alarms",
      "health-check-reaches-endpoint finds checks of private addresses",
    ),
    found("resource-record-sets-values-weighted", "weight 0 everywhere means equal shares", "record-weights-decide"),
    found(
      "resource-record-sets-values-shared",
      "records of one name and type agree in policy and differ in identifier",
      "records-agree-on-routing",
    ),
    found("resource-record-sets-choosing-alias-non-alias", "no CNAME at the zone's own name", "record-fits-zone"),
    found(
      "resource-record-sets-values-basic",
      "a TTL of 60 seconds or less where records fail over",
      "record-ttl-follows-failover",
    ),
    found("dns-routing-traffic-for-subdomains", "a zone below another is delegated", "zone-delegated"),
    found("hosted-zone-private-considerations", "DNS support and host names of the VPC", "zone-names-resolve"),
    left("hosted-zone-private-considerations", "a private zone hides the public one of the same name", "often wanted"),
    left(
      "DomainNameFormat",
      "letters, digits, hyphens; an asterisk is the leftmost label",
      "the spec, the twin and AWS refuse others",
    ),
    found("dns-configuring-dnssec", "signed zones", "zone-signed"),
    found("query-logs", "query logs, in us-east-1", "zone-query-log"),
    found("routing-to-elb-load-balancer", "a record leads to something that exists", "record-target-exists"),
    found("domain-lock", "domains are locked against transfer", "domain-transfer-locked"),
    left(
      "dns-failover-determining-health-of-endpoints",
      "more than 18 percent of the checkers decide",
      "the budget counts interval x threshold",
    ),
  ],
};

export const certificates: VendorGuide = {
  name: "ACM",
  url: certificateGuide,
  warnings: [
    found("setup-caa", "CAA records name Amazon", "certificate-may-be-issued"),
    found("dns-validation", "a certificate is used once it is issued", "certificate-issued-before-use"),
    left("dns-validation", "the validation record stays for renewals", "the program keeps it as long as it is in it"),
    found("email-validation", "validation by mail does not renew itself", "certificate-renews"),
    found("import-certificate", "an imported certificate does not renew itself", "certificate-renews"),
    found(
      "acm-certificate-characteristics",
      "wildcards cover one label",
      "certificate-covers-name",
      "certificate-no-wildcard",
    ),
    found("acm-certificate-characteristics", "key lengths", "certificate-key-strength"),
    left(
      "acm-services",
      "a certificate is of its balancer's region",
      "AWS refuses the listener; the twin knows certificates by region",
    ),
    found("acm-bestpractices", "certificate transparency stays on", "certificate-transparent"),
    left("acm-bestpractices", "no pinning of certificates", "decided by clients"),
    left("acm-limits", "a number of certificates a year", "known in the account only"),
    left("troubleshooting-timed-out", "72 hours to validate", "`up` waits for 75 minutes and says so"),
  ],
};
