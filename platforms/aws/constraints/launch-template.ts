import { checks, conflicts, length, limit, limitedBy, oneOf, pattern, range, refused } from "./constraint";
import { text } from "./read";

/** What a launch template may tag. Source: EC2 API, LaunchTemplateTagSpecificationRequest. */
const launchable = ["instance", "volume", "elastic-gpu", "network-interface", "spot-instances-request"];

export const launchTemplateConstraint = checks(
  conflicts("name", "namePrefix"),
  conflicts("defaultVersion", "updateDefaultVersion"),
  conflicts("instanceType", "instanceRequirements"),
  conflicts("securityGroupNames", "vpcSecurityGroupIds"),
  length("name", 3, 128),
  pattern("name", /^[a-zA-Z0-9().\-/_]+$/, "letters, digits and ( ) . - / _"),
  length("description", 0, 255),
  oneOf("metadataOptions.httpTokens", ["optional", "required"]),
  oneOf("metadataOptions.httpEndpoint", ["enabled", "disabled"]),
  oneOf("metadataOptions.httpProtocolIpv6", ["enabled", "disabled"]),
  oneOf("metadataOptions.instanceMetadataTags", ["enabled", "disabled"]),
  range("metadataOptions.httpPutResponseHopLimit", 1, 64),
  oneOf("blockDeviceMappings[].ebs.volumeType", ["standard", "io1", "io2", "gp2", "gp3", "sc1", "st1"]),
  limit("blockDeviceMappings[].ebs.volumeSize", "ec2.volume.size"),
  limit("blockDeviceMappings[].ebs.throughput", "ec2.volume.throughput"),
  oneOf("instanceInitiatedShutdownBehavior", ["stop", "terminate"]),
  oneOf("instanceMarketOptions.marketType", ["spot", "capacity-block"]),
  oneOf("tagSpecifications[].resourceType", launchable),
  pattern("imageId", /^(ami-|resolve:ssm:)/, "an AMI id (ami-...) or resolve:ssm:<parameter>"),
);

const isBase64 = (value: string) => /^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(value);

/** Where CreateLaunchTemplate refuses. The size is that before encoding. */
export const launchTemplateRefusals = limitedBy(["ec2.userData.bytes"], (inputs, limits) => {
  const userData = text(inputs, "userData");
  if (userData === undefined) return [];
  const code = "InvalidUserData.Malformed";
  if (!isBase64(userData)) return refused(code, "userData", "Invalid BASE64 encoding of user data.");
  const { max } = limits["ec2.userData.bytes"];
  const size = Buffer.from(userData, "base64").length;
  return size > max ? refused(code, "userData", `User data is limited to ${max} bytes, got ${size}`) : [];
});
