import { types } from "../../../platforms/aws/catalog/types";
import { type Cloud, CloudError, type Props, type StoredResource } from "../../contract/resources";
import { mustBeSecurityGroup } from "./security-group-lookup";
import { count, record, text, texts } from "./support/read";
import { mustAllExist, mustBeUnique, mustExist } from "./support/references";
import {
  contentsAt,
  findTemplate,
  securityGroupsOfTemplate,
  type TemplateReference,
  templateReference,
  versionNumber,
} from "./template-lookup";

export const groupType = types.group;
const profileType = types.instanceProfile;

const invalid = (message: string) => new CloudError("ValidationError", message);

/** @throws CloudError when no scaling group of that name exists. */
export function mustBeGroup(name: string, cloud: Cloud): StoredResource | undefined {
  const found = cloud.get(groupType, name);
  if (found === undefined && cloud.unknownReferences === "refused")
    throw invalid(`AutoScalingGroup name not found - ${name}`);
  return found;
}

/** @throws CloudError where CreateAutoScalingGroup or UpdateAutoScalingGroup refuse. */
export function admitGroup(inputs: Props, cloud: Cloud, self: StoredResource | undefined): void {
  const name = text(inputs, "name") ?? "";
  const taken = `AutoScalingGroup by this name already exists - A group with the name ${name} already exists`;
  mustBeUnique(cloud, { type: groupType, property: "name", value: name, self }, "AlreadyExists", taken);
  mustAllExist(cloud, types.subnet, texts(inputs, "vpcZoneIdentifiers"), "ValidationError");
  admitTemplate(inputs, cloud);
  for (const arn of texts(inputs, "targetGroupArns")) admitTargetGroup(arn, cloud);
}

function admitTemplate(inputs: Props, cloud: Cloud): void {
  const reference = templateReference(inputs);
  if (reference === undefined) return;
  const template = findTemplate(reference, cloud);
  if (template === undefined) {
    if (cloud.unknownReferences === "assumed") return;
    throw malformed(`The specified launch template, with template ${nameOf(reference)}, does not exist.`);
  }
  const latest = count(template.outputs, "latestVersion") ?? 1;
  const version = versionNumber(reference, template);
  if (!(Number.isInteger(version) && version >= 1 && version <= latest)) {
    throw malformed(
      `Could not find the specified version ${reference.version} for the launch template with ID ${template.id}.`,
    );
  }
  admitContents(contentsAt(template, version), cloud);
}

const nameOf = ({ id, name }: TemplateReference) => (id === undefined ? `name ${name ?? ""}` : `ID ${id}`);
const malformed = (why: string) => invalid(`You must use a valid fully-formed launch template. ${why}`);

/** A launch template may name anything; AWS looks only when a group would launch from it. */
function admitContents(template: Props, cloud: Cloud): void {
  for (const group of securityGroupsOfTemplate(template)) mustBeSecurityGroup(cloud, group, "ValidationError");
  const profile = record(template, "iamInstanceProfile") ?? {};
  const [arn, name] = [text(profile, "arn"), text(profile, "name")];
  if ((arn ?? name) === undefined || cloud.unknownReferences === "assumed") return;
  const isKnown =
    arn === undefined
      ? cloud.get(profileType, name ?? "") !== undefined
      : cloud.where(profileType, "arn", arn).length > 0;
  if (isKnown) return;
  throw malformed(
    `Value (${name ?? arn ?? ""}) for parameter iamInstanceProfile is invalid. Invalid IAM Instance Profile`,
  );
}

/** @throws CloudError when the group cannot register instances there. */
export function admitTargetGroup(arn: string, cloud: Cloud): void {
  const group = mustExist(cloud, types.targetGroup, arn, "ValidationError");
  const targetType = text(group?.outputs ?? {}, "targetType") ?? "instance";
  if (targetType === "instance") return;
  throw invalid(
    `Provided Target Groups '${arn}' may not be valid: their target type is '${targetType}', an Auto Scaling group registers instances`,
  );
}
