import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import { getRegionOutput } from "@pulumi/aws/getRegion";
import * as iam from "@pulumi/aws/iam";
import * as ssm from "@pulumi/aws/ssm";
import * as pulumi from "@pulumi/pulumi";
import { type LimitOverrides, limitsWith } from "../../../platforms/aws/limits";
import { partitionOf } from "../../../platforms/aws/regions/partition";
import { parseArgs } from "../../errors";
import { physicalName } from "../../names";
import { planServiceTrust } from "../../service-trust";
import { type Tags, tagger } from "../../tags";
import { type Transforms, transformed } from "../../transform";
import type { PatchingInput } from "./inputs";
import { patchTagKey, planAssociations, planBaseline, planPolicy, planRunbook } from "./plan";
import type { PatchingSettings } from "./resolved";
import { patchingSettings } from "./settings";

export interface PatchingArgs extends Omit<PatchingInput, "nodeGroups"> {
  /** Tags of every child that has any; they win over the component's own. */
  readonly tags?: Tags;
  /** Vendor limits that have moved. */
  readonly limits?: LimitOverrides | undefined;
  /** Changes the arguments of children. Unsupported surface. */
  readonly transform?: Transforms<PatchingRoles> | undefined;
}

/** Children whose arguments a caller may change. */
export interface PatchingRoles {
  baseline: ssm.PatchBaselineArgs;
  window: ssm.MaintenanceWindowArgs;
  runbook: ssm.DocumentArgs;
  role: iam.RoleArgs;
  association: ssm.AssociationArgs;
}

/**
 * Security patches on running nodes of Amazon Linux 2023, one node at a time and out of traffic: drain, patch, rejoin.
 *
 * ```ts
 * const patching = new Patching("shop", { schedule: "cron(0 3 ? * TUE *)" });
 * new NodeGroup("web", { ...web, partTags: { instance: { [patching.tag.key]: patching.tag.value } }, tags: { [patching.tag.key]: patching.tag.value } });
 * ```
 *
 * **Creates** a patch baseline and its patch group, a maintenance window whose task runs a runbook of its own on every node that carries the tag, and
 * the role that the runbook acts by: it may move nothing but groups and nodes with that tag. With `associations` three of State Manager: a look for missing
 * patches, an inventory, and updates of the agent.
 *
 * **Costs**: the machine that stands in for the node that is being patched.
 *
 * **When something fails**: the node stays out of traffic, what took its place serves on, and no other node is begun with: the window's task ends at the first
 * error. Automation's own log says which step it was.
 *
 * **Stable**: the tag's value is known before anything exists. A node's group needs room for one more node than it is ever to have at least: `maxSize` above `minSize`. At its maximum it gives up the
 * machine that stood in before the patched one is back.
 */
export class Patching extends pulumi.ComponentResource {
  /** The settings with every default resolved. */
  readonly settings: PatchingSettings;
  /** What carries it is patched: nodes, and the group that they are of. Known before anything is created. */
  readonly tag: { readonly key: string; readonly value: string };
  /** When it happens. */
  readonly window: ssm.MaintenanceWindow;
  /** What is done to a node. */
  readonly runbook: ssm.Document;
  /** What the runbook may do. */
  readonly role: iam.Role;

  private readonly args: PatchingArgs;
  private readonly tagsFor: (name: string) => Tags;

  constructor(name: string, args: PatchingArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    const { tags, limits, transform: _, ...input } = args;
    const settings = parseArgs(patchingSettings(limitsWith(limits)), input, { type: "Patching", name });
    const physical = physicalName("patching", name, {});
    super("vipkit:patching:Patching", name, settings, opts);
    this.settings = settings;
    this.args = args;
    this.tag = { key: patchTagKey, value: physical };
    this.tagsFor = tagger("patching", tags);

    this.#createBaseline(name, physical);
    const { role, grant } = this.#createRole(name, physical);
    this.role = role;
    this.runbook = this.#createRunbook(name, physical);
    this.window = this.#createWindow(name, physical);
    this.#createTask(name, grant);
    this.#createAssociations(name, physical);
    this.registerOutputs({ windowId: this.window.id, runbook: this.runbook.name });
  }

