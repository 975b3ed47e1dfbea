import type * as pulumi from "@pulumi/pulumi";

/** A subnet for each zone, by the zone or by any key of yours. */
export type SubnetPlaces = Readonly<Record<string, pulumi.Input<string>>>;
export type BalancerSubnetIds = pulumi.Input<pulumi.Input<string>[]> | SubnetPlaces;
