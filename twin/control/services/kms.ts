import { types } from "../../../platforms/aws/catalog/types";
import { type Cloud, type ResourceModel, type ServiceTable } from "../../contract/resources";
import { arnOf, globalArnOf, uuid } from "./support/arns";
import { define } from "./support/define";
import { isSet, text } from "./support/read";
import { mustBeUnique, mustExist } from "./support/references";

const keyType = types.key;
const aliasType = types.keyAlias;

/** The policy of a key that is given none: its account may do everything. */
function accountPolicy(cloud: Cloud): string {
  const Principal = { AWS: globalArnOf(cloud, "iam", "root") };
  const statement = { Sid: "Enable IAM User Permissions", Effect: "Allow", Principal, Action: "kms:*", Resource: "*" };
  return JSON.stringify({ Version: "2012-10-17", Id: "key-default-1", Statement: [statement] });
}

const key: ResourceModel = define({
  type: keyType,
  replaceOn: ["customKeyStoreId", "customerMasterKeySpec", "keyUsage", "multiRegion", "xksKeyId"],
  defaults: {
    bypassPolicyLockoutSafetyCheck: false,
    customerMasterKeySpec: "SYMMETRIC_DEFAULT",
    enableKeyRotation: false,
    isEnabled: true,
    keyUsage: "ENCRYPT_DECRYPT",
  },
  computed: ["description", "multiRegion", "policy", "rotationPeriodInDays"],
  id: (_, cloud) => uuid(cloud),
  once: (_, id, cloud) => ({
    keyId: id,
    arn: arnOf(cloud, "kms", `key/${id}`),
    description: "",
    multiRegion: false,
    policy: accountPolicy(cloud),
  }),
});

const keyIdOf = (value: string) => value.split(":key/").slice(-1)[0] ?? value;

const alias: ResourceModel = define({
  type: aliasType,
  replaceOn: ["name", "namePrefix"],
  tagged: false,
  // The provider makes the name up from the logical one, behind the prefix that the service wants.
  normalize: (inputs, name) =>
    isSet(inputs, "name") || isSet(inputs, "namePrefix") ? inputs : { ...inputs, name: `alias/${name}` },
  admit: (inputs, cloud, self) => {
    mustExist(cloud, keyType, keyIdOf(text(inputs, "targetKeyId") ?? ""));
    const name = text(inputs, "name") ?? "";
    const message = `An alias with the name ${arnOf(cloud, "kms", name)} already exists`;
    mustBeUnique(cloud, { type: aliasType, property: "name", value: name, self }, "AlreadyExistsException", message);
  },
  id: (inputs, cloud) => text(inputs, "name") ?? cloud.newId(text(inputs, "namePrefix") ?? "alias/"),
  once: (_, id, cloud) => ({ name: id, arn: arnOf(cloud, "kms", id) }),
  derive: (inputs, _id, cloud) => ({
    targetKeyArn: arnOf(cloud, "kms", `key/${keyIdOf(text(inputs, "targetKeyId") ?? "")}`),
  }),
});

export const kmsTable: ServiceTable = { service: "kms", resources: [key, alias], functions: [] };
