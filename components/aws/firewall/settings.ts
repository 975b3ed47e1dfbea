import { ruled } from "../../../model/settings/rule";
import { perLimits, relaxedRules } from "../../../platforms/aws/limits";
import { firewallCautions, firewallRules } from "./rules";
import { firewallShape } from "./schema";

/** Who may reach whom: one list, from which security groups and network ACLs are made. */
export const firewallSettings = perLimits((limits) =>
  ruled(firewallShape(limits), firewallRules, firewallCautions, relaxedRules(limits)),
);
