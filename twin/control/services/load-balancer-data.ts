import { types } from "../../../platforms/aws/catalog/types";
import { balancerZoneOf, logAccountOf, rootArnOf } from "../../../platforms/aws/regions";
import {
  type Cloud,
  CloudError,
  type FunctionModel,
  type Json,
  type Props,
  type StoredResource,
} from "../../contract/resources";
import { count, list, record, records, text } from "./support/read";

const balancerType = types.balancer;
const listenerType = types.listener;
const ruleType = types.listenerRule;

function hasTags(resource: StoredResource, tags: Props | undefined): boolean {
  const own = record(resource.outputs, "tagsAll") ?? {};
  return Object.entries(tags ?? {}).every(([key, value]) => own[key] === value);
}

/** The one resource that the arguments name. @throws CloudError when none or several match. */
function theOne(candidates: readonly StoredResource[], code: string, what: string): StoredResource {
  const [found, other] = candidates;
  if (found === undefined) throw new CloudError(code, `${what} not found`);
  if (other !== undefined)
    throw new CloudError("TooManyResults", `${what}: ${candidates.length} match, narrow the search`);
  return found;
}

const asList = (value: Json | undefined): readonly Json[] => (value === undefined || value === null ? [] : [value]);

/** Data sources give every nested block as a list. */
function liveAction(action: Props): Props {
  const forward = record(action, "forward");
  const groups =
    forward === undefined
      ? []
      : records(forward, "targetGroups").map((group) => ({
          arn: text(group, "arn") ?? "",
          weight: count(group, "weight") ?? 1,
        }));
  const stickiness = record(forward ?? {}, "stickiness");
  const single = text(action, "targetGroupArn");
  const alone = single === undefined ? [] : [{ arn: single, weight: 1 }];
  const isForward = text(action, "type") === "forward";
  return {
    type: text(action, "type") ?? "",
    order: count(action, "order") ?? 0,
    targetGroupArn: single ?? (groups.length === 1 ? (groups[0]?.arn ?? "") : ""),
    forwards: isForward
      ? [
          {
            targetGroups: groups.length > 0 ? groups : alone,
            stickinesses: asList(stickiness ?? { enabled: false, duration: 0 }),
          },
        ]
      : [],
    redirects: asList(record(action, "redirect")),
    fixedResponses: asList(record(action, "fixedResponse")),
    authenticateCognitos: asList(record(action, "authenticateCognito")),
    authenticateOidcs: asList(record(action, "authenticateOidc")),
    jwtValidations: [],
  };
}

function liveCondition(condition: Props): Props {
  const queries = records(condition, "queryStrings");
  return {
    hostHeaders: asList(record(condition, "hostHeader")),
    pathPatterns: asList(record(condition, "pathPattern")),
    httpHeaders: asList(record(condition, "httpHeader")),
    httpRequestMethods: asList(record(condition, "httpRequestMethod")),
    sourceIps: asList(record(condition, "sourceIp")),
    queryStrings: queries.length === 0 ? [] : [{ values: queries }],
  };
}

function live(resource: StoredResource): Props {
  return { ...resource.outputs, id: resource.id, tags: record(resource.outputs, "tagsAll") ?? {} };
}

function findBalancer(args: Props, cloud: Cloud): StoredResource {
  const [arn, name] = [text(args, "arn"), text(args, "name")];
  const isAsked = (balancer: StoredResource) =>
    (arn === undefined || balancer.id === arn) &&
    (name === undefined || text(balancer.outputs, "name") === name) &&
    hasTags(balancer, record(args, "tags"));
  return theOne(
    cloud.all(balancerType).filter(isAsked),
    "LoadBalancerNotFound",
    `Load balancer '${arn ?? name ?? ""}'`,
  );
}

function getLoadBalancer(args: Props, cloud: Cloud): Props {
  const found = live(findBalancer(args, cloud));
  return {
    ...found,
    accessLogs: record(found, "accessLogs") ?? { bucket: "", enabled: false, prefix: "" },
    connectionLogs: [],
  };
}

function getLbs(args: Props, cloud: Cloud): Props {
  const arns = cloud
    .all(balancerType)
    .filter((balancer) => hasTags(balancer, record(args, "tags")))
    .map(({ id }) => id);
  return { arns, id: cloud.region, region: cloud.region, tags: record(args, "tags") ?? {} };
}

