import { crc32 } from "node:zlib";
import { types } from "../../../platforms/aws/catalog/types";
import { type Cloud, CloudError, type Props, type ServiceTable, type StoredResource } from "../../contract/resources";
import { arnOf } from "./support/arns";
import { define } from "./support/define";
import { count, flag, text, texts } from "./support/read";
import { mustAllExist, mustExist } from "./support/references";

const aclType = types.networkAcl;
const ruleType = types.networkAclRule;

const networkAcl = define({
  type: aclType,
  replaceOn: ["vpcId"],
  sets: ["ingress", "egress", "subnetIds"],
  computed: ["ingress", "egress", "subnetIds"],
  admit: (inputs, cloud) => {
    mustExist(cloud, types.vpc, text(inputs, "vpcId") ?? "");
    mustAllExist(cloud, types.subnet, texts(inputs, "subnetIds"));
  },
  id: (_, cloud) => cloud.newId("acl-"),
  once: (_, id, cloud) => ({
    arn: arnOf(cloud, "ec2", `network-acl/${id}`),
    ownerId: cloud.accountId,
    ingress: [],
    egress: [],
    subnetIds: [],
  }),
});

const isEgress = (rule: Props) => flag(rule, "egress") === true;

/** A rule may be of the program's own list or of the one that each VPC is born with. */
function mustBeAcl(cloud: Cloud, id: string): void {
  if (cloud.where(types.vpc, "defaultNetworkAclId", id).length === 0) mustExist(cloud, aclType, id);
}

function admitRule(inputs: Props, cloud: Cloud, self: StoredResource | undefined): void {
  const acl = text(inputs, "networkAclId") ?? "";
  mustBeAcl(cloud, acl);
  const number = count(inputs, "ruleNumber");
  const twin = cloud
    .where(ruleType, "networkAclId", acl)
    .find(
      ({ id, outputs }) =>
        id !== self?.id && count(outputs, "ruleNumber") === number && isEgress(outputs) === isEgress(inputs),
    );
  if (twin === undefined) return;
  throw new CloudError(
    "NetworkAclEntryAlreadyExists",
    `The network acl entry identified by ${number ?? ""} already exists. (${twin.name})`,
  );
}

const networkAclRule = define({
  type: ruleType,
  replaceOn: [
    "networkAclId",
    "cidrBlock",
    "egress",
    "fromPort",
    "toPort",
    "icmpCode",
    "icmpType",
    "ipv6CidrBlock",
    "protocol",
    "ruleAction",
    "ruleNumber",
  ],
  defaults: { egress: false },
  tagged: false,
  admit: admitRule,
  id: (inputs) => {
    const parts = [
      text(inputs, "networkAclId"),
      count(inputs, "ruleNumber"),
      isEgress(inputs),
      text(inputs, "protocol"),
    ];
    return `nacl-${crc32(parts.join("-"))}`;
  },
});

const association = define({
  type: types.networkAclAssociation,
  replaceOn: ["networkAclId", "subnetId"],
  tagged: false,
  admit: (inputs, cloud) => {
    mustBeAcl(cloud, text(inputs, "networkAclId") ?? "");
    mustExist(cloud, types.subnet, text(inputs, "subnetId") ?? "");
  },
  id: (_, cloud) => cloud.newId("aclassoc-"),
});

export const networkAclTable: ServiceTable = {
  service: "ec2/network-acl",
  resources: [networkAcl, networkAclRule, association],
  functions: [],
};
