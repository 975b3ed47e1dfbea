import type { z } from "zod";
import { ruled } from "../../../model/settings/rule";
import { perLimits, relaxedRules } from "../../../platforms/aws/limits";
import { firewallCautions, firewallRules } from "./rules";
import { firewallShape } from "./schema";

/** Who may reach whom: one list, from which security groups and network ACLs are made. */
export const firewallSettings = perLimits((limits) =>
  ruled(firewallShape(limits), firewallRules, firewallCautions, relaxedRules(limits)),
);

export type FirewallSettings = z.output<ReturnType<typeof firewallSettings>>;
export type FirewallInput = z.input<ReturnType<typeof firewallSettings>>;
