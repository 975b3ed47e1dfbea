/** What a public scanner holds against the stack `prod` although the pack passes it, and why it stays. */
export interface ScannerFinding {
  readonly controls: readonly string[];
  /** Names of the resources in the plan. */
  readonly resources: readonly string[];
  readonly why: string;
}

/** The version that was run over prod's planned resources, written as a Terraform plan. Run on 2026-12-01: 33 findings, 557 passed. */
export const scannerVersion = "Checkov 3.3.30";

const logBucket = ["shop-balancer-log-bucket"];
const ceilings = ["shop-access-boundary", "shop-access-ceiling"];
const nodePolicies = ["shop-nodes-blue-policy-node", "shop-nodes-green-policy-node"];

export const scannerFindings: readonly ScannerFinding[] = [
  {
    controls: ["CKV2_AWS_1"],
    resources: ["shop-firewall-acl-public", "shop-firewall-acl-private", "shop-firewall-acl-isolated"],
    why: "every ACL has its subnets by associations of their own, which the check does not follow: it wants them on the ACL itself",
  },
  {
    controls: ["CKV_AWS_352"],
    resources: [
      "shop-firewall-acl-public-in-icmp-3-4-any-ipv4",
      "shop-firewall-acl-private-in-icmp-3-4-any-ipv4",
      "shop-firewall-acl-isolated-in-icmp-3-4-any-ipv4",
    ],
    why: "the rules admit one message of ICMP, fragmentation needed, without which large answers stall: ICMP has no ports, and the check looks for them",
  },
  {
    controls: ["CKV_AWS_231"],
    resources: [
      "shop-firewall-acl-public-in-tcp-1024-65535-any-ipv4",
      "shop-firewall-acl-private-in-tcp-1024-65535-any-ipv4",
    ],
    why: "an ACL keeps no state: answers come back to any port from 1024, which 3389 is one of; security groups admit nothing there",
  },
  {
    controls: ["CKV2_AWS_76"],
    resources: ["shop-balancer-load-balancer"],
    why: "the web ACL blocks by the group that stops Log4j's lookups; the check wants anonymous addresses refused too, which refuses people behind VPNs",
  },
  {
    controls: ["CKV_AWS_260"],
    resources: ["shop-firewall-frontend-ingress-tcp-80-any-ipv4"],
    why: "the listener on port 80 does nothing but redirect to HTTPS, and a client who types a name arrives there",
  },
  {
    controls: ["CKV_AWS_145"],
    resources: logBucket,
    why: "access logs of an application load balancer are delivered only into a bucket with S3's own keys (SSE-S3)",
  },
  {
    controls: ["CKV_AWS_18", "CKV_AWS_21", "CKV_AWS_144", "CKV2_AWS_62"],
    resources: logBucket,
    why: "the bucket holds logs alone: a log of its log would never end, objects are written once and expire, and requests are served without them",
  },
  {
    controls: ["CKV2_AWS_40"],
    resources: ["shop-access-ceiling"],
    why: "it grants nothing, as a permission boundary does, and denies every change of rights that would go round it: the check reads no Deny",
  },
  {
    controls: ["CKV_AWS_287", "CKV_AWS_288", "CKV_AWS_289", "CKV_AWS_290", "CKV_AWS_355"],
    resources: ceilings,
    why: "permission boundaries grant nothing: they are the most that a role's own policies can reach, and those are narrow",
  },
  {
    controls: ["CKV_AWS_290", "CKV_AWS_355"],
    resources: nodePolicies,
    why: "what the agent of Systems Manager reports with, and a token of ECR, AWS authorises for no single resource: `*` is the only one it takes",
  },
  {
    controls: ["CKV_AWS_61"],
    resources: ["shop-access-admin-role", "shop-access-operator-role", "shop-access-viewer-role"],
    why: "the account is the principal, and conditions narrow it to one permission set of Identity Center and to addresses: the check does not read them",
  },
];
