import * as pulumi from "@pulumi/pulumi";
import { sorted } from "../../../model/settings/entries";
import type { LoadBalancerActionSettings } from "./action-resolved";
import type { SecretPlace } from "./client-secret";
import { type LiveWeights, weightsInForce } from "./live-weights";
import type { LoadBalancerSettings } from "./resolved";

type ForwardSettings = Extract<LoadBalancerActionSettings, { type: "forward" }>;

/** A target group as listeners need it. `TargetGroup` is one. */
export interface ForwardTarget {
  readonly arn: pulumi.Input<string>;
  /** The physical name, known before creation: by it live weights are recognised, where a controller owns them. */
  readonly name?: string | undefined;
  /** What must be there before traffic goes to it: its node groups or its function, or clients would meet an empty target group. */
  readonly ready?: readonly pulumi.Resource[];
}

export type ForwardTargets = Readonly<Record<string, ForwardTarget>>;

export interface ActionContext {
  readonly type: LoadBalancerSettings["type"];
  readonly targetGroups: ForwardTargets;
  /** Set when a controller owns the weights: what the vendor has now, or undefined where nothing exists yet. */
  readonly live: pulumi.Input<LiveWeights | undefined> | undefined;
  /** A client's secret from where it lies. */
  readonly secretAt: (place: SecretPlace) => pulumi.Output<string>;
}

/** Required even when off; the vendor's own default. */
const unusedDuration = 3600;

/** Only application balancers have group stickiness. There it is always explicit: leaving the block out would not switch it off. */
function groupStickiness(action: ForwardSettings, { type }: ActionContext) {
  if (type === "network") return {};
  const { stickiness } = action;
  return { stickiness: { enabled: stickiness !== undefined, duration: stickiness?.duration ?? unusedDuration } };
}

function weightOf(key: string, action: ForwardSettings, context: ActionContext): pulumi.Input<number> {
  const { live, targetGroups } = context;
  const names = Object.fromEntries(
    Object.keys(action.targetGroups).map((group) => [group, targetGroups[group]?.name ?? group]),
  );
  const fallback = action.targetGroups[key] ?? 0;
  if (live === undefined) return fallback;
  return pulumi.output(live).apply((known) => weightsInForce(action.targetGroups, names, known)[key] ?? fallback);
}

/** One form for one group and for many: a change of weights is then a change of weights, never of the action's shape. */
function forward(action: ForwardSettings, context: ActionContext) {
  const targetGroups = sorted(action.targetGroups).flatMap(([key]) => {
    const target = context.targetGroups[key];
    return target === undefined ? [] : [{ arn: target.arn, weight: weightOf(key, action, context) }];
  });
  return { type: "forward", forward: { targetGroups, ...groupStickiness(action, context) } };
}

/** What is asked of a client before its request goes on, in the provider's words. */
function authentication(asked: NonNullable<ForwardSettings["authenticate"]>, { secretAt }: ActionContext) {
  if (asked.type === "cognito") {
    const { type, ...authenticateCognito } = asked;
    return { type: `authenticate-${type}`, authenticateCognito };
  }
  if (asked.type === "oidc") {
    const { type, clientSecret, extraParams, ...rest } = asked;
    const more = Object.keys(extraParams).length === 0 ? {} : { authenticationRequestExtraParams: extraParams };
    return {
      type: `authenticate-${type}`,
      authenticateOidc: { ...rest, ...more, clientSecret: secretAt(clientSecret) },
    };
  }
  const { issuer, jwksEndpoint, claims } = asked;
  const more = claims.length === 0 ? {} : { additionalClaims: claims };
  return { type: "jwt-validation", jwtValidation: { issuer, jwksEndpoint, ...more } };
}

/** The actions of a listener or a rule, in the order in which they are done; one alone needs no number. */
export function createActions(action: LoadBalancerActionSettings, context: ActionContext) {
  const last = createAction(action, context);
  if (action.type !== "forward" || action.authenticate === undefined) return [last];
  return [
    { order: 1, ...authentication(action.authenticate, context) },
    { order: 2, ...last },
  ];
}

/** An action in the provider's words, the same for a listener's default and for a rule. */
function createAction(action: LoadBalancerActionSettings, context: ActionContext) {
  switch (action.type) {
    case "forward":
      return forward(action, context);
    case "redirect": {
      const { type, ...redirect } = action;
      return { type, redirect };
    }
    case "fixed-response": {
      const { type, statusCode, ...response } = action;
      return { type, fixedResponse: { ...response, statusCode: `${statusCode}` } };
    }
  }
}
