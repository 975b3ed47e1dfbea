import { types } from "../../../platforms/aws/catalog/types";
import { type Cloud, CloudError, type Props, type ServiceTable, type StoredResource } from "../../contract/resources";
import { isOfAccount } from "../default-network";
import { mustBeSecurityGroup, ruleTypes, securityGroupType } from "./security-group-lookup";
import { arnOf } from "./support/arns";
import { define } from "./support/define";
import { records, text, texts } from "./support/read";
import { mustExist } from "./support/references";
import { securityGroupsOfTemplate, templateOfGroup } from "./template-lookup";

function inlineGroups(inputs: Props): readonly string[] {
  return ["ingress", "egress"].flatMap((side) =>
    records(inputs, side).flatMap((rule) => texts(rule, "securityGroups")),
  );
}

/** Without one it is made in the default VPC. */
const vpcOf = (inputs: Props, cloud: Cloud): string | undefined =>
  text(inputs, "vpcId") ?? cloud.all(types.vpc).find(isOfAccount)?.id;

function admit(inputs: Props, cloud: Cloud, self: StoredResource | undefined): void {
  const vpcId = vpcOf(inputs, cloud);
  if (vpcId !== undefined) mustExist(cloud, types.vpc, vpcId);
  const name = text(inputs, "name") ?? "";
  const twin = cloud
    .where(securityGroupType, "name", name)
    .find(({ id, outputs }) => id !== self?.id && text(outputs, "vpcId") === vpcId);
  if (twin !== undefined) {
    throw new CloudError(
      "InvalidGroup.Duplicate",
      `The security group '${name}' already exists for VPC '${vpcId ?? "default"}' (${twin.id})`,
    );
  }
  for (const group of inlineGroups(inputs)) if (group !== self?.id) mustBeSecurityGroup(cloud, group);
}

/** Who keeps the group alive: interfaces of balancers, endpoints and nodes, and the rules of other groups. */
function userOf(group: string, cloud: Cloud): StoredResource | undefined {
  const holds = (property: string) => (resource: StoredResource) => texts(resource.outputs, property).includes(group);
  const refers = (type: string) =>
    cloud
      .where(type, "referencedSecurityGroupId", group)
      .find(({ outputs }) => text(outputs, "securityGroupId") !== group);
  const launches = (scaling: StoredResource) => {
    const template = templateOfGroup(scaling.outputs, cloud);
    return template !== undefined && securityGroupsOfTemplate(template.outputs).includes(group);
  };
  return (
    cloud.all(types.balancer).find(holds("securityGroups")) ??
    cloud.all(types.vpcEndpoint).find(holds("securityGroupIds")) ??
    cloud.all(types.instance).find(holds("vpcSecurityGroupIds")) ??
    cloud.all(types.group).find(launches) ??
    refers(ruleTypes.ingress) ??
    refers(ruleTypes.egress) ??
    cloud.all(securityGroupType).find(({ id, outputs }) => id !== group && inlineGroups(outputs).includes(group))
  );
}

const given = (key: string, value: string | undefined): Props => (value === undefined ? {} : { [key]: value });

const securityGroup = define({
  type: securityGroupType,
  replaceOn: ["name", "namePrefix", "description", "vpcId"],
  autoname: { property: "name", maxLength: 255 },
  defaults: { description: "Managed by Pulumi", revokeRulesOnDelete: false },
  sets: [
    "ingress",
    "egress",
    "ingress.*.cidrBlocks",
    "egress.*.cidrBlocks",
    "ingress.*.securityGroups",
    "egress.*.securityGroups",
  ],
  computed: ["ingress", "egress", "vpcId"],
  admit,
  id: (_, cloud) => cloud.newId("sg-"),
  once: (inputs, id, cloud) => ({
    ...given("vpcId", vpcOf(inputs, cloud)),
    arn: arnOf(cloud, "ec2", `security-group/${id}`),
    ownerId: cloud.accountId,
    ingress: [],
    egress: [],
  }),
  remove: (old, cloud) => {
    const user = userOf(old.id, cloud);
    if (user === undefined) return;
    throw new CloudError("DependencyViolation", `resource ${old.id} has a dependent object (${user.name}, ${user.id})`);
  },
});

export const securityGroupTable: ServiceTable = {
  service: "ec2/security-group",
  resources: [securityGroup],
  functions: [],
};
