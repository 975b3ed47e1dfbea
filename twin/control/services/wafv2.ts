import { types } from "../../../platforms/aws/catalog/types";
import { rulesCapacity } from "../../../platforms/aws/web-acl/capacity";
import { managedGroupCapacity } from "../../../platforms/aws/web-acl/managed-groups";
import {
  type Cloud,
  CloudError,
  type Json,
  type Props,
  type ResourceModel,
  type ServiceTable,
  type StoredResource,
} from "../../contract/resources";
import { isList, isProps } from "../values";
import { arnOf, uuid } from "./support/arns";
import { define } from "./support/define";
import { list, text, texts } from "./support/read";
import { mustBeUnique, mustExist } from "./support/references";

const idIn = (arn: string) => arn.split("/").at(-1) ?? arn;

/** By its ARN, as other resources name it; undefined for one of another program where the account is assumed to have it. */
const byArn = (cloud: Cloud, type: typeof types.webAcl | typeof types.ipSet, arn: string) =>
  cloud.where(type, "arn", arn)[0] ?? mustExist(cloud, type, idIn(arn));

function mustBeFree(type: string, what: string) {
  return (inputs: Props, cloud: Cloud, self: StoredResource | undefined): void => {
    const value = text(inputs, "name") ?? "";
    const message = `AWS WAF couldn't perform the operation because the ${what} '${value}' already exists.`;
    mustBeUnique(cloud, { type, property: "name", value, self }, "WAFDuplicateItemException", message);
  };
}

const kindOf = (scope: string | undefined) => (scope === "CLOUDFRONT" ? "global" : "regional");

const identified = (what: string) => (inputs: Props, id: string, cloud: Cloud) => {
  const name = text(inputs, "name") ?? "";
  return {
    name,
    namePrefix: text(inputs, "namePrefix") ?? "",
    arn: arnOf(cloud, "wafv2", `${kindOf(text(inputs, "scope"))}/${what}/${name}/${id}`),
  };
};

/** ARNs of the IP sets below a statement. */
function ipSetsIn(value: Json | undefined): readonly string[] {
  if (isList(value)) return value.flatMap(ipSetsIn);
  if (!isProps(value)) return [];
  const reference = value["ipSetReferenceStatement"];
  const own = isProps(reference) ? [text(reference, "arn") ?? ""].filter((arn) => arn !== "") : [];
  return [...own, ...Object.values(value).flatMap(ipSetsIn)];
}

const inUse = (what: string, user: StoredResource) =>
  new CloudError(
    "WAFAssociatedItemException",
    `AWS WAF couldn't perform the operation because your ${what} is being used by another resource (${user.name}).`,
  );

const ipSet: ResourceModel = define({
  type: types.ipSet,
  replaceOn: ["name", "namePrefix", "ipAddressVersion", "scope", "description"],
  sets: ["addresses"],
  autoname: { property: "name", maxLength: 128 },
  updateChanges: ["lockToken"],
  admit: mustBeFree(types.ipSet, "IP set"),
  id: (_, cloud) => uuid(cloud),
  once: identified("ipset"),
  derive: (_, __, cloud) => ({ lockToken: uuid(cloud) }),
  remove: (old, cloud) => {
    const arn = text(old.outputs, "arn") ?? "";
    const user = cloud.all(types.webAcl).find(({ outputs }) => ipSetsIn(outputs["rules"]).includes(arn));
    if (user !== undefined) throw inUse("IP set", user);
  },
});

/** A group that nothing is published of is taken to cost nothing: what AWS would count is not known here. */
const capacityOf = (inputs: Props): number => rulesCapacity(list(inputs, "rules"), managedGroupCapacity).known;

const webAcl: ResourceModel = define({
  type: types.webAcl,
  replaceOn: ["name", "namePrefix", "scope"],
  sets: ["rules", "customResponseBodies", "tokenDomains"],
  autoname: { property: "name", maxLength: 128 },
  updateChanges: ["capacity", "lockToken"],
  admit: (inputs, cloud, self) => {
    mustBeFree(types.webAcl, "web ACL")(inputs, cloud, self);
    for (const arn of ipSetsIn(inputs["rules"])) byArn(cloud, types.ipSet, arn);
  },
  id: (_, cloud) => uuid(cloud),
  once: identified("webacl"),
  derive: (inputs, _, cloud) => ({
    capacity: capacityOf(inputs),
    lockToken: uuid(cloud),
    applicationIntegrationUrl: "",
  }),
  remove: (old, cloud) => {
    const [user] = cloud.where(types.webAclAssociation, "webAclArn", text(old.outputs, "arn") ?? "");
    if (user !== undefined) throw inUse("web ACL", user);
  },
});

function admitAssociation(inputs: Props, cloud: Cloud): void {
  byArn(cloud, types.webAcl, text(inputs, "webAclArn") ?? "");
  const arn = text(inputs, "resourceArn") ?? "";
  if (!arn.includes(":loadbalancer/")) return;
  const isApplication = arn.includes(":loadbalancer/app/");
  if (!isApplication) {
    throw new CloudError(
      "WAFInvalidParameterException",
      `Error reason: The ARN isn't valid. A valid ARN begins with arn: and includes other information separated by colons or slashes., field: RESOURCE_ARN, parameter: ${arn}`,
    );
  }
  mustExist(cloud, types.balancer, arn, "WAFUnavailableEntityException");
}

const association: ResourceModel = define({
  type: types.webAclAssociation,
  replaceOn: ["resourceArn", "webAclArn"],
  tagged: false,
  admit: admitAssociation,
  id: (inputs) => `${text(inputs, "webAclArn") ?? ""},${text(inputs, "resourceArn") ?? ""}`,
});

/** Source: AWS WAF developer guide, logging destinations. */
const logName = /:(?:log-group:|:|deliverystream\/)aws-waf-logs-/;

const logging: ResourceModel = define({
  type: types.webAclLogging,
  replaceOn: ["resourceArn"],
  sets: ["logDestinationConfigs"],
  tagged: false,
  admit: (inputs, cloud) => {
    byArn(cloud, types.webAcl, text(inputs, "resourceArn") ?? "");
    const odd = texts(inputs, "logDestinationConfigs").find((arn) => !logName.test(arn));
    if (odd === undefined) return;
    throw new CloudError(
      "WAFInvalidParameterException",
      `Error reason: The ARN isn't valid. The destination's name must begin with aws-waf-logs-., field: LOG_DESTINATION, parameter: ${odd}`,
    );
  },
  id: (inputs) => text(inputs, "resourceArn") ?? "",
});

export const wafv2Table: ServiceTable = {
  service: "wafv2",
  resources: [ipSet, webAcl, association, logging],
  functions: [],
};