function getListener(args: Props, cloud: Cloud): Props {
  const [arn, balancer, port] = [text(args, "arn"), text(args, "loadBalancerArn"), count(args, "port")];
  const isAsked = ({ id, outputs }: StoredResource) =>
    arn === undefined ? text(outputs, "loadBalancerArn") === balancer && count(outputs, "port") === port : id === arn;
  const what = arn === undefined ? `Listener on port ${port ?? ""} of '${balancer ?? ""}'` : `Listener '${arn}'`;
  const found = theOne(cloud.all(listenerType).filter(isAsked), "ListenerNotFound", what);
  return {
    alpnPolicy: "",
    certificateArn: "",
    sslPolicy: "",
    ...live(found),
    defaultActions: records(found.outputs, "defaultActions").map(liveAction),
    mutualAuthentications: asList(record(found.outputs, "mutualAuthentication")),
  };
}

function getListenerRule(args: Props, cloud: Cloud): Props {
  const [arn, listener, priority] = [text(args, "arn"), text(args, "listenerArn"), count(args, "priority")];
  const isAsked = ({ id, outputs }: StoredResource) =>
    arn === undefined
      ? text(outputs, "listenerArn") === listener && count(outputs, "priority") === priority
      : id === arn;
  const what = arn === undefined ? `Rule with priority ${priority ?? ""} of '${listener ?? ""}'` : `Rule '${arn}'`;
  const found = theOne(cloud.all(ruleType).filter(isAsked), "RuleNotFound", what);
  return {
    ...live(found),
    actions: records(found.outputs, "actions").map(liveAction),
    conditions: records(found.outputs, "conditions").map(liveCondition),
    transforms: list(found.outputs, "transforms"),
  };
}

const forwardsTo = (group: string, actions: readonly Props[]) =>
  actions.some(
    (action) =>
      text(action, "targetGroupArn") === group ||
      records(record(action, "forward") ?? {}, "targetGroups").some((target) => text(target, "arn") === group),
  );

function listenerForwards(listener: StoredResource, group: string, cloud: Cloud): boolean {
  if (forwardsTo(group, records(listener.outputs, "defaultActions"))) return true;
  return cloud
    .where(ruleType, "listenerArn", listener.id)
    .some(({ outputs }) => forwardsTo(group, records(outputs, "actions")));
}

/** The balancers that a target group serves, through any listener or rule: they share its VPC, or theirs is not known here. */
export function balancersOf(group: string, cloud: Cloud): readonly string[] {
  const vpcId = text(cloud.get(types.targetGroup, group)?.outputs ?? {}, "vpcId") ?? "";
  const places = [...new Set([vpcId, ""])];
  const near = places.flatMap((place) => cloud.where(balancerType, "vpcId", place));
  const serves = ({ id }: StoredResource) =>
    cloud.where(listenerType, "loadBalancerArn", id).some((listener) => listenerForwards(listener, group, cloud));
  return near.filter(serves).map(({ id }) => id);
}

function getTargetGroup(args: Props, cloud: Cloud): Props {
  const [arn, name] = [text(args, "arn"), text(args, "name")];
  const isAsked = (group: StoredResource) =>
    (arn === undefined || group.id === arn) &&
    (name === undefined || text(group.outputs, "name") === name) &&
    hasTags(group, record(args, "tags"));
  const groups = cloud.all(types.targetGroup).filter(isAsked);
  const found = theOne(groups, "TargetGroupNotFound", `Target group '${arn ?? name ?? ""}'`);
  return { ...live(found), loadBalancerArns: balancersOf(found.id, cloud) };
}

function regionOf(args: Props, cloud: Cloud): string {
  return text(args, "region") ?? cloud.region;
}

function getHostedZoneId(args: Props, cloud: Cloud): Props {
  const type = text(args, "loadBalancerType") === "network" ? "network" : "application";
  return { id: balancerZoneOf(regionOf(args, cloud), type), loadBalancerType: type, region: regionOf(args, cloud) };
}

function getServiceAccount(args: Props, cloud: Cloud): Props {
  const region = regionOf(args, cloud);
  const account = logAccountOf(region);
  if (account === undefined)
    throw new CloudError(
      "UnsupportedRegion",
      `unsupported AWS Region: ${region}: its logs come from a service principal`,
    );
  return { id: account, arn: rootArnOf(region, account), region };
}

export const balancerFunctions: readonly FunctionModel[] = [
  { token: "aws:lb/getLbs:getLbs", invoke: getLbs },
  { token: "aws:lb/getLoadBalancer:getLoadBalancer", invoke: getLoadBalancer },
  { token: "aws:lb/getListener:getListener", invoke: getListener },
  { token: "aws:lb/getListenerRule:getListenerRule", invoke: getListenerRule },
  { token: "aws:lb/getTargetGroup:getTargetGroup", invoke: getTargetGroup },
  { token: "aws:lb/getHostedZoneId:getHostedZoneId", invoke: getHostedZoneId },
  { token: "aws:elb/getServiceAccount:getServiceAccount", invoke: getServiceAccount },
];
