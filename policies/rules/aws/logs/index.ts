// Generated from the files of this folder by `npm run docs`.
import type { Rule } from "../../../rule";
import { logGroupEncrypted } from "./log-group-encrypted";
import { logGroupKeyAdmitsLogs } from "./log-group-key-admits-logs";
import { logGroupRetention } from "./log-group-retention";
import { logGroupRetentionYear } from "./log-group-retention-year";
import { logGroupValuesAccepted } from "./log-group-values-accepted";

export const logsRules: readonly Rule[] = [
  logGroupEncrypted,
  logGroupKeyAdmitsLogs,
  logGroupRetention,
  logGroupRetentionYear,
  logGroupValuesAccepted,
];
