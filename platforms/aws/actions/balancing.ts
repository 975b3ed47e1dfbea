import { types } from "../catalog/types";
import { type Needs, needsOf } from "./needs";

const elb = needsOf("elasticloadbalancing");
const waf = needsOf("wafv2");
const route53 = needsOf("route53");
const acm = needsOf("acm");
const accelerator = needsOf("globalaccelerator");

const tagged = "AddTags RemoveTags";
const record = "ChangeResourceRecordSets GetChange GetHostedZone ListResourceRecordSets";

/** What balancers, what leads to them and what stands before them need. */
export const balancingNeeds: Readonly<Record<string, Needs>> = {
  [types.balancer]: elb({
    create:
      "CreateLoadBalancer AddTags ModifyLoadBalancerAttributes SetSecurityGroups iam:CreateServiceLinkedRole ec2:DescribeAccountAttributes ec2:DescribeAddresses ec2:DescribeInternetGateways ec2:DescribeSecurityGroups ec2:DescribeSubnets ec2:DescribeVpcs",
    read: "DescribeLoadBalancers DescribeLoadBalancerAttributes DescribeCapacityReservation DescribeTags",
    update: `ModifyLoadBalancerAttributes SetIpAddressType SetSecurityGroups SetSubnets ${tagged}`,
    delete: "ModifyLoadBalancerAttributes DeleteLoadBalancer ec2:DescribeNetworkInterfaces",
  }),
  [types.listener]: elb({
    create: "CreateListener AddTags ModifyListenerAttributes",
    read: "DescribeListeners DescribeListenerAttributes DescribeTags",
    update: `ModifyListener ModifyListenerAttributes ${tagged}`,
    delete: "DeleteListener",
  }),
  [types.listenerRule]: elb({
    create: "CreateRule AddTags",
    read: "DescribeRules DescribeTags",
    update: `ModifyRule SetRulePriorities ${tagged}`,
    delete: "DeleteRule",
  }),
  [types.listenerCertificate]: elb({
    create: "AddListenerCertificates",
    read: "DescribeListenerCertificates",
    update: "",
    delete: "RemoveListenerCertificates",
  }),
  [types.targetGroup]: elb({
    create: "CreateTargetGroup AddTags ModifyTargetGroupAttributes",
    read: "DescribeTargetGroups DescribeTargetGroupAttributes DescribeTags",
    update: `ModifyTargetGroup ModifyTargetGroupAttributes ${tagged}`,
    delete: "DeleteTargetGroup",
  }),
  [types.targetGroupAttachment]: elb({
    create: "RegisterTargets",
    read: "DescribeTargetHealth",
    update: "",
    delete: "DeregisterTargets DescribeTargetHealth",
  }),
  [types.trustStore]: elb({
    create: "CreateTrustStore AddTags s3:GetObject",
    read: "DescribeTrustStores DescribeTags",
    update: `ModifyTrustStore s3:GetObject ${tagged}`,
    delete: "DeleteTrustStore",
  }),
  [types.trustStoreRevocation]: elb({
    create: "AddTrustStoreRevocations s3:GetObject",
    read: "DescribeTrustStoreRevocations",
    update: "",
    delete: "RemoveTrustStoreRevocations",
  }),
  [types.webAcl]: waf({
    create: "CreateWebACL TagResource",
    read: "GetWebACL ListTagsForResource",
    update: "UpdateWebACL TagResource UntagResource",
    delete: "DeleteWebACL",
  }),
  [types.ipSet]: waf({
    create: "CreateIPSet TagResource",
    read: "GetIPSet ListTagsForResource",
    update: "UpdateIPSet TagResource UntagResource",
    delete: "DeleteIPSet",
  }),
  [types.webAclAssociation]: waf({
    create: "AssociateWebACL elasticloadbalancing:SetWebACL",
    read: "GetWebACLForResource GetWebACL",
    update: "",
    delete: "DisassociateWebACL elasticloadbalancing:SetWebACL",
  }),
  [types.webAclLogging]: waf({
    create:
      "PutLoggingConfiguration iam:CreateServiceLinkedRole logs:CreateLogDelivery logs:DescribeLogGroups logs:DescribeResourcePolicies logs:PutResourcePolicy",
    read: "GetLoggingConfiguration",
    update: "PutLoggingConfiguration logs:UpdateLogDelivery",
    delete: "DeleteLoggingConfiguration logs:DeleteLogDelivery",
  }),
  [types.record]: route53({
    create: record,
    read: "GetHostedZone ListResourceRecordSets",
    update: record,
    delete: record,
  }),
  [types.healthCheck]: route53({
    create: "CreateHealthCheck ChangeTagsForResource",
    read: "GetHealthCheck ListTagsForResource",
    update: "UpdateHealthCheck ChangeTagsForResource",
    delete: "DeleteHealthCheck",
  }),
  [types.certificate]: acm({
    create: "RequestCertificate AddTagsToCertificate",
    read: "DescribeCertificate ListTagsForCertificate",
    update: "UpdateCertificateOptions AddTagsToCertificate RemoveTagsFromCertificate",
    delete: "DeleteCertificate",
  }),
  [types.certificateValidation]: acm({
    create: "DescribeCertificate",
    read: "DescribeCertificate",
    update: "",
    delete: "",
  }),
  [types.accelerator]: accelerator({
    create: "CreateAccelerator TagResource UpdateAcceleratorAttributes iam:CreateServiceLinkedRole",
    read: "DescribeAccelerator DescribeAcceleratorAttributes ListTagsForResource",
    update: "UpdateAccelerator UpdateAcceleratorAttributes TagResource UntagResource",
    delete: "UpdateAccelerator DeleteAccelerator",
  }),
  [types.acceleratorListener]: accelerator({
    create: "CreateListener DescribeAccelerator",
    read: "DescribeListener",
    update: "UpdateListener DescribeAccelerator",
    delete: "DeleteListener DescribeAccelerator",
  }),
  [types.acceleratorGroup]: accelerator({
    create: "CreateEndpointGroup DescribeAccelerator elasticloadbalancing:DescribeLoadBalancers ec2:DescribeAddresses",
    read: "DescribeEndpointGroup",
    update: "UpdateEndpointGroup DescribeAccelerator",
    delete: "DeleteEndpointGroup DescribeAccelerator",
  }),
  [types.zonalAutoshift]: needsOf("arc-zonal-shift")({
    create:
      "CreatePracticeRunConfiguration UpdateZonalAutoshiftConfiguration GetManagedResource iam:CreateServiceLinkedRole cloudwatch:DescribeAlarms",
    read: "GetManagedResource",
    update: "UpdatePracticeRunConfiguration UpdateZonalAutoshiftConfiguration",
    delete: "DeletePracticeRunConfiguration UpdateZonalAutoshiftConfiguration",
  }),
};
