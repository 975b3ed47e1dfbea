// Generated from the files of this folder by `npm run docs`.
import type { Rule } from "../../../rule";
import { alarmActs } from "./alarm-acts";
import { alarmMathFillsSilence } from "./alarm-math-fills-silence";
import { alarmReachesRecipients } from "./alarm-reaches-recipients";
import { alarmSeesItsMetric } from "./alarm-sees-its-metric";
import { alarmStatisticFits } from "./alarm-statistic-fits";
import { alarmValuesAccepted } from "./alarm-values-accepted";
import { alarmWindowAccepted } from "./alarm-window-accepted";
import { alarmDecidesOnSilence } from "./properties";

export const cloudwatchRules: readonly Rule[] = [
  alarmActs,
  alarmDecidesOnSilence,
  alarmMathFillsSilence,
  alarmReachesRecipients,
  alarmSeesItsMetric,
  alarmStatisticFits,
  alarmValuesAccepted,
  alarmWindowAccepted,
];
