import * as backup from "@pulumi/aws/backup";
import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import { getRegionOutput } from "@pulumi/aws/getRegion";
import * as iam from "@pulumi/aws/iam";
import * as kms from "@pulumi/aws/kms";
import * as pulumi from "@pulumi/pulumi";
import { type LimitOverrides, limitsWith } from "../../../platforms/aws/limits";
import { partitionOf } from "../../../platforms/aws/regions/partition";
import { parseArgs, refuse } from "../../errors";
import { physicalName } from "../../names";
import { planServiceTrust } from "../../service-trust";
import { type Tags, tagger } from "../../tags";
import { type Transforms, transformed } from "../../transform";
import type { BackupInput } from "./inputs";
import {
  type BackupTag,
  backupTagKey,
  planKeyPolicy,
  planPolicies,
  planRestoreTest,
  planRules,
  planSelections,
  planTestedTypes,
  testName,
} from "./plan";
import type { BackupSettings } from "./resolved";
import { backupSettings } from "./settings";

export interface BackupArgs extends Omit<BackupInput, "nodeGroups"> {
  /**
   * Whether anything carries the plan's own tag (`tag`). False where only `resources` and `selectionTags` are backed up: a selection by a tag that
   * nothing has would back up nothing, silently.
   * @default true
   */
  readonly ownTag?: boolean;
  /** Tags of every child; they win over the component's own. */
  readonly tags?: Tags;
  /** Vendor limits that have moved. */
  readonly limits?: LimitOverrides | undefined;
  /** Changes the arguments of children. Unsupported surface. */
  readonly transform?: Transforms<BackupRoles> | undefined;
}

/** Children whose arguments a caller may change. */
export interface BackupRoles {
  vault: backup.VaultArgs;
  plan: backup.PlanArgs;
  selection: backup.SelectionArgs;
  key: kms.KeyArgs;
  role: iam.RoleArgs;
  restoreTestingPlan: backup.RestoreTestingPlanArgs;
  restoreTestingSelection: backup.RestoreTestingSelectionArgs;
}

/**
 * Backups by the clock with AWS Backup: a vault of its own, what is put into it, for how long, and a restore that is tried.
 *
 * ```ts
 * const backups = new Backup("shop", { rules: { daily: { schedule: "cron(0 3 ? * * *)" } }, restoreTest: {} });
 * new aws.ebs.Volume("data", { availabilityZone, size: 100, tags: { [backups.tag.key]: backups.tag.value } });
 * ```
 *
 * **Creates** a vault with a KMS key, its lock where one is wanted, a plan with a rule per entry, a selection each for what carries the plan's
 * own tag, for `selectionTags` and for `resources`, a role that the service alone may take on, and a restore testing plan. The tag's value is known before anything
 * exists, so `vipkit check` proves that something has it (`backup-selects-resources`).
 *
 * **Costs**: what lies in the vault, by the GiB and month; copies in another region once more, and their transfer; what a restore test restores, for
 * the hours that it stays.
 *
 * **When something fails**: a job that fails leaves the backups before it alone. A rule outside of the vault's lock is refused here, since at AWS every
 * job of it would fail. Copies are the destination's to admit: its vault's policy, and, in another account, disks under a key of your own, as the
 * account's own key for EBS cannot be shared. AWS Backup must be switched on for the resource's type in the account's settings.
 *
 * **Stable**: another key replaces the vault, which AWS refuses while it holds backups. A lock with `changeableFor` cannot be taken back once the days
 * are over: `pulumi destroy` then fails until the last backup has expired.
 */
export class Backup extends pulumi.ComponentResource {
  /** The settings with every default resolved. */
  readonly settings: BackupSettings;
  /** What carries it is backed up. Known before anything is created. */
  readonly tag: BackupTag;
  /** Where the backups lie. */
  readonly vault: backup.Vault;
  /** When they are made, and for how long they are kept. */
  readonly plan: backup.Plan;
  /** What the service may do. */
  readonly role: iam.Role;

  private readonly args: BackupArgs;
  private readonly tagsFor: (name: string) => Tags;

  constructor(name: string, args: BackupArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    const { ownTag = true, tags, limits, transform: _, ...input } = args;
    const subject = { type: "Backup", name };
    const settings = parseArgs(backupSettings(limitsWith(limits)), input, subject);
    const planName = physicalName("backupPlan", name, {});
    const tag = { key: backupTagKey, value: planName };
    const selections = planSelections(settings, ownTag ? tag : undefined);
    const nothing =
      "selects nothing; name resources or selectionTags, or put the plan's own tag on what is to be backed up";
    refuse(subject, Object.keys(selections).length === 0 ? [{ path: "resources", message: nothing }] : []);
    super("vipkit:backup:Backup", name, settings, opts);
    this.settings = settings;
    this.args = args;
    this.tag = tag;
    this.tagsFor = tagger("backup", tags);

    const account = getCallerIdentityOutput({}, { parent: this }).accountId;
    const partition = getRegionOutput({}, { parent: this }).region.apply(partitionOf);
    this.vault = this.#createVault(name, pulumi.all([partition, account]));
    this.#createLock(name);
    const { role, grants } = this.#createRole(name, partition, account);
    this.role = role;
    this.plan = this.#createPlan(name, planName);
    this.#createSelections(name, selections, grants);
    this.#createRestoreTest(name, ownTag, grants);
    this.registerOutputs({ vaultArn: this.vault.arn, planId: this.plan.id });
  }

