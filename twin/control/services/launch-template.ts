import { defaultLimits } from "../../../model/limits";
import { type Cloud, CloudError, type Props, type ServiceTable, type StoredResource } from "../types";
import { isEqual } from "../values";
import { arnOf } from "./support/arns";
import { define } from "./support/define";
import { count, flag, text, without } from "./support/read";
import { mustBeUnique } from "./support/references";
import { checks, conflicts, length, limit, oneOf, pattern, range } from "./support/rules";
import { launchTemplateType } from "./template-lookup";

/** Bytes before encoding. */
const userDataLimit = defaultLimits["ec2.userData.bytes"].max;

/** Changes to these make no new version. */
const unversioned = ["tags", "name", "namePrefix", "defaultVersion", "updateDefaultVersion"];

/** What a launch template may tag. Source: EC2 API, LaunchTemplateTagSpecificationRequest. */
const launchable = ["instance", "volume", "elastic-gpu", "network-interface", "spot-instances-request"];

const isBase64 = (value: string) => /^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(value);

function admit(inputs: Props, cloud: Cloud, self: StoredResource | undefined): void {
  const name = text(inputs, "name") ?? "";
  const code = "InvalidLaunchTemplateName.AlreadyExistsException";
  mustBeUnique(
    cloud,
    { type: launchTemplateType, property: "name", value: name, self },
    code,
    `Launch template name already in use: ${name}`,
  );
  const userData = text(inputs, "userData");
  if (userData === undefined) return;
  if (!isBase64(userData)) throw new CloudError("InvalidUserData.Malformed", "Invalid BASE64 encoding of user data.");
  const size = Buffer.from(userData, "base64").length;
  if (size > userDataLimit) {
    throw new CloudError("InvalidUserData.Malformed", `User data is limited to ${userDataLimit} bytes, got ${size}`);
  }
}

function versionsAfter(inputs: Props, self: StoredResource | undefined): Props {
  const before = count(self?.outputs ?? {}, "latestVersion") ?? 0;
  const isSame = self !== undefined && isEqual(without(self.inputs, unversioned), without(inputs, unversioned));
  const latestVersion = isSame ? before : before + 1;
  const usual = count(self?.outputs ?? {}, "defaultVersion") ?? 1;
  const isMoved = flag(inputs, "updateDefaultVersion") === true;
  return { latestVersion, defaultVersion: isMoved ? latestVersion : (count(inputs, "defaultVersion") ?? usual) };
}

const launchTemplate = define({
  type: launchTemplateType,
  replaceOn: ["name", "namePrefix"],
  sets: ["vpcSecurityGroupIds", "securityGroupNames", "networkInterfaces.*.securityGroups"],
  autoname: { property: "name", maxLength: 128 },
  computed: ["defaultVersion"],
  updateChanges: ["latestVersion", "defaultVersion"],
  check: checks(
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
  ),
  admit,
  id: (_, cloud) => cloud.newId("lt-"),
  once: (_, id, cloud) => ({ arn: arnOf(cloud, "ec2", `launch-template/${id}`) }),
  derive: (inputs, _id, _cloud, self) => versionsAfter(inputs, self),
  versionOf: (outputs) => count(outputs, "latestVersion") ?? 1,
});

export const launchTemplateTable: ServiceTable = {
  service: "ec2/launch-template",
  resources: [launchTemplate],
  functions: [],
};
