// Generated from the files of this folder by `npm run docs`.
import type { Rule } from "../../../rule";
import { logGroupKeyAdmitsLogs } from "./log-group-key-admits-logs";
import { logGroupValuesAccepted } from "./log-group-values-accepted";
import { logGroupEncrypted, logGroupRetention, logGroupRetentionYear } from "./properties";

export const logsRules: readonly Rule[] = [
  logGroupEncrypted,
  logGroupKeyAdmitsLogs,
  logGroupRetention,
  logGroupRetentionYear,
  logGroupValuesAccepted,
];
