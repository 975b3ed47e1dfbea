import { isFields, readDocument, type Statement } from "../policy-document/statement";
import { silentPolicies } from "./silent";
import { speakingPolicies, tableActions } from "./speaking";

export { tableActions, tableDate } from "./speaking";

const fields = (value: unknown) => (isFields(value) ? value : {});

function statementOf(value: unknown): unknown {
  const { deny, on, resources, notResources, conditions } = fields(value);
  const indices: readonly unknown[] = Array.isArray(on) ? on : [];
  return {
    Effect: deny === true ? "Deny" : "Allow",
    Action: indices.map((index) => tableActions[Number(index)]),
    ...(notResources === undefined ? { Resource: resources ?? "*" } : { NotResource: notResources }),
    ...(conditions === undefined ? {} : { Condition: conditions }),
  };
}

/**
 * What one of AWS's managed policies says of {@link tableActions}, as of {@link tableDate}: of nothing else. Undefined for what the table does not
 * have: a newer policy, one that AWS alone attaches, one of another partition (its text names other ARNs).
 */
export function managedPolicy(arn: string): readonly Statement[] | undefined {
  const name = /^arn:aws:iam::aws:policy\/(?:.*\/)?([\w+=,.@-]+)$/.exec(arn)?.[1];
  if (name === undefined) return undefined;
  if (silentPolicies.split(/\s/).includes(name)) return [];
  const line = speakingPolicies.split("\n").find((text) => text.slice(0, text.indexOf("[")).split(" ").includes(name));
  if (line === undefined) return undefined;
  const said: unknown = JSON.parse(line.slice(line.indexOf("[")));
  return Array.isArray(said) ? readDocument({ Statement: said.map(statementOf) }) : undefined;
}
