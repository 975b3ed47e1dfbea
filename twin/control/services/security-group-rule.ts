import { protocolName, rulePeers } from "../../../platforms/aws/constraints";
import {
  type Cloud,
  CloudError,
  type Props,
  type ResourceModel,
  type ServiceTable,
  type StoredResource,
} from "../../contract/resources";
import { mustBeSecurityGroup, mustShareVpc, ruleTypes, vpcOfSecurityGroup } from "./security-group-lookup";
import { arnOf } from "./support/arns";
import { define } from "./support/define";
import { count, isSet, text } from "./support/read";

const protocolOf = (inputs: Props): string => protocolName(text(inputs, "ipProtocol") ?? "-1");

const hasPorts = (inputs: Props) => ["tcp", "udp"].includes(protocolOf(inputs));

/** What makes two rules the same to AWS: everything but the description. */
function content(rule: Props): string {
  const ports = protocolOf(rule) === "-1" ? [] : [count(rule, "fromPort"), count(rule, "toPort")];
  return JSON.stringify([protocolOf(rule), ...ports, ...rulePeers.map((key) => text(rule, key) ?? "")]);
}

function describe(rule: Props): string {
  const peer = rulePeers.flatMap((key) => text(rule, key) ?? [])[0] ?? "";
  const ports = hasPorts(rule)
    ? `, from port: ${count(rule, "fromPort") ?? 0}, to port: ${count(rule, "toPort") ?? 0}`
    : "";
  return `peer: ${peer}, ${protocolOf(rule).toUpperCase()}${ports}, ALLOW`;
}

function admitTo(type: string) {
  return (inputs: Props, cloud: Cloud, self: StoredResource | undefined): void => {
    const group = text(inputs, "securityGroupId") ?? "";
    mustBeSecurityGroup(cloud, group);
    const peer = text(inputs, "referencedSecurityGroupId");
    if (peer !== undefined) {
      mustBeSecurityGroup(cloud, peer);
      mustShareVpc(cloud, [peer], vpcOfSecurityGroup(cloud, group), "InvalidGroup.NotFound");
    }
    const own = content(inputs);
    const twin = cloud
      .where(type, "securityGroupId", group)
      .find((rule) => rule.id !== self?.id && content(rule.outputs) === own);
    if (twin === undefined) return;
    throw new CloudError(
      "InvalidPermission.Duplicate",
      `the specified rule "${describe(inputs)}" already exists (${twin.name})`,
    );
  };
}

const ruleModel = (type: string): ResourceModel =>
  define({
    type,
    replaceOn: ["securityGroupId"],
    // AWS changes a rule in place, but never what kind of peer it names.
    replaceWhen: (old, inputs) => rulePeers.filter((key) => isSet(old, key) !== isSet(inputs, key)),
    normalize: (inputs) =>
      text(inputs, "ipProtocol") === undefined ? inputs : { ...inputs, ipProtocol: protocolOf(inputs) },
    admit: admitTo(type),
    id: (_, cloud) => cloud.newId("sgr-"),
    once: (_, id, cloud) => ({ arn: arnOf(cloud, "ec2", `security-group-rule/${id}`), securityGroupRuleId: id }),
  });

export const securityGroupRuleTable: ServiceTable = {
  service: "vpc/security-group-rule",
  resources: [ruleModel(ruleTypes.ingress), ruleModel(ruleTypes.egress)],
  functions: [],
};
