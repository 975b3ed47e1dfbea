import { type Cloud, type Props, type ServiceTable, type StoredResource } from "../../contract/resources";
import { isEqual } from "../values";
import { arnOf } from "./support/arns";
import { define } from "./support/define";
import { count, flag, text, without } from "./support/read";
import { mustBeUnique } from "./support/references";
import { launchTemplateType } from "./template-lookup";

/** Changes to these make no new version. */
const unversioned = ["tags", "name", "namePrefix", "defaultVersion", "updateDefaultVersion"];

function admit(inputs: Props, cloud: Cloud, self: StoredResource | undefined): void {
  const name = text(inputs, "name") ?? "";
  const code = "InvalidLaunchTemplateName.AlreadyExistsException";
  mustBeUnique(
    cloud,
    { type: launchTemplateType, property: "name", value: name, self },
    code,
    `Launch template name already in use: ${name}`,
  );
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
