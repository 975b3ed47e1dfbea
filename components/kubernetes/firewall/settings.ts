import { ruled } from "../../../model/settings/rule";
import { once } from "../once";
import { firewallRules } from "./rules";
import { firewallShape } from "./schema";

/** Who may reach whom: one list, from which network policies are made. */
export const firewallSettings = once(() => ruled(firewallShape(), firewallRules));
