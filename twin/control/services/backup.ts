import { types } from "../../../platforms/aws/catalog/types";
import { type Cloud, CloudError, type Props, type ResourceModel, type ServiceTable } from "../../contract/resources";
import { arnOf, hex, uuid } from "./support/arns";
import { define } from "./support/define";
import { count, record, records, text, texts } from "./support/read";
import { mustBeUnique, mustExist } from "./support/references";

const vaultOf = (inputs: Props) => text(inputs, "backupVaultName") ?? "";

const vault: ResourceModel = define({
  type: types.backupVault,
  replaceOn: ["name", "kmsKeyArn"],
  autoname: { property: "name", maxLength: 50 },
  defaults: { forceDestroy: false },
  computed: ["kmsKeyArn"],
  admit: (inputs, cloud, self) => {
    const name = text(inputs, "name") ?? "";
    const message = `Backup vault with the same name already exists: ${name}`;
    const claim = { type: types.backupVault, property: "name", value: name, self };
    mustBeUnique(cloud, claim, "AlreadyExistsException", message);
    const key = text(inputs, "kmsKeyArn")?.split(":key/")[1];
    if (key !== undefined) mustExist(cloud, types.key, key, "InvalidParameterValueException");
  },
  id: (inputs) => text(inputs, "name") ?? "",
  once: (_, id, cloud) => ({
    name: id,
    arn: arnOf(cloud, "backup", `backup-vault:${id}`),
    // Absent: the account's own key for backups.
    kmsKeyArn: arnOf(cloud, "kms", "alias/aws/backup"),
    recoveryPoints: 0,
  }),
  remove: (old, cloud) => {
    const [plan] = cloud.all(types.backupPlan).filter(({ outputs }) => vaultsOf(outputs).includes(old.id));
    if (plan === undefined) return;
    throw new CloudError("InvalidRequestException", `Backup vault ${old.id} is referenced by plan ${plan.id}`);
  },
});

const lock: ResourceModel = define({
  type: types.vaultLock,
  replaceOn: ["backupVaultName", "changeableForDays", "maxRetentionDays", "minRetentionDays"],
  tagged: false,
  admit: (inputs, cloud) => void mustExist(cloud, types.backupVault, vaultOf(inputs)),
  id: vaultOf,
  once: (inputs, _id, cloud) => ({ backupVaultArn: arnOf(cloud, "backup", `backup-vault:${vaultOf(inputs)}`) }),
});

const vaultsOf = (plan: Props): readonly string[] =>
  records(plan, "rules").flatMap((rule) => text(rule, "targetVaultName") ?? []);

const plan: ResourceModel = define({
  type: types.backupPlan,
  replaceOn: ["name"],
  sets: ["rules", "rules.*.copyActions"],
  autoname: { property: "name", maxLength: 50 },
  updateChanges: ["version"],
  admit: (inputs, cloud) => {
    for (const name of vaultsOf(inputs)) mustExist(cloud, types.backupVault, name);
  },
  id: (_, cloud) => uuid(cloud),
  once: (inputs, id, cloud) => ({
    arn: arnOf(cloud, "backup", `backup-plan:${id}`),
    name: text(inputs, "name") ?? "",
  }),
  // Every change is a version, under a name that AWS makes up.
  derive: (_inputs, _id, cloud) => ({ version: hex(cloud, 16) }),
  remove: (old, cloud) => {
    const [selection] = cloud.where(types.backupSelection, "planId", old.id);
    if (selection === undefined) return;
    const message = "Related backup plan selections must be deleted prior to backup plan deletion";
    throw new CloudError("InvalidRequestException", `${message} (${selection.name})`);
  },
});

/** The role must be there: AWS asks IAM whether the service may take it on. */
function mustHaveRole(inputs: Props, cloud: Cloud): void {
  const name = text(inputs, "iamRoleArn")?.split(":role/")[1]?.split("/").at(-1);
  if (name !== undefined) mustExist(cloud, types.role, name, "InvalidParameterValueException");
}

const selection: ResourceModel = define({
  type: types.backupSelection,
  replaceOn: ["conditions", "iamRoleArn", "name", "notResources", "planId", "resources", "selectionTags"],
  sets: ["notResources", "resources", "selectionTags"],
  autoname: { property: "name", maxLength: 50 },
  computed: ["conditions", "notResources"],
  tagged: false,
  admit: (inputs, cloud) => {
    mustExist(cloud, types.backupPlan, text(inputs, "planId") ?? "");
    mustHaveRole(inputs, cloud);
  },
  id: (_, cloud) => uuid(cloud),
  once: (inputs) => ({ name: text(inputs, "name") ?? "", conditions: [], notResources: [] }),
});

const testingPlan: ResourceModel = define({
  type: types.restoreTestingPlan,
  replaceOn: ["name"],
  autoname: { property: "name", maxLength: 50 },
  // Absent: a day. Source: AWS service model backup, RestoreTestingPlanForCreate.StartWindowHours.
  computed: ["scheduleExpressionTimezone", "startWindowHours"],
  admit: (inputs, cloud, self) => {
    const name = text(inputs, "name") ?? "";
    const claim = { type: types.restoreTestingPlan, property: "name", value: name, self };
    mustBeUnique(cloud, claim, "AlreadyExistsException", `Restore testing plan ${name} already exists`);
  },
  id: (inputs) => text(inputs, "name") ?? "",
  once: (_, id, cloud) => ({
    name: id,
    arn: arnOf(cloud, "backup", `restore-testing-plan:${id}-${uuid(cloud)}`),
    scheduleExpressionTimezone: "Etc/UTC",
    startWindowHours: 24,
  }),
  derive: (inputs) => {
    const points = record(inputs, "recoveryPointSelection") ?? {};
    return {
      recoveryPointSelection: {
        ...points,
        excludeVaults: [...texts(points, "excludeVaults")],
        // Absent: 30. Source: AWS service model backup, RestoreTestingRecoveryPointSelection.SelectionWindowDays.
        selectionWindowDays: count(points, "selectionWindowDays") ?? 30,
      },
    };
  },
  remove: (old, cloud) => {
    const [user] = cloud.where(types.restoreTestingSelection, "restoreTestingPlanName", old.id);
    if (user === undefined) return;
    throw new CloudError("InvalidRequestException", `Restore testing plan ${old.id} still has ${user.name}`);
  },
});

const testingSelection: ResourceModel = define({
  type: types.restoreTestingSelection,
  replaceOn: ["name", "protectedResourceType", "restoreTestingPlanName"],
  sets: ["protectedResourceArns"],
  autoname: { property: "name", maxLength: 50 },
  computed: ["protectedResourceArns", "restoreMetadataOverrides", "validationWindowHours"],
  tagged: false,
  admit: (inputs, cloud) => {
    mustExist(cloud, types.restoreTestingPlan, text(inputs, "restoreTestingPlanName") ?? "");
    mustHaveRole(inputs, cloud);
  },
  id: (inputs) => `${text(inputs, "name") ?? ""}:${text(inputs, "restoreTestingPlanName") ?? ""}`,
  once: (inputs) => ({
    name: text(inputs, "name") ?? "",
    protectedResourceArns: [],
    restoreMetadataOverrides: {},
    validationWindowHours: 0,
  }),
});

/** What AWS Backup answers; nothing is backed up here. */
export const backupTable: ServiceTable = {
  service: "backup",
  resources: [vault, lock, plan, selection, testingPlan, testingSelection],
  functions: [],
};
