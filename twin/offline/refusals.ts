/** What the vendor, or its provider, does not accept. */
export interface Refusal {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly reason: string;
  /** True for a mistake of the program's own, which no vendor is asked about. Default: false. */
  readonly isFault?: boolean;
}

/** Names that are listed beside the first one; the rest is counted. */
const namesShown = 3;

/** Everything that was refused, in order. A region that is none is said once, however many resources are meant for it. */
export class Refusals {
  private readonly refused: Refusal[] = [];
  private readonly others = new Map<Refusal, string[]>();

  add(refusal: Refusal): void {
    const same = refusal.reason.startsWith(ofRegion)
      ? this.refused.find(({ reason }) => reason === refusal.reason)
      : undefined;
    if (same === undefined) this.refused.push(refusal);
    else this.others.set(same, [...(this.others.get(same) ?? []), `${refusal.type} "${refusal.name}"`]);
  }

  get list(): readonly Refusal[] {
    return this.refused.map((refusal) => {
      const others = this.others.get(refusal);
      return others === undefined
        ? refusal
        : { ...refusal, reason: `${refusal.reason}; the same for ${joined(others)}` };
    });
  }
}

const ofRegion = "region: ";

function joined(names: readonly string[]): string {
  const rest = names.length - namesShown;
  return names.slice(0, namesShown).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}

/** Whether a refusal is about where something is meant to be: nothing that follows from it is worth looking at. */
export const isOfRegion = ({ reason }: Pick<Refusal, "reason">): boolean => reason.startsWith(ofRegion);
