import type { Graph, ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { defaultLimits, type Limit } from "../../../../platforms/aws/limits";
import { groupProtocolsFor } from "../../../../platforms/aws/protocols";
import { actionsOf, actionsProperty, listenerProtocol } from "../../../../platforms/aws/topology";
import { each } from "../../../evaluate";
import { balancerGuide } from "../../../queries/links";
import { forwardsOutside, hangsOnOtherListener, isOutside } from "../../../queries/outside";
import { groupsBehind, inOrder } from "../../../queries/paths";
import { zoneKindsOf } from "../../../queries/zones";
import { fact, type Rule } from "../../../rule";

interface Place {
  readonly listener: ResourceReader;
  /** Undefined where another program makes it. */
  readonly balancer: ResourceReader | undefined;
}

function placeOf(view: ResourceReader, graph: Graph): Place | undefined {
  const [listener] =
    view.resource.type === types.listener ? [view] : graph.dependenciesOf(view, "listenerArn", types.listener);
  if (listener === undefined) return undefined;
  const [balancer] = graph.dependenciesOf(listener, "loadBalancerArn", types.balancer);
  return { listener, balancer };
}

const kindOf = (balancer: ResourceReader) => balancer.text("loadBalancerType") ?? "application";

/** Of each kind of balancer. Source: AWS service model elbv2, CreateListener. */
const protocols: Readonly<Record<string, readonly string[]>> = {
  application: ["HTTP", "HTTPS"],
  network: ["TCP", "TLS", "UDP", "TCP_UDP", "QUIC", "TCP_QUIC"],
};

function* checkProtocol(listener: ResourceReader, kind: string) {
  const protocol = listenerProtocol(listener);
  const allowed = protocols[kind];
  if (protocol === undefined || allowed === undefined || allowed.includes(protocol)) return;
  yield fact("protocol", `is ${protocol}; expected ${allowed.join(", ")} on a balancer of type ${kind}`);
}

/** UDP over IPv6 needs a prefix that the balancer translates clients' addresses to. Source: AWS service model elbv2, CreateLoadBalancer. */
function* checkUdp(listener: ResourceReader, balancer: ResourceReader) {
  const protocol = listener.text("protocol") ?? "";
  if (!["UDP", "TCP_UDP"].includes(protocol) || balancer.text("ipAddressType") !== "dualstack") return;
  if (balancer.text("enablePrefixForIpv6SourceNat") === "on") return;
  yield fact("protocol", `is ${protocol}; expected enablePrefixForIpv6SourceNat: on of its dualstack balancer`);
}

/** The listeners beyond what no account gets raised. */
function* checkCount(listener: ResourceReader, balancer: ResourceReader, graph: Graph, { max, severity }: Limit) {
  if (severity !== "error") return;
  const place = inOrder(graph.dependents(balancer, types.listener, "loadBalancerArn")).indexOf(listener);
  if (place < max) return;
  const problem = `loadBalancerArn is that of ${balancer.resource.name}, which has ${max} listeners without it (TooManyListeners)`;
  yield { property: "loadBalancerArn", problem };
}

/** The target groups beyond what a balancer takes. */
function* checkGroupCount(view: ResourceReader, balancer: ResourceReader, graph: Graph, { max, severity }: Limit) {
  if (severity !== "error") return;
  const beyond = groupsBehind(balancer, graph).slice(max);
  if (beyond.length === 0) return;
  const property = actionsProperty(view);
  const one = graph.dependenciesOf(view, property, types.targetGroup).find((group) => beyond.includes(group));
  if (one === undefined) return;
  const problem = `has ${one.resource.name}, and ${balancer.resource.name} has ${max} target groups without it (TooManyUniqueTargetGroupsPerLoadBalancer)`;
  yield { property, problem };
}

/** Network balancers tell clients apart by the family of their address, application balancers never. */
function* checkConditions(rule: ResourceReader, kind: string) {
  const families = rule.items("conditions").map((condition) => condition.text("sourceIp.ipAddressType"));
  if (kind === "network" && families.some((family) => family === undefined)) {
    yield fact("conditions", "is not sourceIp.ipAddressType alone; expected that on a network load balancer");
  }
  if (kind === "application" && families.some((family) => family !== undefined)) {
    yield fact("conditions", "has sourceIp.ipAddressType; expected none on an application load balancer");
  }
}

const encryptedOnly = ["authenticate-oidc", "authenticate-cognito", "jwt-validation"];

function* checkAction(action: ResourceReader, protocol: string | undefined, kind: string | undefined) {
  const type = action.text("type");
  const property = `${action.path}.type`;
  if (kind === "network" && type !== "forward") {
    yield fact(property, `is ${type ?? "not set"}; expected forward on a network load balancer`);
  }
  if (protocol === "HTTP" && type !== undefined && encryptedOnly.includes(type)) {
    yield fact(property, `is ${type}; expected it on an HTTPS listener`);
  }
  const to = `${action.path}.redirect.protocol`;
  if (protocol === "HTTPS" && type === "redirect" && action.text("redirect.protocol") === "HTTP") {
    yield fact(to, "is HTTP; expected HTTPS on an HTTPS listener");
  }
}

function* checkGroup(group: ResourceReader, property: string, { listener, balancer }: Place, graph: Graph) {
  const [own, name] = [listenerProtocol(listener), group.resource.name];
  const protocol = group.text("protocol");
  if (own !== undefined && protocol !== undefined && !groupProtocolsFor(own).includes(protocol)) {
    const allowed = groupProtocolsFor(own).join(", ");
    yield fact(property, `has ${name}, whose protocol is ${protocol}; expected ${allowed} behind ${own}`);
  }
  if (group.text("targetType") === "lambda" && balancer !== undefined && zoneKindsOf(balancer, graph).has("local")) {
    yield fact(property, `has ${name}, a function; expected none on a balancer in Local Zones`);
  }
  const others = balancersOf(group, graph).filter((other) => balancer !== undefined && other !== balancer);
  if (others.length > 0) {
    yield fact(property, `has ${name}, which ${others[0]?.resource.name ?? ""} has already; expected one balancer`);
  }
}

function balancersOf(group: ResourceReader, graph: Graph): readonly ResourceReader[] {
  const listeners = [
    ...graph.dependents(group, types.listener, "defaultActions"),
    ...graph
      .dependents(group, types.listenerRule, "actions")
      .flatMap((rule) => graph.dependenciesOf(rule, "listenerArn", types.listener)),
  ];
  return [
    ...new Set(listeners.flatMap((listener) => graph.dependenciesOf(listener, "loadBalancerArn", types.balancer))),
  ];
}

/** Since July 2026 a dual-stack network balancer takes rules, by the family of the client's address. */
const takesRules = (balancer: ResourceReader) => balancer.text("ipAddressType") === "dualstack";

export const listenerActionsAccepted: Rule = {
  id: "listener-actions-accepted",
  title: "Listeners, their rules, their balancer and their target groups fit each other",
  why: "AWS refuses a protocol, an action or a target group that the balancer cannot serve, and the update stops half-way.",
  remediation: "Use a protocol and an action of the balancer's kind, and target groups of that balancer alone.",
  url: balancerGuide("load-balancer-listeners"),
  severity: "high",
  isRefusal: true,
  types: [types.listener, types.listenerRule, types.listenerCertificate],
  scope: "stack",
  applies: (view, graph) => placeOf(view, graph) !== undefined,
  outside(view, graph) {
    if (hangsOnOtherListener(view, graph)) return "listener";
    if (view.resource.type === types.listenerCertificate) return undefined;
    if (forwardsOutside(view, graph)) return "target group";
    return isOutside(view, "loadBalancerArn", graph, types.balancer) ? "load balancer" : undefined;
  },
  *check(view, graph, { limits = defaultLimits }) {
    const place = placeOf(view, graph);
    if (place === undefined) return;
    const { listener, balancer } = place;
    const kind = balancer === undefined ? undefined : kindOf(balancer);
    if (view.resource.type === types.listenerCertificate) {
      const protocol = listenerProtocol(listener) ?? "TLS";
      if (!["HTTPS", "TLS"].includes(protocol)) {
        yield fact("listenerArn", `is that of a listener of ${protocol}; expected HTTPS or TLS`);
      }
      return;
    }
    if (view === listener && kind !== undefined) yield* checkProtocol(listener, kind);
    if (view === listener && balancer !== undefined) yield* checkUdp(listener, balancer);
    if (view === listener && balancer !== undefined && kind === "network") {
      yield* checkCount(listener, balancer, graph, limits["elbv2.nlb.listeners"]);
    }
    if (view !== listener && kind !== undefined) yield* checkConditions(view, kind);
    if (view !== listener && kind === "network" && balancer !== undefined && !takesRules(balancer)) {
      yield fact("listenerArn", "is that of a network load balancer; expected its ipAddressType to be dualstack");
    }
    if (balancer !== undefined && kind === "application") {
      yield* checkGroupCount(view, balancer, graph, limits["elbv2.alb.targetGroups"]);
    }
    const protocol = listenerProtocol(listener);
    yield* each(actionsOf(view), (action) => checkAction(action, protocol, kind));
    const property = actionsProperty(view);
    yield* each(graph.dependenciesOf(view, property, types.targetGroup), (group) =>
      checkGroup(group, property, place, graph),
    );
  },
};
