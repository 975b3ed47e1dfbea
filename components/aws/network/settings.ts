import type { z } from "zod";
import { ruled } from "../../../model/settings/rule";
import { perLimits, relaxedRules } from "../../../platforms/aws/limits";
import { networkCautions, networkRules } from "./rules";
import { type ExistingNetworkShape, type NewNetworkShape, networkShape } from "./schema";

/** The settings of a network: a new VPC, or one that exists. */
export const networkSettings = perLimits((limits) =>
  ruled(networkShape(limits), networkRules(limits), networkCautions, relaxedRules(limits)),
);

export type NetworkSettings = z.output<ReturnType<typeof networkSettings>>;
export type NetworkInput = z.input<ReturnType<typeof networkSettings>>;
export type NewNetworkSettings = NewNetworkShape;
export type ExistingNetworkSettings = ExistingNetworkShape;
