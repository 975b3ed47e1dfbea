import type { ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { propertyRule } from "../../../property-rule";
import { computeGuide, securityHub } from "../../../queries/links";
import { productionOnly } from "../../../rule";

/** A machine whose metadata service is off gives nothing out. */
const answersNoMetadata = (machine: ResourceReader) => machine.text("metadataOptions.httpEndpoint") === "disabled";

/** Types that can be optimised and are not by themselves. Source: EC2 user guide, "EBS-optimized instances". */
const older =
  /^(?:c1\.xlarge|c3\.[24]?xlarge|g2\.2xlarge|i2\.[24]?xlarge|m1\.x?large|m2\.[24]xlarge|m3\.2?xlarge|r3\.[24]?xlarge)$/;

const isOptimizedByItself = (machine: ResourceReader) =>
  machine.flag("ebsOptimized") === undefined && !older.test(machine.text("instanceType") ?? "");

export const accountVolumesClosed = propertyRule({
  id: "account-volumes-closed",
  title: "The account's settings for volumes stay safe",
  why: "With one switch every new volume of the region is left unencrypted, or every snapshot can be made public.",
  remediation:
    "Set enabled: true in aws.ebs.EncryptionByDefault, and state: block-all-sharing in aws.ebs.SnapshotBlockPublicAccess.",
  url: securityHub("EC2.7"),
  severity: "medium",
  controls: { securityHub: ["EC2.7", "EC2.182"], cis: ["5.1.1"], checkov: ["CKV_AWS_106"] },
  decision:
    "These are settings of the account: they are judged where the program sets them, and no plan shows them where it does not.",
  types: [types.volumeDefault, types.snapshotBlock],
  properties: { enabled: { expected: true, default: true }, state: { not: "unblocked" } },
});

export const imageNotPublic = propertyRule({
  id: "image-not-public",
  title: "Images are shared with accounts by name",
  why: "A public image can be started in any account, and what was left on its disk be read.",
  remediation: "Set accountId, organizationArn or organizationalUnitArn in place of group.",
  url: computeGuide("sharingamis-intro"),
  severity: "high",
  controls: { checkov: ["CKV_AWS_205"] },
  decision:
    "CKV_AWS_205 fails every permission. Sharing an image with an account of one's own is how images are built once: only the public is refused.",
  types: [types.imagePermission],
  properties: { group: { not: "all" } },
});

export const instanceTerminationProtected = propertyRule({
  id: "instance-termination-protected",
  title: "Machines of production that no group replaces cannot be ended by accident",
  why: "A machine outside a scaling group comes back only when it is made again by hand.",
  remediation: "Set disableApiTermination: true, or put the machine into a scaling group.",
  url: computeGuide("Using_ChangingDisableAPITermination"),
  severity: "low",
  controls: { cdkNag: ["AwsSolutions-EC29"] },
  levels: productionOnly,
  types: [types.instance],
  properties: { disableApiTermination: { expected: true } },
});

export const templateDetailedMonitoring = propertyRule({
  id: "template-detailed-monitoring",
  title: "Machines report their load every minute",
  why: "With a figure every five minutes scaling reacts to load that is minutes old.",
  remediation: "Set monitoring.enabled: true (monitoring: true on an instance).",
  url: computeGuide("manage-detailed-monitoring"),
  severity: "low",
  controls: {
    checkov: ["CKV_AWS_126"],
    cdkNag: ["AwsSolutions-EC28", "HIPAA.Security-EC2InstanceDetailedMonitoringEnabled"],
  },
  levels: { development: "disabled", local: "disabled" },
  types: [types.launchTemplate, types.instance, types.launchConfiguration],
  properties: {
    "monitoring.enabled": { expected: true, types: [types.launchTemplate] },
    monitoring: { expected: true, types: [types.instance] },
    enableMonitoring: { expected: true, default: true, types: [types.launchConfiguration] },
  },
});

export const templateEbsOptimized = propertyRule({
  id: "template-ebs-optimized",
  title: "Machines have bandwidth of their own for their volumes",
  why: "Where volume and network share the bandwidth, a busy disk slows the answers down.",
  remediation: "Leave ebsOptimized out, or set it to true; older instance types need the word.",
  url: computeGuide("ebs-optimized"),
  severity: "low",
  controls: { checkov: ["CKV_AWS_135"], cdkNag: ["NIST.800.53.R5-EC2EBSOptimizedInstance"] },
  decision:
    "CKV_AWS_135 wants the word everywhere; every current instance type is optimised without it, as cdk-nag has it.",
  types: [types.launchTemplate, types.instance, types.launchConfiguration],
  properties: { ebsOptimized: { expected: true, unless: isOptimizedByItself } },
});

export const templateImdsv2 = propertyRule({
  id: "template-imdsv2",
  title: "Machines answer metadata requests with a token only",
  why: "With IMDSv1 one forged request through the application hands out the node's credentials.",
  remediation: "Set metadataOptions.httpTokens: required.",
  url: securityHub("EC2.170"),
  severity: "high",
  controls: {
    securityHub: ["EC2.170", "EC2.8", "AutoScaling.3"],
    cis: ["5.7"],
    checkov: ["CKV_AWS_79"],
    cdkNag: ["NIST.800.53.R5-EC2IMDSv2Enabled", "HIPAA.Security-EC2IMDSv2Enabled"],
    trivy: ["AWS-0028", "AWS-0130"],
  },
  types: [types.launchTemplate, types.instance, types.launchConfiguration],
  properties: { "metadataOptions.httpTokens": { expected: "required", unless: answersNoMetadata } },
});

export const templateInstanceProfile = propertyRule({
  id: "template-instance-profile",
  title: "Machines have a role",
  why: "Without one they can be reached by no management service, and sooner or later a key is put on them.",
  remediation: "Set iamInstanceProfile to a profile whose role holds what the node needs and nothing else.",
  url: computeGuide("iam-roles-for-amazon-ec2"),
  severity: "medium",
  controls: { checkov: ["CKV2_AWS_41"], cdkNag: ["NIST.800.53.R5-EC2InstanceProfileAttached"] },
  types: [types.launchTemplate, types.instance, types.launchConfiguration],
  properties: { iamInstanceProfile: { present: "an instance profile" } },
});

export const templateMetadataHopLimit = propertyRule({
  id: "template-metadata-hop-limit",
  title: "Metadata stays on the machine",
  why: "With more than one hop, containers and whatever the machine forwards for can ask for its credentials.",
  remediation: "Set metadataOptions.httpPutResponseHopLimit: 1.",
  url: securityHub("AutoScaling.4"),
  severity: "medium",
  controls: { securityHub: ["AutoScaling.4"], checkov: ["CKV_AWS_341"] },
  types: [types.launchTemplate, types.instance, types.launchConfiguration],
  properties: { "metadataOptions.httpPutResponseHopLimit": { atMost: 1, default: 1, unless: answersNoMetadata } },
});
