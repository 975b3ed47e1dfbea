import { types } from "../../../platforms/aws/catalog/types";
import {
  type Cloud,
  CloudError,
  type Props,
  type ResourceModel,
  type ServiceTable,
  type StoredResource,
} from "../../contract/resources";
import { policyDocumentFunction } from "./policy-document";
import { globalArnOf, upperId } from "./support/arns";
import { define } from "./support/define";
import { flag, text, texts } from "./support/read";
import { mustBeUnique, mustExist } from "./support/references";

function mustBeFree(type: string, what: string) {
  return (inputs: Props, cloud: Cloud, self: StoredResource | undefined): void => {
    const name = text(inputs, "name") ?? "";
    mustBeUnique(
      cloud,
      { type, property: "name", value: name, self },
      "EntityAlreadyExists",
      `${what} with name ${name} already exists.`,
    );
  };
}

const born = (cloud: Cloud) => ({
  createDate: cloud
    .now()
    .toISOString()
    .replace(/\.\d+Z$/, "Z"),
});
const pathOf = (inputs: Props) => text(inputs, "path") ?? "/";

function removeRole(old: StoredResource, cloud: Cloud): void {
  const conflict = (what: string) =>
    new CloudError("DeleteConflict", `Cannot delete entity, must ${what} first. (role ${old.id})`);
  const isForced = flag(old.outputs, "forceDetachPolicies") === true;
  if (cloud.where(types.instanceProfile, "role", old.id).length > 0)
    throw conflict("remove roles from instance profile");
  if (!isForced && cloud.where(types.rolePolicyAttachment, "role", old.id).length > 0)
    throw conflict("detach all policies");
  if (!isForced && cloud.where(types.rolePolicy, "role", old.id).length > 0) throw conflict("delete policies");
}

const role: ResourceModel = define({
  type: types.role,
  replaceOn: ["name", "namePrefix", "path"],
  autoname: { property: "name", maxLength: 64 },
  defaults: { forceDetachPolicies: false, maxSessionDuration: 3600, path: "/" },
  sets: ["inlinePolicies", "managedPolicyArns"],
  computed: ["inlinePolicies", "managedPolicyArns"],
  global: true,
  admit: (inputs, cloud, self) => {
    mustBeFree(types.role, "Role")(inputs, cloud, self);
    for (const policyArn of texts(inputs, "managedPolicyArns")) mustBePolicy(policyArn, cloud);
    const boundary = text(inputs, "permissionsBoundary");
    if (boundary !== undefined) mustBePolicy(boundary, cloud);
  },
  id: (inputs) => text(inputs, "name") ?? "",
  once: (inputs, id, cloud) => ({
    ...born(cloud),
    name: id,
    arn: globalArnOf(cloud, "iam", `role${pathOf(inputs)}${id}`),
    uniqueId: upperId(cloud, "AROA", 17),
    inlinePolicies: [],
    managedPolicyArns: [],
  }),
  remove: removeRole,
});

const rolePolicy: ResourceModel = define({
  type: types.rolePolicy,
  replaceOn: ["name", "namePrefix", "role"],
  autoname: { property: "name", maxLength: 128 },
  tagged: false,
  global: true,
  admit: (inputs, cloud) => {
    mustExist(cloud, types.role, text(inputs, "role") ?? "");
  },
  id: (inputs) => `${text(inputs, "role") ?? ""}:${text(inputs, "name") ?? ""}`,
});

/** AWS's own policies belong to no account; every other must be of this one. */
function mustBePolicy(policyArn: string, cloud: Cloud): void {
  const isManaged = new RegExp(`^arn:${cloud.partition}:iam::aws:policy/.+`).test(policyArn);
  if (!isManaged) mustExist(cloud, types.policy, policyArn);
}

const attachment: ResourceModel = define({
  type: types.rolePolicyAttachment,
  replaceOn: ["policyArn", "role"],
  tagged: false,
  global: true,
  admit: (inputs, cloud) => {
    mustExist(cloud, types.role, text(inputs, "role") ?? "");
    mustBePolicy(text(inputs, "policyArn") ?? "", cloud);
  },
  id: (inputs) => `${text(inputs, "role") ?? ""}/${text(inputs, "policyArn") ?? ""}`,
});

const instanceProfile: ResourceModel = define({
  type: types.instanceProfile,
  replaceOn: ["name", "namePrefix", "path"],
  autoname: { property: "name", maxLength: 128 },
  defaults: { path: "/" },
  global: true,
  admit: (inputs, cloud, self) => {
    mustBeFree(types.instanceProfile, "Instance Profile")(inputs, cloud, self);
    const name = text(inputs, "role");
    if (name !== undefined) mustExist(cloud, types.role, name);
  },
  id: (inputs) => text(inputs, "name") ?? "",
  once: (inputs, id, cloud) => ({
    ...born(cloud),
    name: id,
    arn: globalArnOf(cloud, "iam", `instance-profile${pathOf(inputs)}${id}`),
    uniqueId: upperId(cloud, "AIPA", 17),
  }),
});

const policy: ResourceModel = define({
  type: types.policy,
  replaceOn: ["name", "namePrefix", "path", "description"],
  autoname: { property: "name", maxLength: 128 },
  defaults: { path: "/" },
  global: true,
  admit: (inputs, cloud, self) => {
    mustBeFree(types.policy, "A policy")(inputs, cloud, self);
  },
  id: (inputs, cloud) => globalArnOf(cloud, "iam", `policy${pathOf(inputs)}${text(inputs, "name") ?? ""}`),
  once: (inputs, id, cloud) => ({
    name: text(inputs, "name") ?? "",
    arn: id,
    policyId: upperId(cloud, "ANPA", 17),
    attachmentCount: 0,
    description: "",
  }),
  remove: (old, cloud) => {
    const bounded = cloud.where(types.role, "permissionsBoundary", old.id);
    const users = [...cloud.where(types.rolePolicyAttachment, "policyArn", old.id), ...bounded];
    if (users.length === 0) return;
    throw new CloudError(
      "DeleteConflict",
      `Cannot delete a policy attached to entities. (${users.map(({ name }) => name).join(", ")})`,
    );
  },
});

/** `https://gitlab.com/` and `gitlab.com` are one issuer. */
const issuerOf = (inputs: Props): string => (text(inputs, "url") ?? "").replace(/^https:\/\//, "").replace(/\/$/, "");

const oidcProvider: ResourceModel = define({
  type: types.oidcProvider,
  replaceOn: ["url"],
  sets: ["clientIdLists"],
  computed: ["thumbprintLists"],
  global: true,
  admit: (inputs, cloud, self) => {
    const taken = cloud.get(types.oidcProvider, providerArn(inputs, cloud));
    if (taken === undefined || taken.urn === self?.urn) return;
    throw new CloudError("EntityAlreadyExists", `Provider with url https://${issuerOf(inputs)} already exists.`);
  },
  id: (inputs, cloud) => providerArn(inputs, cloud),
  once: (_inputs, id) => ({ arn: id, thumbprintLists: [] }),
});

const providerArn = (inputs: Props, cloud: Cloud): string =>
  globalArnOf(cloud, "iam", `oidc-provider/${issuerOf(inputs)}`);

export const iamTable: ServiceTable = {
  service: "iam",
  resources: [role, rolePolicy, attachment, instanceProfile, policy, oidcProvider],
  functions: [policyDocumentFunction],
};
