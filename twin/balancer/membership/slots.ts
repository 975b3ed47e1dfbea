import { z } from "zod";
import type { Endpoint } from "../render/backend";

/** A target in a slot of its scope's backends. */
export interface Occupant {
  /** Node id and port: one node may be registered with several ports. */
  readonly target: string;
  readonly node: string;
  readonly endpoint: Endpoint;
  /** Whether the security groups let the balancer reach the target. */
  readonly isAdmitted: boolean;
  /** Milliseconds since the epoch. */
  readonly since: number;
  readonly drainingSince: number | undefined;
  /** How far health checking has come: until one verdict, the target is `initial`. */
  readonly phase: "initial" | "judged";
  /** Connections are over, or were cut at the end of the delay. */
  readonly isDrained: boolean;
}

export type Slots = readonly (Occupant | undefined)[];

const occupant = z.object({
  target: z.string(),
  node: z.string(),
  endpoint: z.object({ address: z.string(), port: z.number(), checkAddress: z.string(), checkPort: z.number() }),
  isAdmitted: z.boolean(),
  since: z.number(),
  drainingSince: z
    .number()
    .nullish()
    .transform((value) => value ?? undefined),
  phase: z.enum(["initial", "judged"]),
  isDrained: z.boolean(),
});
const stored = z.record(z.string(), z.array(occupant.nullable()));

const smallest = 4;

/** Which target is in which slot, per scope. A slot is a server that HAProxy knows already: filling one needs no reload. */
export class SlotTable {
  #scopes = new Map<string, (Occupant | undefined)[]>();

  slots(scope: string): Slots {
    return this.#scopes.get(scope) ?? [];
  }

  /** Makes room for twice the targets, and never shrinks: a slot that vanishes would cut its connections. */
  reserve(scope: string, targets: number): void {
    const slots = this.#scopes.get(scope) ?? [];
    const size = targets <= slots.length ? slots.length : Math.max(smallest, 2 * targets);
    this.#scopes.set(scope, [...slots, ...Array<undefined>(size - slots.length)]);
  }

  /** Forgets the scopes that no listener uses any more. */
  retain(scopes: ReadonlySet<string>): void {
    for (const scope of this.#scopes.keys()) if (!scopes.has(scope)) this.#scopes.delete(scope);
  }

  place(scope: string, index: number, value: Occupant | undefined): void {
    const slots = this.#scopes.get(scope);
    if (slots !== undefined && index < slots.length) slots[index] = value;
  }

  find(scope: string, target: string): number {
    return this.slots(scope).findIndex((slot) => slot?.target === target);
  }

  free(scope: string): number {
    return this.slots(scope).findIndex((slot) => slot === undefined);
  }

  /** Every occupied slot. */
  *entries(): Generator<{ scope: string; index: number; occupant: Occupant }> {
    for (const [scope, slots] of this.#scopes) {
      for (const [index, value] of slots.entries()) if (value !== undefined) yield { scope, index, occupant: value };
    }
  }

  toJSON(): unknown {
    return Object.fromEntries([...this.#scopes].map(([scope, slots]) => [scope, slots.map((slot) => slot ?? null)]));
  }

  /** What a previous daemon wrote. Anything unreadable counts as an empty table: the targets are then checked anew. */
  restore(json: unknown): void {
    const result = stored.safeParse(json);
    const scopes = result.success ? Object.entries(result.data) : [];
    this.#scopes = new Map(scopes.map(([scope, slots]) => [scope, slots.map((slot) => slot ?? undefined)]));
  }
}
