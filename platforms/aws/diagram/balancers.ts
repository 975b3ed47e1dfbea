import { type Sketch, shareText } from "../../../model/analysis/diagram/sketch";
import type { Graph, ResourceReader } from "../../../model/graph";
import { displayName } from "../../../model/topology/display-name";
import { types } from "../catalog/types";
import { actionsOf, countTargets, forwardedTo, listenerProtocol, zoneNamesBehind } from "../topology";
import { conditionTexts } from "./conditions";
import { drawClients } from "./firewalls";

/** A balancer with its listeners, who may reach them, and where they send to. */
export function drawBalancer(balancer: ResourceReader, graph: Graph, sketch: Sketch): void {
  const { urn } = balancer.resource;
  const name = displayName(balancer, graph);
  sketch.area({ id: urn, lines: [name, ...balancerLines(balancer, name, graph, sketch)] });
  const listeners = graph.dependents(balancer, types.listener, "loadBalancerArn");
  if (listeners.length === 0)
    sketch.box({
      id: `${urn} none`,
      kind: "elsewhere",
      lines: ["no listener in this program"],
      area: urn,
      isOpen: true,
    });
  for (const listener of listeners) {
    drawListener(listener, graph, sketch, urn);
    drawClients(balancer, listener, graph, sketch);
  }
}

/** A rule on a listener that another program makes. */
export function drawOutsideRule(rule: ResourceReader, graph: Graph, sketch: Sketch): void {
  const { name } = rule.resource;
  if (graph.dependenciesOf(rule, "listenerArn", types.listener).length > 0) return;
  const when = conditionTexts(rule, sketch);
  const listener = sketch.known(name, () => rule.text("listenerArn"), undefined) ?? "";
  const lines = ["listener of another program", ...answerTexts(rule, sketch, when)];
  const from = sketch.box({ id: `listener ${listener}`, kind: "elsewhere", isOpen: true, lines });
  drawRoutes(rule, { graph, sketch, from, when });
}

/** A listener on a balancer that another program makes. */
export function drawOutsideListener(listener: ResourceReader, graph: Graph, sketch: Sketch): void {
  if (sketch.has(listener.resource.urn)) return;
  const area = sketch.area({ id: `${listener.resource.urn} balancer`, lines: ["balancer of another program"] });
  drawListener(listener, graph, sketch, area);
}

function balancerLines(balancer: ResourceReader, name: string, graph: Graph, sketch: Sketch): readonly string[] {
  const type = sketch.known(name, () => balancer.text("loadBalancerType") ?? "application", "not known");
  const isInternal = sketch.known<boolean | undefined>(name, () => balancer.flag("internal") ?? false, undefined);
  const scheme = isInternal === undefined ? "scheme not known" : isInternal ? "internal" : "internet-facing";
  const property = balancer.has("subnetMappings") ? "subnetMappings" : "subnets";
  const zones = sketch.known(name, () => zoneNamesBehind(balancer, property, graph), undefined);
  const records = graph
    .dependents(balancer, types.record, "aliases")
    .map((record) => sketch.known(name, () => record.text("name"), undefined) ?? record.resource.name);
  const accelerated = graph.dependents(balancer, types.acceleratorGroup, "endpointConfigurations");
  const acls = graph
    .dependents(balancer, types.webAclAssociation, "resourceArn")
    .map((association) => graph.dependenciesOf(association, "webAclArn", types.webAcl)[0])
    .map((acl) => (acl === undefined ? "of another program" : displayName(acl, graph)));
  return [
    `${type}, ${scheme}`,
    zones === undefined ? "zones not known" : `zones ${[...zones].sort().join(", ")}`,
    ...[...new Set(records)].map((record) => `address ${record}`),
    ...accelerated.map((group) => `accelerator ${displayName(group, graph)}`),
    ...acls.map((acl) => `web ACL ${acl}`),
  ];
}

function drawListener(listener: ResourceReader, graph: Graph, sketch: Sketch, area: string): void {
  const { urn } = listener.resource;
  const name = displayName(listener, graph);
  const protocol = sketch.known(name, () => listenerProtocol(listener), "protocol not known");
  const port = sketch.known(name, () => listener.text("port"), "not known");
  const rules = graph
    .dependents(listener, types.listenerRule, "listenerArn")
    .map((rule) => [rule, sketch.known(rule.resource.name, () => rule.number("priority"), undefined)] as const)
    .sort(([, a], [, b]) => (a ?? Number.MAX_VALUE) - (b ?? Number.MAX_VALUE))
    .map(([rule]) => ({ source: rule, when: conditionTexts(rule, sketch) }));
  const sources = [...rules, { source: listener, when: rules.length === 0 ? "" : "else" }];
  const answers = sources.flatMap(({ source, when }) => answerTexts(source, sketch, when));
  sketch.box({
    id: urn,
    kind: "listener",
    area,
    lines: [[protocol, port === undefined ? "" : `port ${port}`].filter((part) => part !== "").join(" "), ...answers],
  });
  for (const { source, when } of sources) drawRoutes(source, { graph, sketch, from: urn, when });
}

/** What a listener or rule answers by itself, a line each. */
function answerTexts(source: ResourceReader, sketch: Sketch, when: string): readonly string[] {
  const begin = when === "" ? "" : `${when} `;
  return sketch
    .known(source.resource.name, () => actionsOf(source), [])
    .flatMap((action) =>
      sketch.known(source.resource.name, () => {
        const type = action.text("type");
        if (type === "redirect") {
          const to = ["protocol", "host", "port", "path"].flatMap((part) => {
            const text = action.text(`redirect.${part}`);
            return text === undefined || /^[/]?#\{\w+\}$/.test(text) ? [] : [text];
          });
          return [`${begin}redirects to ${to.join(" ")}`];
        }
        if (type === "fixed-response") return [`${begin}answers ${action.text("fixedResponse.statusCode") ?? "200"}`];
        return type === "forward" ? [] : [`${begin}${type ?? "action not known"}`];
      }, [`${begin}action not known`]),
    );
}

interface From {
  readonly graph: Graph;
  readonly sketch: Sketch;
  /** Id of the listener's box. */
  readonly from: string;
  /** In which case, in words; empty: always. */
  readonly when: string;
}

function drawRoutes(source: ResourceReader, { graph, sketch, from, when }: From): void {
  const { name, urn } = source.resource;
  const forwards = sketch.known(name, () => actionsOf(source).filter((one) => one.text("type") === "forward"), []);
  if (forwards.length === 0) return;
  const targets = sketch.known(name, () => forwardedTo(source, graph), []);
  const named = Math.max(
    targets.length,
    ...forwards.map((action) => sketch.known(name, () => countTargets(action), 0)),
  );
  const arrow = (to: string, share: number | undefined) => {
    const text = named <= 1 && share !== 0 ? "" : shareText(share);
    const label = [when, text].filter((part) => part !== "").join(" ");
    sketch.arrow({ from, to, kind: share === 0 ? "idle" : "requests", label });
  };
  for (const { targetGroup, share } of targets) arrow(targetGroup.resource.urn, share);
  const missing = Math.max(named, 1) - targets.length;
  if (missing === 0) return;
  const lines = [missing === 1 ? "a target group" : `${missing} target groups`, "of another program, or not known"];
  arrow(sketch.box({ id: `${urn} outside`, kind: "elsewhere", isOpen: true, lines }), undefined);
  sketch.note(`${name}: ${lines.join(" ")}`);
}
