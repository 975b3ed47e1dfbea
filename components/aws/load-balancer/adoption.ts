import { balancerOfListener, parseBalancerArn } from "../../../platforms/aws/balancer-arn";
import type { Problem } from "../../errors";
import { existingProblems, foreignOptions } from "../../existing";
import type { ExistingListenerInput } from "./existing-listener";
import type { LoadBalancerInput, LoadBalancerListenerInput } from "./inputs";
import type { LoadBalancerSettings } from "./resolved";

type GivenListeners = Readonly<Record<string, LoadBalancerListenerInput | ExistingListenerInput>>;

interface Given {
  readonly arn?: unknown;
  readonly lookUp?: { readonly name: string } | { readonly tags: Readonly<Record<string, string>> } | undefined;
  readonly type?: "application" | "network" | undefined;
  readonly listeners?: GivenListeners | undefined;
}

export const isExisting = (
  listener: LoadBalancerListenerInput | ExistingListenerInput,
): listener is ExistingListenerInput => "existing" in listener;

const known = [
  ...["arn", "lookUp", "type", "listeners", "targetGroups", "certificateArn", "trustStores", "clientSecrets"],
  ...["tags", "limits", "transform"],
];

const balancerForm = {
  isArn: (text: string) => parseBalancerArn(text) !== undefined,
  example: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/shop/50dc6c495c0c9188",
};

function listenerProblems(key: string, { existing, ...rest }: ExistingListenerInput, arn: unknown): readonly Problem[] {
  const path = `listeners.${key}`;
  const own = Object.keys(rest).filter((option) => option !== "rules");
  const foreign = foreignOptions(Object.fromEntries(own.map((option) => [option, true])), "listener");
  const problems = foreign.map(({ path: option, message }) => ({ path: `${path}.${option}`, message }));
  if (!("arn" in existing) || typeof existing.arn !== "string") return problems;
  const balancer = balancerOfListener(existing.arn);
  const at = `${path}.existing.arn`;
  if (balancer === undefined)
    return [...problems, { path: at, message: `no ARN of a listener, got "${existing.arn}"` }];
  const suffix = typeof arn === "string" ? parseBalancerArn(arn)?.suffix : undefined;
  if (suffix === undefined || suffix === balancer) return problems;
  return [...problems, { path: at, message: `a listener of ${balancer}, got the balancer ${suffix}` }];
}

/** What is wrong with how a balancer and its listeners are named, before anything is looked up. */
export function adoptionProblems(args: Given): readonly Problem[] {
  const { arn, type, listeners = {} } = args;
  const told = typeof arn === "string" ? parseBalancerArn(arn) : undefined;
  const others = Object.fromEntries(Object.entries(args).filter(([key]) => !known.includes(key)));
  const mismatch =
    type === undefined || told === undefined || told.type === type
      ? []
      : [{ path: "type", message: `its ARN is of an ${told.type} load balancer, got ${type}; leave it out` }];
  return [
    ...existingProblems(args, balancerForm),
    ...mismatch,
    ...foreignOptions(others, "load balancer"),
    ...Object.entries(listeners).flatMap(([key, listener]) =>
      isExisting(listener) ? listenerProblems(key, listener, arn) : [],
    ),
  ];
}

/** What an application balancer's own answer is; a network one has none. */
const answer = { type: "fixed-response", statusCode: 404 } as const;

/** Stands for the listener that exists: its port if it is told, its protocol the one that forbids no rule. */
function standIn(type: "application" | "network", index: number, listener?: ExistingListenerInput) {
  const existing = listener?.existing;
  return {
    port: existing !== undefined && "port" in existing ? existing.port : 65_535 - index,
    protocol: type === "application" ? ("HTTPS" as const) : ("TLS" as const),
    defaultAction: type === "application" ? answer : { type: "forward" as const, targetGroups: { none: 1 } },
    ...(listener === undefined ? {} : { rules: { ...listener.rules } }),
  };
}

/** As settings of a whole balancer, so that what is added is held to the same rules. */
export function settingsInput(type: "application" | "network", listeners: GivenListeners): LoadBalancerInput {
  const given = Object.entries(listeners).map(([key, listener], index): [string, LoadBalancerListenerInput] => [
    key,
    isExisting(listener) ? standIn(type, index, listener) : listener,
  ]);
  const all = given.length === 0 ? { none: standIn(type, 0) } : Object.fromEntries(given);
  return { type, accessLogs: false, listeners: all };
}

type Listeners = LoadBalancerSettings["listeners"];

/** The listeners that are added, without what stands for those that exist. */
export const addedListeners = (settings: Listeners, given: GivenListeners): Listeners =>
  Object.fromEntries(Object.entries(settings).filter(([key]) => given[key] !== undefined && !isExisting(given[key])));

/** What is to be wired: of a listener that exists its rules alone, since its certificate and its default action are there. */
export const wiredListeners = (settings: Listeners, given: GivenListeners): Listeners =>
  Object.fromEntries(
    Object.entries(settings).flatMap(([key, listener]) => {
      const one = given[key];
      if (one === undefined) return [];
      return [[key, isExisting(one) ? { ...listener, protocol: "HTTP" as const, defaultAction: unwired } : listener]];
    }),
  );

const unwired: Listeners[string]["defaultAction"] = { ...answer, contentType: "text/plain", messageBody: "" };
