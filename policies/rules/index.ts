import { refusalRules } from "../refusals";
import type { Rule } from "../rule";
import { machineRules } from "../sets/machines";
import { networkRules } from "../sets/network";
import { operationsRules } from "../sets/operations";
import { trafficRules } from "../sets/traffic";

/** Every rule of the pack, in a reader's order. */
export const rules: readonly Rule[] = [
  ...trafficRules,
  ...machineRules,
  ...networkRules,
  ...operationsRules,
  ...refusalRules,
];

export const ruleIds: readonly string[] = rules.map(({ id }) => id);
