// Generated from the files of this folder by `npm run docs`.
import type { Rule } from "../../../rule";
import { acceleratorPartsAccepted } from "./accelerator-parts-accepted";
import { acceleratorFlowLogs, acceleratorValuesAccepted } from "./properties";

export const globalacceleratorRules: readonly Rule[] = [
  acceleratorFlowLogs,
  acceleratorPartsAccepted,
  acceleratorValuesAccepted,
];
