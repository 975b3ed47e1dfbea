import { Role, type RoleArgs } from "@pulumi/kubernetes/rbac/v1/role";
import { RoleBinding, type RoleBindingArgs } from "@pulumi/kubernetes/rbac/v1/roleBinding";
import * as pulumi from "@pulumi/pulumi";
import { type Transforms, transformed } from "../../transform";
import type { Placement } from "../objects";
import { settingsOf } from "../settings-of";
import type { KubernetesAccessInput } from "./inputs";
import { planRoles } from "./plan";
import type { KubernetesAccessSettings } from "./resolved";
import { accessSettings } from "./settings";

export interface AccessArgs extends KubernetesAccessInput {
  /** Cluster, namespace and labels. */
  readonly context: Placement;
  /** Changes the arguments of children. Unsupported surface. */
  readonly transform?: Transforms<{ role: RoleArgs; binding: RoleBindingArgs }>;
}

/**
 * Who may do what in the cluster's namespace.
 *
 * ```ts
 * new Access("shop-access", { operator: { groups: ["shop-on-call"] }, viewer: { groups: ["developers"] }, context });
 * ```
 *
 * **Creates** for each of admin, operator and viewer that has members: a Role and its RoleBinding. Only admins see Secrets, and none of them changes
 * roles.
 *
 * **Costs**: nothing.
 *
 * **When something fails**: who is signed in stays so; rights are asked for with each call.
 */
export class Access extends pulumi.ComponentResource {
  /** The settings with every default resolved. */
  readonly settings: KubernetesAccessSettings;
  /** By role: those that have members. */
  readonly roles: Readonly<Record<string, Role>>;

  constructor(name: string, args: AccessArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const { context, transform = {}, ...input } = args;
    const settings = settingsOf(accessSettings(), input, { type: "Access", name });
    super("vipkit:kubernetes-access:Access", name, settings, opts);
    this.settings = settings;
    this.roles = Object.fromEntries(
      planRoles(settings, context).map(({ key, role, binding }) => {
        const child = `${name}-role-${key}`;
        const made = new Role(child, transformed<RoleArgs>(transform.role, child, role), { parent: this });
        const bound = `${name}-members-${key}`;
        const members = transformed<RoleBindingArgs>(transform.binding, bound, binding);
        new RoleBinding(bound, members, { parent: this, dependsOn: [made] });
        return [key, made];
      }),
    );
    this.registerOutputs({});
  }
}
