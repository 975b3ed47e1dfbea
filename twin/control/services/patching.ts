import { createHash } from "node:crypto";
import { types } from "../../../platforms/aws/catalog/types";
import { CloudError, type ResourceModel, type ServiceTable } from "../../contract/resources";
import { arnOf, uuid } from "./support/arns";
import { define } from "./support/define";
import { text } from "./support/read";
import { mustBeUnique, mustExist } from "./support/references";

const baseline: ResourceModel = define({
  type: types.patchBaseline,
  replaceOn: ["operatingSystem"],
  sets: ["approvedPatches", "rejectedPatches"],
  autoname: { property: "name", maxLength: 128 },
  defaults: { approvedPatchesComplianceLevel: "UNSPECIFIED", operatingSystem: "WINDOWS" },
  computed: ["rejectedPatchesAction", "availableSecurityUpdatesComplianceStatus"],
  id: (_, cloud) => cloud.newId("pb-"),
  once: (inputs, id, cloud) => ({
    name: text(inputs, "name") ?? "",
    arn: arnOf(cloud, "ssm", `patchbaseline/${id}`),
    rejectedPatchesAction: "ALLOW_AS_DEPENDENCY",
    availableSecurityUpdatesComplianceStatus: "",
  }),
  derive: (inputs) => ({ json: JSON.stringify(inputs) }),
  remove: (old, cloud) => {
    const [group] = cloud.where(types.patchGroup, "baselineId", old.id);
    if (group === undefined) return;
    throw new CloudError("ResourceInUseException", `Patch baseline ${old.id} is used by patch group ${group.name}`);
  },
});

const patchGroup: ResourceModel = define({
  type: types.patchGroup,
  replaceOn: ["baselineId", "patchGroup"],
  tagged: false,
  admit: (inputs, cloud) => void mustExist(cloud, types.patchBaseline, text(inputs, "baselineId") ?? ""),
  id: (inputs) => `${text(inputs, "patchGroup") ?? ""},${text(inputs, "baselineId") ?? ""}`,
});

const window: ResourceModel = define({
  type: types.maintenanceWindow,
  replaceOn: [],
  autoname: { property: "name", maxLength: 128 },
  defaults: { allowUnassociatedTargets: false, enabled: true },
  id: (_, cloud) => cloud.newId("mw-"),
  once: (inputs) => ({ name: text(inputs, "name") ?? "" }),
});

const target: ResourceModel = define({
  type: types.maintenanceTarget,
  replaceOn: ["resourceType", "windowId"],
  tagged: false,
  admit: (inputs, cloud) => void mustExist(cloud, types.maintenanceWindow, text(inputs, "windowId") ?? ""),
  id: (_, cloud) => uuid(cloud),
});

const task: ResourceModel = define({
  type: types.maintenanceTask,
  replaceOn: ["taskType", "windowId"],
  tagged: false,
  computed: ["maxConcurrency", "maxErrors", "serviceRoleArn"],
  admit: (inputs, cloud) => void mustExist(cloud, types.maintenanceWindow, text(inputs, "windowId") ?? ""),
  id: (_, cloud) => uuid(cloud),
  once: (inputs, id, cloud) => ({
    arn: arnOf(cloud, "ssm", `windowtask/${id}`),
    windowTaskId: id,
    maxConcurrency: "1",
    maxErrors: "1",
    serviceRoleArn: "",
    priority: 0,
    targets: inputs.targets ?? [],
  }),
});

const association: ResourceModel = define({
  type: types.association,
  // Source: terraform-provider-aws, internal/service/ssm/association.go: of what is left in this version the document alone is ForceNew.
  replaceOn: ["name"],
  defaults: {},
  computed: ["documentVersion", "syncCompliance"],
  admit: (inputs, cloud) => {
    const name = text(inputs, "name") ?? "";
    // Documents of AWS and of other accounts are not in the twin.
    if (name.startsWith("AWS-") || name.startsWith("AmazonCloudWatch-") || name.startsWith("arn:")) return;
    void mustExist(cloud, types.document, name);
  },
  id: (_, cloud) => uuid(cloud),
  once: (inputs, id, cloud) => ({
    arn: arnOf(cloud, "ssm", `association/${id}`),
    associationId: id,
    documentVersion: text(inputs, "documentVersion") ?? "$DEFAULT",
    parameters: inputs.parameters ?? {},
    targets: inputs.targets ?? [],
  }),
});

const document: ResourceModel = define({
  type: types.document,
  replaceOn: ["name", "documentType"],
  autoname: { property: "name", maxLength: 128 },
  defaults: { documentFormat: "JSON" },
  updateChanges: ["defaultVersion", "latestVersion", "documentVersion"],
  admit: (inputs, cloud, self) => {
    const name = text(inputs, "name") ?? "";
    const claim = { type: types.document, property: "name", value: name, self };
    mustBeUnique(cloud, claim, "DocumentAlreadyExists", `The specified document ${name} already exists.`);
  },
  id: (inputs) => text(inputs, "name") ?? "",
  once: (_, id, cloud) => ({
    name: id,
    arn: arnOf(cloud, "ssm", `document/${id}`),
    createdDate: cloud.now().toISOString(),
    description: "",
    hashType: "Sha256",
    owner: cloud.accountId,
    parameters: [],
    platformTypes: ["Windows", "Linux", "MacOS"],
    schemaVersion: "",
    status: "Active",
  }),
  derive: (inputs, _id, _cloud, self) => {
    const before = Number(self === undefined ? 0 : (text(self.outputs, "latestVersion") ?? 0));
    const isSame = self !== undefined && text(self.inputs, "content") === text(inputs, "content");
    const version = `${isSame ? before : before + 1}`;
    const hash = createHash("sha256")
      .update(text(inputs, "content") ?? "")
      .digest("hex");
    return { hash, defaultVersion: version, documentVersion: version, latestVersion: version };
  },
});

/** What Systems Manager answers; nothing is patched here. */
export const patchingTable: ServiceTable = {
  service: "ssm/patching",
  resources: [baseline, patchGroup, window, target, task, association, document],
  functions: [],
};
