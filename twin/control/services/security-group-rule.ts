import {
  type Cloud,
  CloudError,
  type Props,
  type ResourceModel,
  type ServiceTable,
  type StoredResource,
} from "../types";
import { mustBeSecurityGroup, mustShareVpc, ruleTypes, vpcOfSecurityGroup } from "./security-group-lookup";
import { arnOf } from "./support/arns";
import { isCanonical, isIpv6Cidr } from "./support/cidrs";
import { define } from "./support/define";
import { count, isSet, text } from "./support/read";
import { checks, each, exactlyOne, needed, pattern, type Rule, range, when } from "./support/rules";

const sources = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"];
const protocolNames: Readonly<Record<string, string>> = {
  "6": "tcp",
  "17": "udp",
  "1": "icmp",
  "58": "icmpv6",
  all: "-1",
};

function protocolOf(inputs: Props): string {
  const given = (text(inputs, "ipProtocol") ?? "-1").toLowerCase();
  return protocolNames[given] ?? given;
}

const hasPorts = (inputs: Props) => ["tcp", "udp"].includes(protocolOf(inputs));

/** ICMP has a type and a code in their place, which have no order. */
const ordered: Rule = (inputs) => {
  if (!hasPorts(inputs)) return [];
  const [from, to] = [count(inputs, "fromPort"), count(inputs, "toPort")];
  if (from === undefined || to === undefined || from <= to) return [];
  return [{ property: "toPort", reason: `must not be below fromPort ${from}, got ${to}` }];
};

/** What makes two rules the same to AWS: everything but the description. */
function content(rule: Props): string {
  const ports = protocolOf(rule) === "-1" ? [] : [count(rule, "fromPort"), count(rule, "toPort")];
  return JSON.stringify([protocolOf(rule), ...ports, ...sources.map((key) => text(rule, key) ?? "")]);
}

function describe(rule: Props): string {
  const peer = sources.flatMap((key) => text(rule, key) ?? [])[0] ?? "";
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
    required: ["securityGroupId", "ipProtocol"],
    replaceOn: ["securityGroupId"],
    // AWS changes a rule in place, but never what kind of peer it names.
    replaceWhen: (old, inputs) => sources.filter((key) => isSet(old, key) !== isSet(inputs, key)),
    check: checks(
      exactlyOne(...sources),
      range("fromPort", -1, 65535),
      range("toPort", -1, 65535),
      when(hasPorts, needed("fromPort", "toPort")),
      when(hasPorts, ordered),
      each(
        "cidrIpv4",
        (value) => typeof value === "string" && isCanonical(value),
        "an IPv4 range with no host bits, as 10.0.0.0/8",
      ),
      each("cidrIpv6", (value) => typeof value === "string" && isIpv6Cidr(value), "an IPv6 range"),
      pattern(
        "description",
        /^[A-Za-z0-9. _\-:/()#,@[\]+=&;{}!$*]{0,255}$/,
        "up to 255 letters, digits, spaces and . _-:/()#,@[]+=&;{}!$*",
      ),
    ),
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
