import type { ControlRows } from "./index";

export const machinesControls: ControlRows = {
  "a scaling group behind a balancer uses its checks": {
    securityHub: ["AutoScaling.1"],
    checkov: ["CKV2_AWS_15"],
    cdkNag: ["AwsSolutions-AS2", "NIST.800.53.R5-AutoScalingGroupELBHealthCheckRequired"],
  },
  "a scaling group covers several zones": { securityHub: ["AutoScaling.2"] },
  "several instance types": { securityHub: ["AutoScaling.6"] },
  "launch templates, not configurations": { securityHub: ["AutoScaling.9"], checkov: ["CKV_AWS_315"] },
  "launch configurations: tokens, no public address": {
    securityHub: ["AutoScaling.3", "Autoscaling.5"],
    checkov: ["CKV_AWS_79", "CKV_AWS_389"],
    cdkNag: ["NIST.800.53.R5-AutoScalingLaunchConfigPublicIpDisabled"],
    trivy: ["AWS-0009"],
  },
  "cooldown, notifications and tags of scaling groups": {
    checkov: ["CKV_AWS_153"],
    cdkNag: ["AwsSolutions-AS1", "AwsSolutions-AS3"],
  },
  "metadata needs a token": {
    securityHub: ["EC2.170", "EC2.8"],
    cis: ["5.7"],
    checkov: ["CKV_AWS_79"],
    cdkNag: ["NIST.800.53.R5-EC2IMDSv2Enabled", "HIPAA.Security-EC2IMDSv2Enabled"],
    trivy: ["AWS-0130", "AWS-0028"],
  },
  "metadata stays within one hop": { securityHub: ["AutoScaling.4"], checkov: ["CKV_AWS_341"] },
  "no public address": {
    securityHub: ["EC2.25", "EC2.9"],
    checkov: ["CKV_AWS_88"],
    cdkNag: ["NIST.800.53.R5-EC2InstanceNoPublicIp"],
  },
  "volumes are encrypted, by default too": {
    securityHub: ["EC2.181", "EC2.3", "EC2.7", "EC2.173"],
    cis: ["5.1.1"],
    checkov: ["CKV_AWS_3", "CKV_AWS_8", "CKV_AWS_106", "CKV_AWS_189", "CKV2_AWS_2"],
    cdkNag: ["AwsSolutions-EC26"],
    trivy: ["AWS-0008", "AWS-0026", "AWS-0027", "AWS-0122", "AWS-0131"],
  },
  "no secrets in user data": { checkov: ["CKV_AWS_46"], trivy: ["AWS-0029", "AWS-0129"] },
  "detailed monitoring": {
    checkov: ["CKV_AWS_126"],
    cdkNag: ["AwsSolutions-EC28", "HIPAA.Security-EC2InstanceDetailedMonitoringEnabled"],
  },
  "instance profile, EBS optimised, protected from termination": {
    checkov: ["CKV_AWS_135", "CKV2_AWS_41"],
    cdkNag: [
      "AwsSolutions-EC29",
      "NIST.800.53.R5-EC2InstanceProfileAttached",
      "NIST.800.53.R5-EC2EBSOptimizedInstance",
    ],
  },
  "snapshots and images are private and encrypted": {
    securityHub: ["EC2.1", "EC2.182"],
    checkov: ["CKV_AWS_183", "CKV_AWS_204", "CKV_AWS_205", "CKV_AWS_235", "CKV_AWS_236"],
    trivy: ["AWS-0344"],
  },
  "one interface, source check, virtualisation, stopped machines": {
    securityHub: ["EC2.17", "EC2.180", "EC2.24", "EC2.4"],
  },
};
