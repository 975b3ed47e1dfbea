import type { ControlRows } from "./index";

export const balancersControls: ControlRows = {
  "an HTTP listener redirects to HTTPS": {
    securityHub: ["ELB.1"],
    checkov: ["CKV2_AWS_20"],
    cdkNag: [
      "NIST.800.53.R5-ALBHttpToHttpsRedirection",
      "HIPAA.Security-ALBHttpToHttpsRedirection",
      "PCI.DSS.321-ALBHttpToHttpsRedirection",
    ],
    elbGuide: ["SEC02"],
  },
  "a listener speaks HTTPS or TLS": {
    securityHub: ["ELB.18"],
    checkov: ["CKV_AWS_2", "CKV_AWS_378"],
    trivy: ["AWS-0054"],
    elbGuide: ["SEC01"],
  },
  "a listener uses a modern TLS policy": {
    securityHub: ["ELB.17"],
    checkov: ["CKV_AWS_103", "CKV2_AWS_74"],
    trivy: ["AWS-0047"],
    elbGuide: ["SEC04"],
  },
  "the protocol of a target group is encrypted": {
    securityHub: ["ELB.22"],
    checkov: ["CKV_AWS_378"],
    elbGuide: ["SEC05"],
  },
  "health checks go over HTTPS": { securityHub: ["ELB.21"] },
  "a target group defines a health check": { checkov: ["CKV_AWS_261"], elbGuide: ["REL09", "REL10"] },
  "an application balancer drops invalid headers": {
    securityHub: ["ELB.4"],
    checkov: ["CKV_AWS_131"],
    cdkNag: ["HIPAA.Security-ALBHttpDropInvalidHeaderEnabled", "PCI.DSS.321-ALBHttpDropInvalidHeaderEnabled"],
    trivy: ["AWS-0052"],
  },
  "desync mode is defensive or strictest": { securityHub: ["ELB.12"], checkov: ["CKV_AWS_328"], elbGuide: ["SEC14"] },
  "access logs are on": {
    securityHub: ["ELB.5"],
    checkov: ["CKV_AWS_91"],
    cdkNag: ["AwsSolutions-ELB2", "NIST.800.53.R5-ELBLoggingEnabled"],
    elbGuide: ["SEC15", "SEC16"],
  },
  "deletion protection is on": {
    securityHub: ["ELB.6"],
    checkov: ["CKV_AWS_150"],
    cdkNag: ["NIST.800.53.R5-ELBDeletionProtectionEnabled", "HIPAA.Security-ELBDeletionProtectionEnabled"],
  },
  "a balancer spans several zones": { securityHub: ["ELB.13"], elbGuide: ["REL01"] },
  "targets are in every zone of the balancer": { elbGuide: ["REL06"] },
  "cross-zone balancing of network balancers": { checkov: ["CKV_AWS_152"], elbGuide: ["REL02"] },
  "a public application balancer has a web ACL": {
    securityHub: ["ELB.16"],
    checkov: ["CKV2_AWS_28"],
    cdkNag: ["NIST.800.53.R5-ALBWAFEnabled", "PCI.DSS.321-ALBWAFEnabled"],
    elbGuide: ["SEC11", "SEC12"],
  },
  "listener certificates come from ACM": {
    cdkNag: [
      "NIST.800.53.R5-ELBv2ACMCertificateRequired",
      "HIPAA.Security-ELBv2ACMCertificateRequired",
      "PCI.DSS.321-ELBv2ACMCertificateRequired",
    ],
    elbGuide: ["SEC03"],
  },
  "a balancer faces the internet": { trivy: ["AWS-0053"] },
  "targets admit the balancer only": { elbGuide: ["SEC06", "SEC22"] },
  "static stability, zonal shift, anomaly mitigation": { elbGuide: ["REL03", "REL13", "REL14"] },
  "classic balancers": {
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
};
