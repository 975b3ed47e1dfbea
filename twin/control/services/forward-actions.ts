import { types } from "../../../platforms/aws/catalog/types";
import { redirectRefusals } from "../../../platforms/aws/constraints";
import { groupProtocolsFor } from "../../../platforms/aws/protocols";
import { type Cloud, CloudError, type Props, type StoredResource } from "../../contract/resources";
import { balancersOf } from "./load-balancer-data";
import { flag, record, records, text } from "./support/read";
import { mustExist } from "./support/references";
import { mustHold } from "./support/refuse";

const groupType = types.targetGroup;

/** The provider's defaults inside the actions that the program gives. */
export function withActionDefaults(actions: readonly Props[]): readonly Props[] {
  return actions.map((action) => {
    const [forward, redirect] = [record(action, "forward"), record(action, "redirect")];
    return {
      ...action,
      ...(forward === undefined ? {} : { forward: withForwardDefaults(forward) }),
      ...(redirect === undefined ? {} : { redirect: { ...redirectDefaults, ...redirect } }),
    };
  });
}

const redirectDefaults = {
  host: "#{host}",
  path: "/#{path}",
  port: "#{port}",
  protocol: "#{protocol}",
  query: "#{query}",
};

function withForwardDefaults(forward: Props): Props {
  const stickiness = record(forward, "stickiness");
  const targetGroups = records(forward, "targetGroups").map((group) => ({ weight: 1, ...group }));
  // A list that a preview does not know yet stays what it is.
  const known = Array.isArray(forward.targetGroups) ? { targetGroups } : {};
  return {
    ...forward,
    ...known,
    ...(stickiness === undefined ? {} : { stickiness: { enabled: false, ...stickiness } }),
  };
}

/** Target groups of an action, each once, in order. */
export function groupsOf(action: Props): readonly string[] {
  const forward = record(action, "forward") ?? {};
  const many = records(forward, "targetGroups").flatMap((group) => text(group, "arn") ?? []);
  return [...new Set(many.length > 0 ? many : [text(action, "targetGroupArn") ?? ""].filter((arn) => arn !== ""))];
}

const authenticating = ["authenticate-cognito", "authenticate-oidc", "jwt-validation"];

/** @throws CloudError where a listener or rule of that balancer may not have these actions. */
export function admitActions(
  actions: readonly Props[],
  protocol: string,
  balancer: StoredResource,
  cloud: Cloud,
): void {
  const isNetwork = text(balancer.outputs, "loadBalancerType") === "network";
  for (const action of actions) {
    const type = text(action, "type") ?? "";
    if (isNetwork && type !== "forward") {
      throw new CloudError(
        "InvalidLoadBalancerAction",
        `The action type '${type}' is not valid with network load balancer '${balancer.id}'`,
      );
    }
    if (protocol !== "HTTPS" && authenticating.includes(type)) {
      const message = `Actions of type '${type}' are supported only on HTTPS listeners`;
      throw new CloudError("InvalidLoadBalancerAction", message);
    }
    if (type === "forward") admitForward(action, protocol, balancer, cloud);
    if (type === "redirect") mustHold(redirectRefusals("actions", protocol), { actions: [action] }, cloud.limits);
  }
}

function admitForward(action: Props, protocol: string, balancer: StoredResource, cloud: Cloud): void {
  const arns = groupsOf(action);
  const groupsPerAction = cloud.limits["elbv2.forward.targetGroups"].max;
  if (arns.length > groupsPerAction) {
    throw new CloudError(
      "TooManyTargetGroups",
      `A forward action has at most ${groupsPerAction} target groups, got ${arns.length}`,
    );
  }
  const groups = arns.flatMap((arn) => mustExist(cloud, groupType, arn) ?? []);
  for (const group of groups) admitGroup(group, protocol, balancer, cloud);
  admitStickiness(action, groups);
}

function admitGroup(group: StoredResource, listenerProtocol: string, balancer: StoredResource, cloud: Cloud): void {
  const others = balancersOf(group.id, cloud).filter((arn) => arn !== balancer.id);
  if (others.length > 0) {
    const message = `The following target groups cannot be associated with more than one load balancer: ${group.id}`;
    throw new CloudError("TargetGroupAssociationLimit", message);
  }
  // A function has neither protocol, port nor VPC. Source: elasticloadbalancingv2 API, CreateTargetGroup.
  const isFunction =
    text(group.outputs, "targetType") === "lambda" && groupProtocolsFor(listenerProtocol).includes("HTTP");
  const protocol = text(group.outputs, "protocol") ?? "";
  if (!isFunction && !groupProtocolsFor(listenerProtocol).includes(protocol)) {
    const message = `Target group '${group.id}' with protocol ${protocol} cannot serve a listener with protocol ${listenerProtocol}`;
    throw new CloudError("IncompatibleProtocols", message);
  }
  const [own, other] = [text(balancer.outputs, "vpcId"), text(group.outputs, "vpcId")];
  if (own !== undefined && own !== "" && other !== undefined && own !== other) {
    throw new CloudError(
      "InvalidConfigurationRequest",
      `Target group '${group.id}' is not in the VPC of load balancer '${balancer.id}'`,
    );
  }
}

/** With several groups of which one keeps its clients, AWS wants the action to keep them too. */
function admitStickiness(action: Props, groups: readonly StoredResource[]): void {
  const isHeld = flag(record(record(action, "forward") ?? {}, "stickiness") ?? {}, "enabled") === true;
  if (groups.length < 2 || isHeld) return;
  const sticky = groups.find(({ outputs }) => {
    const stickiness = record(outputs, "stickiness") ?? {};
    return flag(stickiness, "enabled") === true && (text(stickiness, "type") ?? "").endsWith("_cookie");
  });
  if (sticky === undefined) return;
  const message = `You must enable group stickiness on a forward action with several target groups: '${sticky.id}' has stickiness enabled`;
  throw new CloudError("InvalidConfigurationRequest", message);
}
