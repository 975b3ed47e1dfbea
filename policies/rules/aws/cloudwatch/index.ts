// Generated from the files of this folder by `npm run docs`.
import type { Rule } from "../../../rule";
import { alarmActs } from "./alarm-acts";
import { alarmReachesSomebody } from "./alarm-reaches-somebody";
import { alarmSeesItsMetric } from "./alarm-sees-its-metric";
import { alarmStatisticFits } from "./alarm-statistic-fits";
import { alarmWindowAccepted } from "./alarm-window-accepted";
import { alarmDecidesOnSilence } from "./properties";

export const cloudwatchRules: readonly Rule[] = [
  alarmActs,
  alarmDecidesOnSilence,
  alarmReachesSomebody,
  alarmSeesItsMetric,
  alarmStatisticFits,
  alarmWindowAccepted,
];
