// Generated from the files of this folder by `npm run docs`.
import type { Rule } from "../../../rule";
import { autoshiftBalancerShifts } from "./autoshift-balancer-shifts";
import { autoshiftValuesAccepted } from "./autoshift-values-accepted";

export const arczonalshiftRules: readonly Rule[] = [autoshiftBalancerShifts, autoshiftValuesAccepted];
