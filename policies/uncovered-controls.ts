import type { Controls } from "./rule";

/** Public controls that were read and that no rule claims, and why. */
export interface NotClaimed {
  readonly controls: Controls;
  readonly why: string;
}

export const notClaimed: readonly NotClaimed[] = [
  {
    controls: {
      securityHub: ["ELB.2", "ELB.3", "ELB.7", "ELB.8", "ELB.9", "ELB.10", "ELB.14"],
      checkov: ["CKV_AWS_92", "CKV_AWS_127", "CKV_AWS_138", "CKV_AWS_213", "CKV_AWS_376"],
      cdkNag: [
        "AwsSolutions-ELB1",
        "AwsSolutions-ELB3",
        "AwsSolutions-ELB4",
        "AwsSolutions-ELB5",
        "NIST.800.53.R5-ELBACMCertificateRequired",
        "NIST.800.53.R5-ELBCrossZoneLoadBalancingEnabled",
        "NIST.800.53.R5-ELBTlsHttpsListenersOnly",
      ],
    },
    why: "classic load balancers: vipkit has none",
  },
  {
    controls: { cdkNag: ["AwsSolutions-VPC3"] },
    why: "fails every network ACL, and so contradicts EC2.16 and EC2.21",
  },
  {
    controls: { checkov: ["CKV_AWS_152"], elbGuide: ["REL02"] },
    why: "one wants cross-zone balancing on a network balancer on, the other off: both are sound, the spec decides",
  },
  {
    controls: { elbGuide: ["REL03"] },
    why: "static stability is capacity that is there before the zone is lost: `vipkit budget` computes it, no property holds it",
  },
  {
    controls: { cdkNag: ["AwsSolutions-AS1"] },
    why: "a cooldown holds back simple scaling policies only: target tracking and step scaling go by defaultInstanceWarmup",
  },
  {
    controls: { securityHub: ["EC2.4", "EC2.24"] },
    why: "whether a machine is stopped, and how its image is virtualised, is known of machines that run: no plan shows it",
  },
  {
    controls: { securityHub: ["EC2.1"] },
    why: "no resource of the provider makes a snapshot public; account-volumes-closed keeps the account from it",
  },
  {
    controls: { securityHub: ["EC2.172"] },
    why: "blocking internet gateways for the whole account blocks every public balancer too: the account's owner decides",
  },
  {
    controls: { securityHub: ["EC2.10", "EC2.55", "EC2.56", "EC2.57", "EC2.58", "EC2.60"] },
    why: "which endpoints a VPC needs depends on what runs in it",
  },
  {
    controls: { securityHub: ["EC2.20", "EC2.51", "EC2.171", "EC2.183"] },
    why: "VPN connections and client VPNs are no part of a cluster's path, and whether a tunnel is up is known at run time only",
  },
  {
    controls: { checkov: ["CKV_AWS_233"] },
    why: "Pulumi makes the new certificate first unless told otherwise, and what it is told there no plan shows",
  },
  {
    controls: { securityHub: ["S3.11"], checkov: ["CKV2_AWS_62"] },
    why: "an event without a recipient protects nothing: what to wait for is the application's matter",
  },
  {
    controls: { trivy: ["AWS-0170"] },
    why: "MFA delete can be switched on by the root user with its device in hand only: no program can",
  },
  {
    controls: { securityHub: ["SSM.1", "SSM.2", "SSM.3"] },
    why: "what agents report at run time: no plan shows it",
  },
  {
    controls: { securityHub: ["SSM.6", "SSM.7"] },
    why: "settings of the account's Systems Manager, by service and region: nothing of the cluster's is changed by them",
  },
  {
    controls: { trivy: ["AWS-0344"] },
    why: "about look-ups of images: what a program reads is no resource of the plan",
  },
];
