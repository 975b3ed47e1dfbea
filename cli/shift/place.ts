import { UserError } from "../../model/user-error";

/** One forward action of a spec whose weights can be moved. */
export interface ShiftPlace {
  /** `listener https`, `listener https rule api`. */
  readonly name: string;
  readonly listener: string;
  /** Absent: the listener's default action. */
  readonly rule?: string;
  readonly port: number;
  /** Of the rule. */
  readonly priority?: number;
  /** The user's keys of its target groups. */
  readonly groups: readonly string[];
  /** Whether it answers requests, and not connections only. */
  readonly isHttp: boolean;
}

type Action = { readonly type: string; readonly targetGroups?: Readonly<Record<string, number>> };

/** What both platforms' listeners have. */
interface Listeners {
  readonly listeners: Readonly<
    Record<
      string,
      {
        readonly port: number;
        readonly protocol: string;
        readonly defaultAction: Action;
        readonly rules: Readonly<Record<string, { readonly priority?: number; readonly action: Action }>>;
      }
    >
  >;
}

/** Every forward action over several groups. */
export function shiftPlaces({ listeners }: Listeners): readonly ShiftPlace[] {
  return Object.entries(listeners).flatMap(([listener, { port, protocol, defaultAction, rules }]) => {
    const common = { listener, port, isHttp: protocol.startsWith("HTTP") };
    const byDefault = groupsOf(defaultAction);
    return [
      ...(byDefault.length > 1 ? [{ ...common, name: `listener ${listener}`, groups: byDefault }] : []),
      ...Object.entries(rules).flatMap(([rule, { priority, action }]) => {
        const groups = groupsOf(action);
        if (groups.length < 2) return [];
        const own = { name: `listener ${listener} rule ${rule}`, rule, groups };
        return [{ ...common, ...own, ...(priority === undefined ? {} : { priority }) }];
      }),
    ];
  });
}

const groupsOf = ({ type, targetGroups = {} }: Action): readonly string[] =>
  type === "forward" ? Object.keys(targetGroups).sort() : [];

const optionsOf = ({ listener, rule }: ShiftPlace): string =>
  `--listener ${listener}${rule === undefined ? "" : ` --rule ${rule}`}`;

/** The action that is meant. Throws UserError with those there are, with exit code 2 where several can be meant. */
export function choosePlace(
  places: readonly ShiftPlace[],
  said: { readonly listener?: string | undefined; readonly rule?: string | undefined },
): ShiftPlace {
  if (places.length === 0)
    throw new UserError(
      "no listener or rule of this stack forwards to several target groups, so that there are no weights to move",
    );
  const all = places.map(optionsOf).join(", or ");
  const { listener, rule } = said;
  const meant = places.filter(
    (place) => (listener === undefined || place.listener === listener) && (rule === undefined || place.rule === rule),
  );
  // A listener alone means its default action.
  const exact = meant.length > 1 && listener !== undefined && rule === undefined ? meant.filter((p) => !p.rule) : meant;
  const [only, ...others] = exact;
  if (only !== undefined && others.length === 0) return only;
  if (only === undefined)
    throw new UserError(
      `--listener ${listener ?? "*"}${rule === undefined ? "" : ` --rule ${rule}`}: no weights there; ${all}`,
      2,
    );
  throw new UserError(`whose weights? ${all}`, 2);
}
