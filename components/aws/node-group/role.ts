import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import { getRegionOutput } from "@pulumi/aws/getRegion";
import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { partitionOf, principalDomainOf } from "../../../platforms/aws/regions/partition";
import { physicalName } from "../../names";
import type { Tags } from "../../tags";
import { type Transforms, transformed } from "../../transform";
import { planNodePolicy } from "./node-policy";
import type { NodeGroupSettings } from "./resolved";

/** Lets instances take the role on. */
export function planNodeTrust(region: string) {
  return {
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Principal: { Service: `ec2.${principalDomainOf(region)}` }, Action: "sts:AssumeRole" },
    ],
  };
}

/** Name of an attachment for a policy of the user's: the policy's own name, so that the order of the list means nothing. */
const policyKey = (arn: string): string => arn.split("/").at(-1) ?? arn;

/** The instance profile of a group's nodes: what it does for itself, the user's policies, and nothing else. */
export function createInstanceProfile(
  name: string,
  settings: NodeGroupSettings,
  args: {
    readonly groupName: string;
    readonly tags: (name: string) => Tags;
    readonly transform: Transforms<{ role: iam.RoleArgs }> | undefined;
  },
  opts: { readonly parent: pulumi.Resource },
): { readonly profile: iam.InstanceProfile; readonly role: iam.Role; readonly grants: readonly pulumi.Resource[] } {
  const region = getRegionOutput({}, opts).region;
  const roleName = `${name}-role`;
  const assumeRolePolicy = region.apply((known) => JSON.stringify(planNodeTrust(known)));
  const role = new iam.Role(
    roleName,
    transformed<iam.RoleArgs>(args.transform?.role, roleName, {
      name: physicalName("role", name, {}),
      assumeRolePolicy,
      tags: args.tags(roleName),
    }),
    opts,
  );
  const partition = region.apply(partitionOf);
  const attach = (key: string, policyArn: pulumi.Input<string>) =>
    new iam.RolePolicyAttachment(`${name}-policy-${key}`, { role: role.name, policyArn }, opts);
  const own = [...settings.managedPolicyArns].sort().map((arn) => attach(policyKey(arn), arn));
  const document = pulumi
    .all([partition, region, getCallerIdentityOutput({}, opts).accountId])
    .apply(([known, place, accountId]) =>
      JSON.stringify(planNodePolicy({ partition: known, region: place, accountId }, args.groupName, settings.workload)),
    );
  const node = new iam.RolePolicy(`${name}-policy-node`, { role: role.name, policy: document }, opts);
  const profileName = `${name}-profile`;
  const profile = new iam.InstanceProfile(
    profileName,
    { name: physicalName("instanceProfile", name, {}), role: role.name, tags: args.tags(profileName) },
    opts,
  );
  return { profile, role, grants: [...own, node] };
}