  #createBaseline(name: string, physical: string): void {
    const childName = `${name}-baseline`;
    const args = transformed<ssm.PatchBaselineArgs>(this.args.transform?.baseline, childName, {
      name: physical,
      ...planBaseline(this.settings),
      tags: this.tagsFor(childName),
    });
    const baseline = new ssm.PatchBaseline(childName, args, { parent: this });
    const group = { baselineId: baseline.id, patchGroup: this.tag.value };
    new ssm.PatchGroup(`${name}-patch-group`, group, { parent: this });
  }

  #createRole(name: string, runbook: string) {
    const childName = `${name}-role`;
    const roleName = physicalName("role", name, {});
    const accountId = getCallerIdentityOutput({}, { parent: this }).accountId;
    const { region } = getRegionOutput({}, { parent: this });
    const role = new iam.Role(
      childName,
      transformed<iam.RoleArgs>(this.args.transform?.role, childName, {
        name: roleName,
        assumeRolePolicy: accountId.apply((known) => JSON.stringify(planServiceTrust("ssm.amazonaws.com", known))),
        tags: this.tagsFor(childName),
      }),
      { parent: this },
    );
    const policy = pulumi.all([region, accountId]).apply(([place, account]) => {
      const own = { partition: partitionOf(place), region: place, accountId: account };
      return JSON.stringify(planPolicy(own, this.tag.value, runbook, roleName));
    });
    const grant = new iam.RolePolicy(`${name}-policy`, { role: role.name, policy }, { parent: this });
    return { role, grant };
  }

  #createRunbook(name: string, physical: string): ssm.Document {
    const childName = `${name}-runbook`;
    const args = transformed<ssm.DocumentArgs>(this.args.transform?.runbook, childName, {
      name: physical,
      documentType: "Automation",
      documentFormat: "JSON",
      content: this.role.arn.apply((arn) => JSON.stringify(planRunbook(arn))),
      tags: this.tagsFor(childName),
    });
    return new ssm.Document(childName, args, { parent: this });
  }

  #createWindow(name: string, physical: string): ssm.MaintenanceWindow {
    const childName = `${name}-window`;
    const { schedule, timeZone, durationHours: duration, cutoffHours: cutoff } = this.settings;
    const args = transformed<ssm.MaintenanceWindowArgs>(this.args.transform?.window, childName, {
      name: physical,
      schedule,
      scheduleTimezone: timeZone,
      duration,
      cutoff,
      allowUnassociatedTargets: false,
      tags: this.tagsFor(childName),
    });
    return new ssm.MaintenanceWindow(childName, args, { parent: this });
  }

  /** One node at a time, and none after the first error: two at once would take the room that the group has for one. */
  #createTask(name: string, grant: pulumi.Resource): void {
    const windowId = this.window.id;
    const targets = [{ key: `tag:${this.tag.key}`, values: [this.tag.value] }];
    const nodes = new ssm.MaintenanceWindowTarget(
      `${name}-target`,
      { windowId, resourceType: "INSTANCE", targets },
      { parent: this },
    );
    const parameters = [{ name: "InstanceId", values: ["{{ TARGET_ID }}"] }];
    const args = {
      windowId,
      taskType: "AUTOMATION",
      taskArn: this.runbook.name,
      serviceRoleArn: this.role.arn,
      targets: [{ key: "WindowTargetIds", values: [nodes.id] }],
      maxConcurrency: "1",
      maxErrors: "0",
      cutoffBehavior: "CONTINUE_TASK",
      taskInvocationParameters: { automationParameters: { documentVersion: "$DEFAULT", parameters } },
    };
    new ssm.MaintenanceWindowTask(`${name}-task`, args, { parent: this, dependsOn: [grant] });
  }

  /** What is done on every node between the windows. */
  #createAssociations(name: string, physical: string): void {
    for (const [key, planned] of Object.entries(planAssociations(this.settings, physical, this.tag.value))) {
      const childName = `${name}-association-${key}`;
      const args = transformed<ssm.AssociationArgs>(this.args.transform?.association, childName, {
        ...planned,
        tags: this.tagsFor(childName),
      });
      new ssm.Association(childName, args, { parent: this });
    }
  }
}
