/** One thing that is wrong with the cluster. */
export interface Fault {
  /** What somebody did, or forgot. */
  readonly what: string;
  /** Everything that must be said about it: rule and resource. Nothing else may be. */
  readonly found: readonly string[];
}

/** What can be wrong with the cluster of this folder, all of it at once, or any part of it. */
export const faults = {
  "access-logs": { what: "the web balancer keeps no access logs", found: ["balancer-access-logs web"] },
  "deletion-protection": { what: "anybody can delete the web balancer", found: ["balancer-deletion-protection web"] },
  "invalid-headers": { what: "invalid headers reach the nodes", found: ["balancer-drops-invalid-headers web"] },
  "one-zone-balancer": {
    what: "the relay's balancer stands in one zone",
    found: [
      "balancer-several-zones relay",
      "failover-within-objective relay",
      "group-covers-balancer-zones relay-nodes",
    ],
  },
  "no-balancer-group": {
    what: "nothing says who reaches the relay",
    found: ["balancer-has-security-group relay", "balancer-reaches-health-port relay", "firewall-attached relay"],
  },
  "clear-listener": { what: "port 80 serves instead of redirecting", found: ["listener-encrypted http"] },
  "clear-rule": { what: "one path is served in clear all the same", found: ["listener-encrypted http-old"] },
  "old-tls": { what: "HTTPS takes TLS 1.0", found: ["listener-tls-policy https"] },
  "iam-certificate": { what: "the relay's certificate lies in IAM", found: ["listener-certificate-from-acm relay"] },
  "no-weights": { what: "the beta path has no group with a weight", found: ["weights-positive https-beta"] },
  "lost-affinity": { what: "sticky groups share traffic, unstuck", found: ["weights-keep-affinity https"] },
  "no-health-check": {
    what: "nobody checks the green nodes as they serve",
    found: [
      "target-group-health-check green",
      "failover-within-objective https",
      "failover-within-objective https-api",
      "failover-within-objective https-beta",
    ],
  },
  "no-drain": { what: "blue nodes drop what they are at", found: ["target-group-drains blue"] },
  "dead-nodes-stay": { what: "only EC2 checks the blue nodes", found: ["group-elb-health-check blue-nodes"] },
  "short-grace": { what: "green nodes are judged before they boot", found: ["group-grace-covers-boot green-nodes"] },
  "refresh-takes-all": { what: "a refresh may take every node", found: ["group-refresh-keeps-spare relay-nodes"] },
  "one-zone-nodes": {
    what: "the green nodes stand in one zone",
    found: [
      "capacity-after-zone-loss green-nodes",
      "failover-within-objective https",
      "failover-within-objective https-api",
      "failover-within-objective https-beta",
      "group-covers-balancer-zones green-nodes",
      "group-several-zones green-nodes",
    ],
  },
  imdsv1: { what: "any process can take the role's keys", found: ["template-imdsv2 nodes"] },
  "open-volume": { what: "the nodes' disks are not encrypted", found: ["template-volumes-encrypted nodes"] },
  "password-in-user-data": { what: "user data has a password", found: ["template-no-secrets-in-user-data nodes"] },
  "public-nodes": { what: "relay nodes have public addresses", found: ["template-no-public-ip relay-nodes"] },
  "ssh-open": {
    what: "the world reaches SSH on the nodes",
    found: ["firewall-no-admin-ports-from-world nodes-ssh", "firewall-only-listener-ports-from-world nodes-ssh"],
  },
  "debug-open": { what: "the world reaches a debug port", found: ["firewall-only-listener-ports-from-world debug"] },
  "two-rule-styles": { what: "each update removes a rule", found: ["firewall-one-rule-style nodes"] },
  "acl-ssh": { what: "the network ACL lets SSH in", found: ["acl-no-admin-ports-from-world acl-admin-in"] },
  "no-flow-log": { what: "nobody records who talked to whom", found: ["vpc-flow-logs vpc"] },
  "default-group": { what: "the default group is open", found: ["default-security-group-closed vpc"] },
  "public-subnet": { what: "private machines get addresses", found: ["subnet-no-public-ip private-b"] },
  "public-bucket": { what: "one policy away from open logs", found: ["bucket-public-access-blocked logs"] },
  "clear-bucket": { what: "logs travel in clear", found: ["bucket-tls-only logs"] },
  "endless-logs": { what: "logs stay for ever", found: ["bucket-lifecycle logs"] },
  administrator: { what: "every node is an administrator", found: ["iam-no-wildcard-admin nodes"] },
  "trust-anybody": { what: "any account may pose as a node", found: ["iam-no-wildcard-trust nodes"] },
  "old-key": { what: "the logs' key never changes", found: ["kms-key-rotation logs"] },
  "mail-certificate": { what: "renewal waits for an e-mail", found: ["certificate-renews shop"] },
  "no-log-delivery": { what: "the bucket takes no logs of the relay", found: ["balancer-log-bucket-admits relay"] },
  "patient-checks": {
    what: "a dead blue node is noticed after half a minute",
    found: [
      "failover-within-objective https",
      "failover-within-objective https-api",
      "failover-within-objective https-beta",
    ],
  },
  "unanswered-checks": { what: "a hung relay node counts as well", found: ["failover-within-objective relay"] },
  "closed-health-port": {
    what: "no firewall lets the blue checks through",
    found: ["balancer-reaches-health-port blue"],
  },
  "cookie-outlives-group": {
    what: "a cookie of the API leads to a node longer than to its group",
    found: ["group-affinity-covers-node-affinity https-api"],
  },
  "thin-zones": { what: "half of the green nodes are not enough", found: ["capacity-after-zone-loss green-nodes"] },
  "closes-first": {
    what: "blue nodes hang up before their balancer",
    found: ["node-keep-alive-outlasts-balancer blue-nodes"],
  },
  "nobodys-nodes": { what: "nothing says whose the relay's nodes are", found: ["group-tagged relay-nodes"] },
  "nodes-exposed": {
    what: "the world reaches the blue nodes past their balancer",
    found: [
      "firewall-only-listener-ports-from-world nodes-world",
      "no-internet-path-to-nodes blue-nodes",
      "template-no-public-ip nodes",
    ],
  },
  "back-door": {
    what: "the relay reaches the web nodes past their balancer",
    found: ["node-firewall-only-from-balancer nodes-back-door"],
  },
  "small-subnet": { what: "a public subnet has no room", found: ["subnet-address-headroom public-a"] },
  "no-shield": { what: "nothing filters what the web balancer gets", found: ["balancer-has-web-acl web"] },
  "shield-counts": { what: "the shield counts attacks, and lets them pass", found: ["web-acl-stops-log4j shield"] },
  "shield-unlogged": { what: "nobody sees what the shield stops", found: ["web-acl-logs shield"] },
  "name-ignores-health": { what: "the name leads to a dead balancer", found: ["record-alias-follows-health shop"] },
  "alarms-in-clear": { what: "alarms travel in clear", found: ["topic-tls-only on-call"] },
  "silent-alarm": { what: "the alarm wakes nobody", found: ["alarm-acts nodes"] },
} as const satisfies Readonly<Record<string, Fault>>;

export type FaultId = keyof typeof faults;
export const faultIds = Object.keys(faults) as readonly FaultId[];

/** Everything that must be said of a cluster with these faults, sorted. */
export const foundIn = (ids: readonly FaultId[]): readonly string[] =>
  [...new Set(ids.flatMap((id): readonly string[] => faults[id].found))].sort();
