import type { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import * as pulumi from "@pulumi/pulumi";
import { createCustom, type ManifestTransforms } from "../custom-resource";
import type { Placement } from "../objects";
import { settingsOf } from "../settings-of";
import type { KubernetesOperationsInput } from "./inputs";
import { planBackup } from "./plan";
import type { KubernetesOperationsSettings } from "./resolved";
import { operationsSettings } from "./settings";

export interface OperationsArgs extends KubernetesOperationsInput {
  /** Cluster, namespace and labels. */
  readonly context: Placement;
  /** Changes the manifest of the child. Unsupported surface. */
  readonly transform?: ManifestTransforms<"backup">;
}

/**
 * What is done to a cluster by the clock: backups of its namespace by Velero.
 *
 * ```ts
 * new Operations("shop-operations", { backup: { schedule: "0 2 * * *", retention: 30 }, context });
 * ```
 *
 * **Creates** a Schedule in Velero's namespace, where backups are wanted.
 *
 * **Costs**: the storage behind Velero's location.
 *
 * **When something fails**: a backup that fails is Velero's to say; the ones before it stay for as long as they were made for.
 */
export class Operations extends pulumi.ComponentResource {
  /** The settings with every default resolved. */
  readonly settings: KubernetesOperationsSettings;
  /** Undefined where no backups are wanted. */
  readonly backup: CustomResource | undefined;

  constructor(name: string, args: OperationsArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const { context, transform = {}, ...input } = args;
    const settings = settingsOf(operationsSettings(), input, { type: "Operations", name });
    super("vipkit:kubernetes-operations:Operations", name, settings, opts);
    this.settings = settings;
    const backup = planBackup(settings, context);
    this.backup = backup && createCustom(`${name}-backup`, backup, transform.backup, { parent: this });
    this.registerOutputs({});
  }
}
