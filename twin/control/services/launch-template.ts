import { defaultLimits } from "../../../model/limits";
import { type Cloud, CloudError, type Props, type ServiceTable, type StoredResource } from "../types";
import { isEqual } from "../values";
import { arnOf } from "./support/arns";
import { define } from "./support/define";
import { count, flag, text, without } from "./support/read";
import { mustBeUnique } from "./support/references";
import { launchTemplateType } from "./template-lookup";

/** Bytes before encoding. */
const userDataLimit = defaultLimits["ec2.userData.bytes"].max;

/** Changes to these make no new version. */
const unversioned = ["tags", "name", "namePrefix", "defaultVersion", "updateDefaultVersion"];

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
