import type { StackReport } from "../../policies/report";
import { classOf, type PolicySettings } from "../../policies/settings";

/** The report of a stack that could not be judged, and why. */
export function unjudged(stack: string, settings: PolicySettings, failure: string): StackReport {
  const environment = classOf(stack, settings);
  const reason = failure.trim() === "" ? "program failed without a message" : failure;
  return { stack, environment, resources: 0, results: [], notApplicable: [], disabled: [], failure: reason };
}
