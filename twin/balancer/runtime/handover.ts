import type { BackendScope } from "../backends";
import { canCheck, reconsider } from "../membership/commands";
import type { Slots, SlotTable } from "../membership/slots";
import type { Endpoint } from "../render/backend";
import { checkedBackend, slotName } from "../render/names";

/** Slots as the configuration has them: those that drain stay out, whatever they still have in flight. */
export function endpointsOf(slots: Slots, isOccupied: boolean): (Endpoint | undefined)[] {
  return slots.map((slot) => (isOccupied && slot?.drainingSince === undefined ? slot?.endpoint : undefined));
}

/** Columns of `show servers state`. Source: HAProxy management guide, section 9.3. */
const backendColumn = 1;
const serverColumn = 3;
const adminStateColumn = 6;

/**
 * Health for the next worker, from what the present one says. Servers without a target are left out, and those with one are no longer
 * marked as disabled in the configuration, which is how each slot began.
 */
export function serverState(answer: string, table: SlotTable): string {
  const occupied = new Set<string>();
  for (const { scope, index, occupant } of table.entries()) {
    if (occupant.drainingSince === undefined) occupied.add(`${checkedBackend(scope)}/${slotName(index)}`);
  }
  const lines = answer.split("\n").filter((line) => line !== "");
  const kept = lines.flatMap((line, position) => {
    if (position < 2) return [line];
    const columns = line.split(" ");
    if (!occupied.has(`${columns[backendColumn]}/${columns[serverColumn]}`)) return [];
    return [columns.with(adminStateColumn, "0").join(" ")];
  });
  return kept.length < 2 ? "" : `${kept.join("\n")}\n`;
}

/** A worker begins with every check enabled; those of targets that only a connection would be asked of are not. */
export function resetHealth(table: SlotTable, scopes: readonly BackendScope[]): string[] {
  const groups = new Map(scopes.map(({ key, group }) => [key, group]));
  return [...table.entries()].flatMap(({ scope, index, occupant }) => {
    const group = groups.get(scope);
    const isLive = occupant.drainingSince === undefined && group !== undefined;
    return isLive && !canCheck(occupant, group) ? reconsider(scope, index, occupant, group) : [];
  });
}
