import { identityHash, nameBase } from "../../components/names";
import { UserError } from "../../model/user-error";
import type { StackFiles } from "../project";
import type { Elb, ElbAction } from "./aws-clients";
import type { ShiftPlace } from "./place";

/** A forward action at AWS. */
export interface LiveAction {
  readonly balancerArn: string;
  /** Of the listener or the rule. */
  readonly arn: string;
  readonly actions: readonly ElbAction[];
  readonly weights: readonly { readonly arn: string; readonly weight: number }[];
}

/** Resources whose tags one call gives. Source: elbv2 DescribeTagsInput. */
const tagsAtOnce = 20;

/** All pages of a list. */
async function pages<T>(
  call: (
    marker: string | undefined,
  ) => Promise<{ readonly NextMarker?: string | undefined; readonly items: readonly T[] }>,
): Promise<readonly T[]> {
  const found: T[] = [];
  let marker: string | undefined;
  do {
    const { NextMarker, items } = await call(marker);
    found.push(...items);
    marker = NextMarker;
  } while (marker !== undefined && marker !== "");
  return found;
}

/** The balancer that the stack's program has made: it carries a tag that no other has. Throws UserError where there is none. */
export async function findBalancer(elb: Elb, files: StackFiles, cluster: string): Promise<string> {
  const name = `${cluster}-balancer`;
  const base = nameBase("loadBalancer", name);
  const all = await pages(async (Marker) => {
    const { LoadBalancers = [], NextMarker } = await elb.describeLoadBalancers({ Marker });
    return { NextMarker, items: LoadBalancers };
  });
  const arns = all.flatMap(({ LoadBalancerArn, LoadBalancerName = "" }) =>
    LoadBalancerArn !== undefined && LoadBalancerName.startsWith(`${base}-`) ? [LoadBalancerArn] : [],
  );
  const wanted = identityHash({ project: files.project, stack: files.stack, name });
  for (let first = 0; first < arns.length; first += tagsAtOnce) {
    const { TagDescriptions = [] } = await elb.describeTags({ ResourceArns: arns.slice(first, first + tagsAtOnce) });
    const own = TagDescriptions.find(({ Tags = [] }) =>
      Tags.some(({ Key, Value }) => Key === "vipkit:balancer" && Value === wanted),
    );
    if (own?.ResourceArn !== undefined) return own.ResourceArn;
  }
  throw new UserError(
    `the account has no load balancer of stack "${files.stack}" in this region; are these its credentials, and is it up? pulumi up --stack ${files.stack}`,
  );
}

/** The action at a place, as it is now. Throws UserError where it does not forward. */
export async function findAction(elb: Elb, balancerArn: string, place: ShiftPlace): Promise<LiveAction> {
  const listeners = await pages(async (Marker) => {
    const { Listeners = [], NextMarker } = await elb.describeListeners({ LoadBalancerArn: balancerArn, Marker });
    return { NextMarker, items: Listeners };
  });
  const listener = listeners.find(({ Port }) => Port === place.port);
  const { ListenerArn } = listener ?? {};
  const found =
    place.priority === undefined || ListenerArn === undefined
      ? { arn: ListenerArn, actions: listener?.DefaultActions ?? [] }
      : await findRule(elb, ListenerArn, place.priority);
  const forward = found.actions.find(({ Type }) => Type === "forward")?.ForwardConfig;
  if (found.arn === undefined || forward === undefined)
    throw new UserError(
      `${place.name} does not forward to target groups at AWS; bring the stack up as its file says first`,
    );
  const weights = (forward.TargetGroups ?? []).flatMap(({ TargetGroupArn, Weight = 0 }) =>
    TargetGroupArn === undefined ? [] : [{ arn: TargetGroupArn, weight: Weight }],
  );
  return { balancerArn, arn: found.arn, actions: found.actions, weights };
}

async function findRule(elb: Elb, listenerArn: string, priority: number) {
  const rules = await pages(async (Marker) => {
    const { Rules = [], NextMarker } = await elb.describeRules({ ListenerArn: listenerArn, Marker });
    return { NextMarker, items: Rules };
  });
  const rule = rules.find(({ Priority }) => Priority === String(priority));
  return { arn: rule?.RuleArn, actions: rule?.Actions ?? [] };
}

/** The same actions with other weights: all else goes back as it came. */
export function withActionWeights(
  actions: readonly ElbAction[],
  weights: ReadonlyMap<string, number>,
): readonly ElbAction[] {
  return actions.map((action) => {
    const { ForwardConfig, AuthenticateOidcConfig, ...rest } = action;
    // A client's secret is not told, and one that is not given would be asked for.
    if (AuthenticateOidcConfig !== undefined)
      return { ...rest, AuthenticateOidcConfig: { ...AuthenticateOidcConfig, UseExistingClientSecret: true } };
    if (ForwardConfig === undefined) return action;
    const groups = (ForwardConfig.TargetGroups ?? []).map((group) => ({
      ...group,
      Weight: weights.get(group.TargetGroupArn ?? "") ?? group.Weight,
    }));
    return { ...rest, ForwardConfig: { ...ForwardConfig, TargetGroups: groups } };
  });
}
