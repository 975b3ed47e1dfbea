import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { type LimitOverrides, limitsWith } from "../../../platforms/aws/limits";
import { parseArgs } from "../../errors";
import { physicalName } from "../../names";
import { type Tags, tagger } from "../../tags";
import { type Transforms, transformed } from "../../transform";
import { createBoundary, placeOf } from "./boundary";
import { planPeopleBoundary } from "./boundary-plan";
import { type Granted, type PolicyKey, planPolicy, policiesFor } from "./documents";
import type { AccessInput } from "./inputs";
import type { Place, WorkloadSecrets } from "./place";
import { policiesOf, policyTexts, type RoleKey, roleKeys, roleTexts } from "./plan";
import type { AccessSettings } from "./resolved";
import { accessSettings } from "./settings";
import { planPersonTrust, planPipelineTrust, planSourceGuard, providerArn } from "./trust";

/** Children whose arguments a caller may change. */
export interface AccessRoles {
  role: iam.RoleArgs;
  policy: iam.PolicyArgs;
  provider: iam.OpenIdConnectProviderArgs;
}

export interface AccessArgs extends AccessInput {
  /** What the names of the resources begin with (`shop` for `shop-*`), and the value of their tag `vipkit:cluster`. */
  readonly cluster: string;
  /** Types of the resources that a pipeline changes, such as `aws:lb/targetGroup:TargetGroup`: its rights are derived from them. */
  readonly types: readonly string[];
  /** Hosted zones in which records are made. */
  readonly zoneIds?: readonly string[];
  /** Ids of the VPC and subnets that are used and not made, which carry no tag of the cluster's. */
  readonly adopted?: readonly string[];
  /** Secrets and parameters that workloads read, as a node group's `workload.secrets`: an administrator reads them as well. */
  readonly secrets?: WorkloadSecrets;
  /**
   * Whether administrators open shells on nodes by documents named as the cluster is (`Sessions`), and by no other, which would log nothing.
   * @default false
   */
  readonly loggedShells?: boolean;
  /** The ceiling of the cluster's own roles. Absent: one is made. */
  readonly boundary?: pulumi.Input<string>;
  /** Tags of every child; they win over the component's own. */
  readonly tags?: Tags;
  /** Vendor limits that have moved. */
  readonly limits?: LimitOverrides | undefined;
  /** Changes the arguments of children. Unsupported surface. */
  readonly transform?: Transforms<AccessRoles> | undefined;
}

/**
 * Who may do what with a cluster's resources: roles for people, and for pipelines that sign in by OpenID Connect.
 *
 * ```ts
 * const access = new Access("shop-access", {
 *   cluster: "shop",
 *   types: ["aws:lb/loadBalancer:LoadBalancer", "aws:lb/targetGroup:TargetGroup"],
 *   viewer: { users: ["arn:aws:iam::123456789012:user/ada"] },
 *   deploy: { subjects: ["repo:shop/infra:environment:prod"] },
 * });
 * ```
 *
 * **Creates** for each of admin, operator, viewer, deploy and preview that is set: a role, with policies that are named after what they allow and
 * shared by the roles; a ceiling for the roles of people and pipelines and one for the cluster's own roles (permissions boundaries); the identity
 * provider where `createProvider` says so. What a pipeline may do is derived from the types of the program's resources, and reaches what has the
 * cluster's name or its tag `vipkit:cluster` alone. `vipkit access` prints who may do what.
 *
 * **Costs**: nothing.
 *
 * **When something fails**: who has a session keeps it until it ends. Rights are never a pipeline's to change, its own least of all: the first `up`,
 * and each that changes `access` or makes a new VPC (whose default security group has no tag yet), are an administrator's of the account.
 *
 * **Stable**: nothing is replaced; another issuer changes the trust in place. Names that begin alike are told apart by no policy: a cluster `shop`
 * in the account of a cluster `shop-eu` may change what the other names; give clusters of one account names that do not begin with one another.
 */
export class Access extends pulumi.ComponentResource {
  /** The settings with every default resolved. */
  readonly settings: AccessSettings;
  /** By key: those that are set. */
  readonly roles: Readonly<Partial<Record<RoleKey, iam.Role>>>;
  /** ARN of the ceiling for the cluster's own roles: their `permissionsBoundary`. */
  readonly boundaryArn: pulumi.Output<string>;

  private readonly args: AccessArgs;
  private readonly name: string;
  private readonly tagsFor: (name: string) => Tags;

  constructor(name: string, args: AccessArgs, opts?: pulumi.ComponentResourceOptions) {
    const {
      cluster,
      types: _types,
      zoneIds = [],
      adopted = [],
      secrets = {},
      loggedShells = false,
      boundary,
      tags,
      limits,
      transform,
      ...input
    } = args;
    const settings = parseArgs(accessSettings(limitsWith(limits)), input, { type: "Access", name });
    super("vipkit:access:Access", name, settings, opts);
    this.settings = settings;
    this.args = args;
    this.name = name;
    this.tagsFor = tagger("access", tags);

    const planned = { cluster, zoneIds, adopted, secrets, loggedShells, nodeServices: settings.nodeServices };
    const place = placeOf(planned, { parent: this });
    const given = boundary ?? settings.permissionsBoundary;
    this.boundaryArn =
      given === undefined
        ? createBoundary(name, place, { tags: this.tagsFor, transform }, { parent: this }).arn
        : pulumi.output(given);
    const granted = pulumi
      .all([place, this.boundaryArn])
      .apply(([known, boundaryArn]) => this.#granted(known, boundaryArn));
    const ceiling = settings.permissionsBoundary ?? this.#createCeiling(granted);
    const policies = this.#createPolicies(granted);
    const provider = this.#createProvider();
    this.roles = this.#createRoles(place, ceiling, policies, provider);
    this.registerOutputs({ roles: this.roleArns });
  }

  /** ARNs to take roles on by: by key, those that are set. */
  get roleArns(): Readonly<Record<string, pulumi.Output<string>>> {
    return Object.fromEntries(Object.entries(this.roles).map(([key, role]) => [key, role.arn]));
  }

  #granted(place: Place, boundaryArn: string): Granted {
    return { place, boundaryArn, types: this.args.types, accessName: this.name };
  }

