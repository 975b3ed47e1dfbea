import { ruled } from "../../../model/settings/rule";
import { once } from "../once";
import { targetGroupRules } from "./rules";
import { targetGroupShape } from "./schema";

/** Targets that share a port, a health check and an affinity. */
export const targetGroupSettings = once(() => ruled(targetGroupShape(), targetGroupRules));
