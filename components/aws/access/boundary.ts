import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import { getRegionOutput } from "@pulumi/aws/getRegion";
import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { partitionOf } from "../../../platforms/aws/regions/partition";
import { physicalName } from "../../names";
import type { Tags } from "../../tags";
import { type Transforms, transformed } from "../../transform";
import { planBoundary } from "./boundary-plan";
import type { Place } from "./place";

/** What of a place is known before the program runs. */
type PlannedPlace = Omit<Place, "partition" | "region" | "accountId">;

/** The whole place. */
export function placeOf(planned: PlannedPlace, opts: pulumi.InvokeOptions): pulumi.Output<Place> {
  const region = getRegionOutput({}, opts).region;
  const accountId = getCallerIdentityOutput({}, opts).accountId;
  return pulumi
    .all([region, accountId])
    .apply(([known, account]) => ({ ...planned, partition: partitionOf(known), region: known, accountId: account }));
}

/**
 * The ceiling of the cluster's own roles, made before the first of them. `name` is that of the rights it belongs to, which protect it by its
 * name from the pipeline.
 */
export function createBoundary(
  name: string,
  place: pulumi.Output<Place>,
  args: {
    readonly tags: (name: string) => Tags;
    readonly transform: Transforms<{ policy: iam.PolicyArgs }> | undefined;
  },
  opts: { readonly parent: pulumi.Resource },
): iam.Policy {
  const childName = `${name}-boundary`;
  return new iam.Policy(
    childName,
    transformed<iam.PolicyArgs>(args.transform?.policy, childName, {
      name: physicalName("policy", childName, {}),
      description: "The most that roles of the cluster can do; grants nothing",
      policy: place.apply((known) => JSON.stringify(planBoundary(known))),
      tags: args.tags(childName),
    }),
    opts,
  );
}
