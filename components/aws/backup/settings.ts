import { ruled } from "../../../model/settings/rule";
import { perLimits, relaxedRules } from "../../../platforms/aws/limits";
import { backupCautions, backupRules } from "./rules";
import { backupShape } from "./schema";

/** What is backed up, when, how long it is kept, and whether a restore is tried. */
export const backupSettings = perLimits((limits) =>
  ruled(backupShape(limits), backupRules, backupCautions, relaxedRules(limits)),
);
