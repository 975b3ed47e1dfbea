import type { ResourceReader } from "../../../../model/graph";
import { propertyRule } from "../../../property-rule";
import { computeGuide, securityHub } from "../../../queries/links";
import { types } from "../../../queries/types";
import { productionOnly } from "../../../rule";

/** A machine whose metadata service is off gives nothing out. */
const answersNoMetadata = (machine: ResourceReader) => machine.text("metadataOptions.httpEndpoint") === "disabled";

export const accountVolumesClosed = propertyRule({
  id: "account-volumes-closed",
  title: "The account's settings for volumes stay safe",
  why: "With one switch every new volume of the region is left unencrypted, or every snapshot can be given to everybody.",
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
  why: "Everybody can start a public image, and read whatever was left on its disk.",
  remediation: "Set accountId, organizationArn or organizationalUnitArn in place of group.",
  url: computeGuide("sharingamis-intro"),
  severity: "high",
  controls: { checkov: ["CKV_AWS_205"] },
  decision:
    "CKV_AWS_205 fails every permission. Sharing an image with an account of one's own is how images are built once: only everybody is refused.",
  types: [types.imagePermission],
  properties: { group: { not: "all" } },
});

export const instanceTerminationProtected = propertyRule({
  id: "instance-termination-protected",
  title: "Machines of production that no group replaces cannot be ended by accident",
  why: "A machine outside a scaling group comes back only when somebody makes it again.",
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
  why: "Without one they can be reached by no management service, and sooner or later somebody puts a key on them.",
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
