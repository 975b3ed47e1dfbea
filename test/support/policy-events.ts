import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { TestStack } from "./engine";

/** What the engine shows of one policy. */
export interface PolicyEvent {
  readonly policyName: string;
  readonly message: string;
  readonly resourceUrn?: string;
  readonly enforcementLevel: string;
  readonly severity?: string;
}

/** What the stack's latest operation said of policies. */
export function policyEvents({ folder }: TestStack): readonly PolicyEvent[] {
  const logs = readdirSync(folder).filter((name) => name.startsWith("events-"));
  const order = (name: string) => Number(/\d+/.exec(name)?.[0]);
  const latest = logs.sort((a, b) => order(a) - order(b)).at(-1) ?? "";
  return readFileSync(join(folder, latest), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .flatMap((line) => (JSON.parse(line) as { policyEvent?: PolicyEvent }).policyEvent ?? []);
}

const nameOf = (urn: string | undefined) => urn?.split("::").at(-1) ?? "";

/** `fail kms-key-rotation key`, and `unknown ...` for what a preview cannot say yet; as `verdictsOf` has them. */
export function toldBy(events: readonly PolicyEvent[]): readonly string[] {
  return events
    .map(({ policyName, resourceUrn, message }) => {
      if (policyName !== "not-known-yet") return `fail ${policyName} ${nameOf(resourceUrn)}`;
      const [, rule] = /\n([a-z0-9-]+): /.exec(message) ?? [];
      return `unknown ${rule} ${nameOf(resourceUrn)}`;
    })
    .sort();
}
