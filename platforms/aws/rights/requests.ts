import { type Graph, ifKnown, isList, isRecord, type ResourceReader } from "../../../model/graph";
import { types } from "../catalog/types";
import type { AccessRequest } from "../policy-document/decision";
import { type Account, arnOf, tagsOf } from "./arns";
import type { Call } from "./duties";
import type { RoleRights } from "./principals";

/** Calls of one duty, and the resources of the program that they speak of. */
export interface Asked {
  readonly requests: readonly AccessRequest[];
  /** `elasticloadbalancing:ModifyListener on 2 listeners`. */
  readonly text: string;
}

/** What a person who has shown a second factor has, and a call from an address that is let in. */
const shown = { "aws:MultiFactorAuthPresent": "true", "aws:MultiFactorAuthAge": "60" };

const shortOf = (type: string): string => {
  const name = type.slice(type.lastIndexOf(":") + 1);
  return name.replace(/(?<=[a-z])([A-Z])/g, " $1").toLowerCase();
};

/** What autoscaling gives a machine: those tags of its group that are passed on. */
function machineTags(group: ResourceReader): Readonly<Record<string, string>> {
  const tags = ifKnown(() => group.at("tags").known());
  if (tags === undefined || !isList(tags)) return {};
  return Object.fromEntries(
    tags.flatMap((tag) =>
      isRecord(tag) &&
      tag["propagateAtLaunch"] === true &&
      typeof tag["key"] === "string" &&
      typeof tag["value"] === "string"
        ? [[`aws:ResourceTag/${tag["key"]}`, tag["value"]]]
        : [],
    ),
  );
}

/** The ARN that a call speaks of where it is not the resource's own, and what AWS knows of it. */
function special(action: string, view: ResourceReader, account: Account): AccessRequest | undefined {
  const { partition, region, accountId } = account;
  if (action === "ssm:StartSession") {
    const resource = `arn:${partition}:ec2:${region}:${accountId}:instance/i-0a1b2c3d4e5f60718`;
    return { action, resource, context: { ...shown, ...machineTags(view) } };
  }
  if (action === "backup:StartRestoreJob" || action === "backup:DeleteRecoveryPoint") {
    const resource = `arn:${partition}:ec2:${region}::snapshot/snap-0a1b2c3d4e5f60718`;
    return { action, resource, context: { ...shown, ...tagsOf(view) } };
  }
  return undefined;
}

/** The boundary that a role has, by its ARN or its name. */
function boundaryOf(role: ResourceReader, graph: Graph): Readonly<Record<string, string>> {
  const [policy] = graph.dependenciesOf(role, "permissionsBoundary", types.policy);
  const arn = policy?.resource.id ?? ifKnown(() => role.text("permissionsBoundary"));
  return arn === undefined ? {} : { "iam:PermissionsBoundary": arn };
}

/** Rights are granted to roles of people and pipelines; where the program has none, to any. */
function granted(roles: readonly RoleRights[]): readonly ResourceReader[] {
  const others = roles.filter(({ kind }) => kind !== "service");
  return (others.length > 0 ? others : roles).map(({ view }) => view);
}

const idOf = (view: ResourceReader): string => view.resource.id ?? ifKnown(() => view.text("name")) ?? "";

/** What one call of a duty asks for in this program; undefined where it has nothing that the call speaks of. */
export function requestsOf(
  call: Call,
  graph: Graph,
  account: Account,
  roles: readonly RoleRights[],
): Asked | undefined {
  const { action, on, suffix = "", named } = call;
  if (on === undefined) return { requests: [{ action, resource: "*", context: shown }], text: action };
  const all = action.startsWith("iam:") ? granted(roles) : graph.ofType(...on);
  const views = all.filter((view) => named === undefined || named.pattern.test(idOf(view)) === named.found);
  const requests = views.flatMap((view): readonly AccessRequest[] => {
    const other = special(action, view, account);
    if (other !== undefined) return [other];
    const arn = arnOf(view, account);
    const context = { ...shown, ...tagsOf(view), ...(action.startsWith("iam:") ? boundaryOf(view, graph) : {}) };
    return arn === undefined ? [] : [{ action, resource: `${arn}${suffix}`, context }];
  });
  if (requests.length === 0) return undefined;
  const [type = ""] = on;
  const what = `${shortOf(type)}${requests.length === 1 ? "" : "s"}`;
  return { requests, text: `${action} on ${requests.length} ${what}` };
}
