import type { Action } from "../../contract/desired-state";
import { checkedBackend, digest, openBackend } from "./names";

export type Forward = Extract<Action, { type: "forward" }>;
/** Section key of a target group by ARN, in the zone that is being rendered. */
export type ScopeKeys = (arn: string) => { readonly key: string; readonly minimumHealthyTargets: number } | undefined;

/** `http-request` or `tcp-request content`: both set variables the same way. */
type Phase = "http-request" | "tcp-request content";

/** A condition in HAProxy's form: `if { ... }` without the `if`; empty: always. */
const when = (...tests: readonly string[]): string => {
  const given = tests.filter((test) => test !== "");
  return given.length === 0 ? "" : ` if ${given.join(" ")}`;
};

/**
 * Picks a target group per request by weight, as a number in `txn.group`; needed only when there is a choice.
 * The vendor's split is random too, not a cycle.
 */
export function renderChoice(phase: Phase, action: Forward, condition: string): string[] {
  if (action.targetGroups.length < 2) return [];
  const last = action.targetGroups.length - 1;
  const total = sumTo(action, last);
  // From the last one down, so that one comparison each will do: the first group whose share reaches the roll has the last word.
  const picks = action.targetGroups
    .map((_, index) => {
      const reached = index === last ? "" : `{ var(txn.roll) -m int lt ${sumTo(action, index)} }`;
      return `${phase} set-var(txn.group) int(${index})${when(condition, reached)}`;
    })
    .toReversed();
  // All weights 0: the vendor answers 503, which is what an empty choice comes to.
  return total === 0 ? [] : [`${phase} set-var(txn.roll) rand(${total})${when(condition)}`, ...picks];
}

const sumTo = (action: Forward, index: number): number =>
  action.targetGroups.slice(0, index + 1).reduce((sum, { weight }) => sum + weight, 0);

/** Group stickiness: the cookie names a group and the time; it counts while that group is in the action and the time is not over. */
export function renderStickyChoice(action: Forward, condition: string): string[] {
  if (action.stickiness === 0 || action.targetGroups.length < 2) return [];
  const fresh = `{ var(txn.sticky_age) -m int ge 0 } { var(txn.sticky_age) -m int lt ${action.stickiness} }`;
  return [
    `http-request set-var(txn.sticky_group) req.cook(AWSALBTG),field(1,-)${when(condition)}`,
    `http-request set-var(txn.sticky_group) req.cook(AWSALBTGCORS),field(1,-)${when(condition, "!{ var(txn.sticky_group) -m found }")}`,
    `http-request set-var(txn.sticky_since) req.cook(AWSALBTG),field(2,-)${when(condition)}`,
    `http-request set-var(txn.sticky_since) req.cook(AWSALBTGCORS),field(2,-)${when(condition, "!{ var(txn.sticky_since) -m found }")}`,
    `http-request set-var(txn.sticky_age) date(),sub(txn.sticky_since)${when(condition, "{ var(txn.sticky_since) -m found }")}`,
    ...action.targetGroups.map(
      ({ arn }, index) =>
        `http-request set-var(txn.group) int(${index})${when(condition, `{ var(txn.sticky_group) -m str ${digest(arn, 16)} }`, fresh)}`,
    ),
  ];
}

/** What lets a browser send a cookie with cross-origin requests. It takes `Secure` over TLS only. */
export const crossOrigin = (isSecure: boolean): string => `; SameSite=None${isSecure ? "; Secure" : ""}`;

/** The cookie of the chosen group, renewed on every answer; the second one serves cross-origin requests, as the vendor's does. */
export function renderStickyCookie(action: Forward, condition: string, isSecure: boolean): string[] {
  if (action.stickiness === 0) return [];
  return action.targetGroups.flatMap(({ arn }, index) => {
    const chosen = action.targetGroups.length < 2 ? "" : `{ var(txn.group) -m int ${index} }`;
    const value = `${digest(arn, 16)}-%[date()]; Expires=%[date(${action.stickiness}),http_date]; Path=/`;
    return [
      `http-response add-header Set-Cookie "AWSALBTG=${value}"${when(condition, chosen)}`,
      `http-response add-header Set-Cookie "AWSALBTGCORS=${value}${crossOrigin(isSecure)}"${when(condition, chosen)}`,
    ];
  });
}

/** Fails open: a group with too few healthy targets sends to all of them. */
export function renderBackends(action: Forward, condition: string, scopes: ScopeKeys): string[] {
  return action.targetGroups.flatMap(({ arn }, index) => {
    const scope = scopes(arn);
    if (scope === undefined) return [];
    const chosen = action.targetGroups.length < 2 ? "" : `{ var(txn.group) -m int ${index} }`;
    const checked = checkedBackend(scope.key);
    const healthy = `{ nbsrv(${checked}) ge ${scope.minimumHealthyTargets} }`;
    return [
      `use_backend ${checked}${when(condition, chosen, healthy)}`,
      `use_backend ${openBackend(scope.key)}${when(condition, chosen)}`,
    ];
  });
}
