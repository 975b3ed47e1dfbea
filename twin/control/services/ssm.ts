import { createHash } from "node:crypto";
import { types } from "../../../platforms/aws/catalog/types";
import {
  type Cloud,
  CloudError,
  type Props,
  type ResourceModel,
  type ServiceTable,
  type StoredResource,
} from "../../contract/resources";
import { isEqual } from "../values";
import { arnOf } from "./support/arns";
import { define } from "./support/define";
import { count, flag, isSet, text, without } from "./support/read";
import { mustBeUnique } from "./support/references";

const type = types.parameter;

const arnOfParameter = (name: string, cloud: Cloud) =>
  arnOf(cloud, "ssm", `parameter${name.startsWith("/") ? "" : "/"}${name}`);

function versionAfter(inputs: Props, self: StoredResource | undefined): number {
  const before = count(self?.outputs ?? {}, "version") ?? 0;
  const isSame =
    self !== undefined && isEqual(without(self.inputs, ["tags", "overwrite"]), without(inputs, ["tags", "overwrite"]));
  return isSame ? before : before + 1;
}

const parameter: ResourceModel = define({
  type,
  replaceOn: ["name", "dataType"],
  autoname: { property: "name", maxLength: 2048 },
  computed: ["arn", "dataType", "keyId", "tier", "value", "insecureValue"],
  updateChanges: ["version"],
  admit: (inputs, cloud, self) => {
    const name = text(inputs, "name") ?? "";
    if (flag(inputs, "overwrite") === true) return;
    const message =
      "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.";
    mustBeUnique(cloud, { type, property: "name", value: name, self }, "ParameterAlreadyExists", message);
  },
  id: (inputs) => text(inputs, "name") ?? "",
  once: (inputs, id, cloud) => {
    const value = text(inputs, "value") ?? text(inputs, "insecureValue") ?? "";
    const shown = text(inputs, "type") === "SecureString" ? "" : value;
    return {
      name: id,
      arn: arnOfParameter(id, cloud),
      dataType: "text",
      tier: "Standard",
      value,
      insecureValue: shown,
      hasValueWo: isSet(inputs, "valueWo"),
    };
  },
  derive: (inputs, _id, _cloud, self) => ({ version: versionAfter(inputs, self) }),
});

/** The same public name always holds the same image here, another one in another region. */
export function imageIdOf(name: string, cloud: Cloud): string {
  return `ami-0${createHash("sha256").update(`${cloud.region}|${name}`).digest("hex").slice(0, 16)}`;
}

/** Parameters that AWS publishes: machine images, by family and architecture. */
const publicImage =
  /^\/aws\/service\/(ami-amazon-linux-latest|ami-windows-latest|canonical|debian|ecs|eks|bottlerocket|suse|freebsd)\/.+/;

/**
 * Some describe an image as JSON. Source: Amazon ECS developer guide, "Retrieving Amazon ECS-optimized Linux AMI metadata", read 2026-11-30:
 * `.../recommended` is the whole description, `.../recommended/image_id` one field of it.
 */
function publicValue(name: string, cloud: Cloud): string | undefined {
  if (!publicImage.test(name)) return undefined;
  const [family, field] = name.split(/\/recommended(?:\/|$)/);
  const image = imageIdOf(family ?? name, cloud);
  if (field === undefined || field === "image_id") return image;
  const described = new Map([
    ["schema_version", "1"],
    ["image_name", `${family}-image`],
    ["image_id", image],
    ["os", "Amazon Linux 2"],
  ]);
  return field === "" ? JSON.stringify(Object.fromEntries(described)) : described.get(field);
}

function getParameter(args: Props, cloud: Cloud): Props {
  const name = text(args, "name") ?? "";
  const own = cloud.get(type, name);
  const value =
    own === undefined
      ? publicValue(name, cloud)
      : (text(own.outputs, "value") ?? text(own.outputs, "insecureValue") ?? "");
  if (value === undefined) throw new CloudError("ParameterNotFound", `couldn't find SSM parameter ${name}`);
  const kind = text(own?.outputs ?? {}, "type") ?? "String";
  return {
    id: name,
    name,
    arn:
      own === undefined ? `arn:${cloud.partition}:ssm:${cloud.region}::parameter${name}` : arnOfParameter(name, cloud),
    type: kind,
    value,
    insecureValue: kind === "SecureString" ? "" : value,
    version: count(own?.outputs ?? {}, "version") ?? 1,
    withDecryption: flag(args, "withDecryption") ?? true,
    region: cloud.region,
  };
}

export const ssmTable: ServiceTable = {
  service: "ssm",
  resources: [parameter],
  functions: [{ token: "aws:ssm/getParameter:getParameter", invoke: getParameter }],
};