  #createVault(name: string, place: pulumi.Output<[string, string]>): backup.Vault {
    const { transform } = this.args;
    const { kmsKeyArn } = this.settings;
    const childName = `${name}-vault`;
    return new backup.Vault(
      childName,
      transformed(transform?.vault, childName, {
        name: physicalName("backupVault", name, { kmsKeyArn }),
        kmsKeyArn: kmsKeyArn ?? this.#createKey(`${name}-vault-key`, place),
        tags: this.tagsFor(childName),
      }),
      { parent: this },
    );
  }

  #createKey(childName: string, place: pulumi.Output<[string, string]>): pulumi.Output<string> {
    const args: kms.KeyArgs = {
      description: "Encrypts a vault of backups",
      enableKeyRotation: true,
      policy: place.apply(([partition, accountId]) => JSON.stringify(planKeyPolicy(partition, accountId))),
      tags: this.tagsFor(childName),
    };
    return new kms.Key(childName, transformed(this.args.transform?.key, childName, args), { parent: this }).arn;
  }

  #createLock(name: string): void {
    const { lock } = this.settings;
    if (lock === undefined) return;
    const { minRetention, maxRetention, changeableFor } = lock;
    const args = {
      backupVaultName: this.vault.name,
      minRetentionDays: minRetention,
      ...(maxRetention === undefined ? {} : { maxRetentionDays: maxRetention }),
      ...(changeableFor === undefined ? {} : { changeableForDays: changeableFor }),
    };
    new backup.VaultLockConfiguration(`${name}-vault-lock`, args, { parent: this });
  }

  #createRole(name: string, partition: pulumi.Output<string>, accountId: pulumi.Output<string>) {
    const childName = `${name}-role`;
    const role = new iam.Role(
      childName,
      transformed<iam.RoleArgs>(this.args.transform?.role, childName, {
        name: physicalName("role", `${name}-backup`, {}),
        assumeRolePolicy: accountId.apply((known) => JSON.stringify(planServiceTrust("backup.amazonaws.com", known))),
        tags: this.tagsFor(childName),
      }),
      { parent: this },
    );
    const grants = Object.entries(planPolicies(this.settings)).map(([key, policy]) => {
      const policyArn = pulumi.interpolate`arn:${partition}:iam::aws:policy/${policy}`;
      return new iam.RolePolicyAttachment(`${name}-policy-${key}`, { role: role.name, policyArn }, { parent: this });
    });
    return { role, grants };
  }

  #createPlan(name: string, planName: string): backup.Plan {
    const childName = `${name}-plan`;
    const rules = this.vault.name.apply((vault) => planRules(this.settings, vault));
    const args = { name: planName, rules, tags: this.tagsFor(childName) };
    return new backup.Plan(childName, transformed<backup.PlanArgs>(this.args.transform?.plan, childName, args), {
      parent: this,
    });
  }

  #createSelections(name: string, selections: ReturnType<typeof planSelections>, grants: pulumi.Resource[]): void {
    for (const [key, selection] of Object.entries(selections)) {
      const childName = `${name}-selection-${key}`;
      const args = transformed<backup.SelectionArgs>(this.args.transform?.selection, childName, {
        name: key,
        planId: this.plan.id,
        iamRoleArn: this.role.arn,
        ...selection,
      });
      new backup.Selection(childName, args, { parent: this, dependsOn: grants });
    }
  }

  #createRestoreTest(name: string, hasVolumes: boolean, grants: pulumi.Resource[]): void {
    const { restoreTest } = this.settings;
    const types = planTestedTypes(this.settings, hasVolumes);
    if (restoreTest === undefined || types.length === 0) return;
    const { transform } = this.args;
    const childName = `${name}-restore-test`;
    const { clock, points } = planRestoreTest(restoreTest);
    const plan = new backup.RestoreTestingPlan(
      childName,
      transformed<backup.RestoreTestingPlanArgs>(transform?.restoreTestingPlan, childName, {
        name: testName(physicalName("backupPlan", name, {})),
        ...clock,
        recoveryPointSelection: { ...points, includeVaults: [this.vault.arn] },
        tags: this.tagsFor(childName),
      }),
      { parent: this },
    );
    for (const type of types) {
      const selectionName = `${name}-restore-test-${type.toLowerCase()}`;
      const args = transformed<backup.RestoreTestingSelectionArgs>(transform?.restoreTestingSelection, selectionName, {
        name: type,
        restoreTestingPlanName: plan.name,
        protectedResourceType: type,
        // Of this type whatever lies in the plan's vault, which is this component's own.
        protectedResourceArns: ["*"],
        iamRoleArn: this.role.arn,
        validationWindowHours: restoreTest.validationWindow,
      });
      new backup.RestoreTestingSelection(selectionName, args, { parent: this, dependsOn: grants });
    }
  }
}
