import type { z } from "zod";
import { perLimits, relaxedRules } from "../limits";
import { ruled } from "../rule";
import { firewallCautions, firewallRules } from "../rules/firewall";
import { firewallShape } from "../shape/firewall";

/** Who may reach whom: one list, from which security groups and network ACLs are made. */
export const firewallSettings = perLimits((limits) =>
  ruled(firewallShape(limits), firewallRules, firewallCautions, relaxedRules(limits)),
);

export type FirewallSettings = z.output<ReturnType<typeof firewallSettings>>;
export type FirewallInput = z.input<ReturnType<typeof firewallSettings>>;
