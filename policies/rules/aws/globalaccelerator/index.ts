// Generated from the files of this folder by `npm run docs`.
import type { Rule } from "../../../rule";
import { acceleratorLeadsToListener } from "./accelerator-leads-to-listener";
import { acceleratorPartsAccepted } from "./accelerator-parts-accepted";
import { acceleratorFlowLogs, acceleratorValuesAccepted } from "./properties";

export const globalacceleratorRules: readonly Rule[] = [
  acceleratorFlowLogs,
  acceleratorLeadsToListener,
  acceleratorPartsAccepted,
  acceleratorValuesAccepted,
];
