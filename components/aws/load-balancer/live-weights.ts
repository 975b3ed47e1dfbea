import * as lb from "@pulumi/aws/lb";
import type * as pulumi from "@pulumi/pulumi";
import { withoutHash } from "../../names";

/** Weight by physical name of the target group, as one forward action has them at the vendor now. */
export type LiveWeights = Readonly<Record<string, number>>;

/** What the vendor has for one listener: its default action and, by priority, its rules. */
export interface LiveListener {
  readonly defaultAction: LiveWeights | undefined;
  readonly rules: Readonly<Record<number, LiveWeights>>;
}

interface LiveAction {
  readonly type: string;
  readonly targetGroupArn?: string;
  readonly forwards?: readonly {
    readonly targetGroups?: readonly { readonly arn: string; readonly weight: number }[];
  }[];
}

/** `arn:...:targetgroup/<name>/<id>` */
const nameOf = (arn: string): string => arn.split(":targetgroup/")[1]?.split("/")[0] ?? arn;

/** Weights of a forward action as the data source gives it; undefined when it does not forward. */
export function parseLiveWeights(actions: readonly LiveAction[]): LiveWeights | undefined {
  const action = actions.find(({ type }) => type === "forward");
  if (action === undefined) return undefined;
  const groups = (action.forwards ?? []).flatMap(({ targetGroups }) => targetGroups ?? []);
  if (groups.length > 0) return Object.fromEntries(groups.map(({ arn, weight }) => [nameOf(arn), weight]));
  return action.targetGroupArn ? { [nameOf(action.targetGroupArn)]: 1 } : undefined;
}

/**
 * The weights to ask for when a controller owns them. A group that the vendor knows keeps its live weight; a group that replaces one
 * inherits it; a new one comes in at 0. Where nothing is known yet (first run) or nothing would get traffic, the program's weights count.
 * @param declared weights of the program, by the user's key
 * @param names physical names, by the same keys
 */
export function weightsInForce(
  declared: Readonly<Record<string, number>>,
  names: Readonly<Record<string, string>>,
  live: LiveWeights | undefined,
): Readonly<Record<string, number>> {
  if (live === undefined) return declared;
  const current = new Set(Object.values(names));
  const leaving = Object.keys(live).filter((name) => !current.has(name));
  const inherited = (name: string): number | undefined => {
    const before = leaving.filter((other) => withoutHash(other) === withoutHash(name));
    // Names cut at the same place share a base: then it cannot be told whose weight it was.
    return before.length === 1 && before[0] !== undefined ? live[before[0]] : undefined;
  };
  const weights = Object.fromEntries(
    Object.keys(declared).map((key) => {
      const name = names[key] ?? key;
      return [key, live[name] ?? inherited(name) ?? 0];
    }),
  );
  return Object.values(weights).some((weight) => weight > 0) ? weights : declared;
}

/** How the provider's data sources say that nothing matches; every other failure must not look like a first run. */
const nothingThere = /not ?found|no matching|empty result|couldn't find|returned 0 results/i;

async function ifPresent<T>(look: Promise<T>): Promise<T | undefined> {
  try {
    return await look;
  } catch (error) {
    if (nothingThere.test(String(error))) return undefined;
    throw error;
  }
}

interface ListenerLookup {
  /** Tags that only this balancer has, and any that replaces it. */
  readonly tags: Readonly<Record<string, string>>;
  /** The balancer's physical name. */
  readonly name: string;
  readonly port: number;
  /** Priorities of the rules whose weights are wanted. */
  readonly priorities: readonly number[];
}

/** Reads one listener and its rules at the vendor; undefined while the balancer or the listener does not exist. */
export async function findLiveListener(
  lookup: ListenerLookup,
  opts: pulumi.InvokeOptions,
): Promise<LiveListener | undefined> {
  const { arns } = await lb.getLbs({ tags: { ...lookup.tags } }, opts);
  // A balancer about to be replaced has another name, and hands its weights on.
  const loadBalancerArn = arns.find((arn) => arn.includes(`/${lookup.name}/`)) ?? arns[0];
  if (loadBalancerArn === undefined) return undefined;
  const listener = await ifPresent(lb.getListener({ loadBalancerArn, port: lookup.port }, opts));
  if (listener === undefined) return undefined;
  const rules = await Promise.all(
    lookup.priorities.map(async (priority) => {
      const rule = await ifPresent(lb.getListenerRule({ listenerArn: listener.arn, priority }, opts));
      return [priority, rule === undefined ? undefined : parseLiveWeights(rule.actions ?? [])] as const;
    }),
  );
  return {
    defaultAction: parseLiveWeights(listener.defaultActions),
    rules: Object.fromEntries(rules.flatMap(([priority, weights]) => (weights ? [[priority, weights]] : []))),
  };
}