  #createPolicy(key: string, description: string, policy: pulumi.Output<string>): iam.Policy {
    const childName = `${this.name}-${key}`;
    return new iam.Policy(
      childName,
      transformed<iam.PolicyArgs>(this.args.transform?.policy, childName, {
        name: physicalName("policy", childName, {}),
        description,
        policy,
        tags: this.tagsFor(childName),
      }),
      { parent: this },
    );
  }

  #createCeiling(granted: pulumi.Output<Granted>): pulumi.Output<string> {
    const document = granted.apply((known) => JSON.stringify(planPeopleBoundary(known)));
    return this.#createPolicy("ceiling", "The most that people and pipelines can do; grants nothing", document).arn;
  }

  /** Those that a role has, each once. Which of them exist follows from the types alone, so that a preview shows it. */
  #createPolicies(granted: pulumi.Output<Granted>): ReadonlyMap<PolicyKey, iam.Policy> {
    const wanted = new Set(roleKeys.flatMap((key) => (this.settings[key] === undefined ? [] : policiesOf[key])));
    const made = policiesFor(this.args.types).filter((key) => wanted.has(key));
    return new Map(
      made.map((key) => {
        const document = granted.apply((known) => JSON.stringify(planPolicy(key, known)));
        return [key, this.#createPolicy(key, policyTexts[key], document)];
      }),
    );
  }

  #createProvider(): iam.OpenIdConnectProvider | undefined {
    const { createProvider, deploy, preview } = this.settings;
    const pipeline = deploy ?? preview;
    if (!createProvider || pipeline === undefined) return undefined;
    const audiences = [deploy?.audience, preview?.audience].filter((audience) => audience !== undefined);
    const childName = `${this.name}-provider`;
    const args = transformed<iam.OpenIdConnectProviderArgs>(this.args.transform?.provider, childName, {
      url: `https://${pipeline.issuer}`,
      clientIdLists: [...new Set(audiences)].sort(),
      tags: this.tagsFor(childName),
    });
    return new iam.OpenIdConnectProvider(childName, args, { parent: this });
  }

  #createRoles(
    place: pulumi.Output<Place>,
    ceiling: pulumi.Input<string>,
    policies: ReadonlyMap<PolicyKey, iam.Policy>,
    provider: iam.OpenIdConnectProvider | undefined,
  ): Partial<Record<RoleKey, iam.Role>> {
    const made: Partial<Record<RoleKey, iam.Role>> = {};
    for (const key of roleKeys) {
      const settings = this.settings[key];
      if (settings === undefined) continue;
      const childName = `${this.name}-${key}`;
      const role = new iam.Role(
        `${childName}-role`,
        transformed<iam.RoleArgs>(this.args.transform?.role, `${childName}-role`, {
          name: physicalName("role", childName, {}),
          description: roleTexts[key],
          assumeRolePolicy: this.#trust(key, place, provider),
          permissionsBoundary: ceiling,
          maxSessionDuration: settings.sessionDuration,
          tags: this.tagsFor(`${childName}-role`),
        }),
        { parent: this },
      );
      const attach = (policyKey: string, policyArn: pulumi.Input<string>) =>
        new iam.RolePolicyAttachment(
          `${childName}-${policyKey}-policy`,
          { role: role.name, policyArn },
          { parent: this },
        );
      for (const policyKey of policiesOf[key]) {
        const policy = policies.get(policyKey);
        if (policy !== undefined) attach(policyKey, policy.arn);
      }
      for (const arn of [...settings.managedPolicyArns].sort()) attach(`your-${arn.split("/").at(-1) ?? arn}`, arn);
      this.#guardSources(key, role);
      made[key] = role;
    }
    return made;
  }

  #trust(
    key: RoleKey,
    place: pulumi.Output<Place>,
    provider: iam.OpenIdConnectProvider | undefined,
  ): pulumi.Output<string> {
    const settings = this.settings[key];
    if (settings === undefined || "users" in settings) {
      return place.apply(({ partition }) =>
        JSON.stringify(settings === undefined ? {} : planPersonTrust(settings, partition)),
      );
    }
    const arn =
      provider?.arn ?? place.apply(({ partition, accountId }) => providerArn(partition, accountId, settings.issuer));
    return pulumi.output(arn).apply((known) => JSON.stringify(planPipelineTrust(settings, known)));
  }

  #guardSources(key: RoleKey, role: iam.Role): void {
    const settings = this.settings[key];
    if (settings === undefined || !("sourceAddresses" in settings) || settings.sourceAddresses.length === 0) return;
    const policy = JSON.stringify(planSourceGuard(settings.sourceAddresses));
    new iam.RolePolicy(`${this.name}-${key}-addresses`, { role: role.name, policy }, { parent: this });
  }
}
