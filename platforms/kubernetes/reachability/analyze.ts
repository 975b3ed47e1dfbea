import { type Graph, type ResourceReader, UnknownValueError } from "../../../model/graph";
import { servingTypes, types } from "../catalog/types";
import { podSpec } from "../objects/pods";
import { servicesOf } from "../objects/references";
import { type Endpoint, type Flow, type Hop, type Reachability, verdictOf } from "./flow";
import { ingressFlows } from "./ingress-flows";
import { type OpenPort, policyHop, portsOf } from "./policies";

const everyPort = { fromPort: 1, toPort: 65535 } as const;
const internet: Endpoint = { kind: "internet", name: "internet", urn: "" };
const cluster: Endpoint = { kind: "cluster", name: "cluster", urn: "" };

const endOf =
  (kind: Endpoint["kind"]) =>
  (view: ResourceReader): Endpoint => ({ kind, name: view.resource.name, urn: view.resource.urn, view });

/** How clients outside come to a pod without a gateway. */
function outsideHop(workload: ResourceReader, { port, name }: OpenPort, graph: Graph): Hop {
  const hop = (effect: Hop["effect"], view: ResourceReader, text: string): Hop => ({
    effect,
    resource: view.resource.name,
    urn: view.resource.urn,
    text,
  });
  try {
    if (podSpec(workload).flag("hostNetwork") === true)
      return hop("admits", workload, "its pods have their machine's address (hostNetwork)");
    for (const service of servicesOf(workload, graph)) {
      const type = service.text("spec.type") ?? "ClusterIP";
      const isOpen = service.items("spec.ports").some((one) => {
        const target = one.text("targetPort") ?? one.text("port");
        return target === name || Number(target) === port;
      });
      if (!isOpen || (type !== "LoadBalancer" && type !== "NodePort")) continue;
      const ranges = service.texts("spec.loadBalancerSourceRanges");
      const isNarrow = type === "LoadBalancer" && ranges.length > 0 && !ranges.some((range) => /\/0$/.test(range));
      return isNarrow
        ? hop("blocks", service, `${service.resource.name} takes connections from ${ranges.join(", ")} only`)
        : hop("admits", service, `${service.resource.name} has an address outside (${type})`);
    }
    return hop("blocks", workload, "it has an address inside the cluster only");
  } catch (error) {
    if (!(error instanceof UnknownValueError)) throw error;
    return hop("unknown", workload, error.message);
  }
}

function hopsBetween(from: Endpoint, workload: ResourceReader, port: OpenPort, graph: Graph): readonly Hop[] {
  const into = policyHop(workload, from, { direction: "Ingress", port, graph });
  if (from.kind === "internet") return [outsideHop(workload, port, graph), into];
  if (from.kind !== "pods" || from.view === undefined) return [into];
  return [policyHop(from.view, endOf("pods")(workload), { direction: "Egress", port, graph }), into];
}

function flowsTo(to: Endpoint, workload: ResourceReader, from: Endpoint, graph: Graph): readonly Flow[] {
  const flow = (port: OpenPort, ports = { fromPort: port.port, toPort: port.port }): Flow => {
    const path = hopsBetween(from, workload, port, graph);
    const { protocol } = port;
    return {
      from: from.name,
      to: to.name,
      protocol,
      port: ports.fromPort,
      toPort: ports.toPort,
      verdict: verdictOf(path),
      path,
      blockedBy: path.filter(({ effect }) => effect === "blocks"),
      except: [],
    };
  };
  try {
    const ports = portsOf(workload);
    // Ports that no container names are open all the same: what they may be is judged as one.
    return ports.length > 0
      ? ports.map((port) => flow(port))
      : [flow({ protocol: "tcp", port: 0, name: undefined }, everyPort)];
  } catch (error) {
    if (!(error instanceof UnknownValueError)) throw error;
    const path: readonly Hop[] = [{ effect: "unknown", resource: to.name, urn: to.urn, text: error.message }];
    const { fromPort, toPort } = everyPort;
    return [
      {
        from: from.name,
        to: to.name,
        protocol: "tcp",
        port: fromPort,
        toPort,
        verdict: "unknown",
        path,
        blockedBy: [],
        except: [],
      },
    ];
  }
}

/** Listeners of a Gateway: clients reach them wherever its address is. Throws UnknownValueError. */
function gatewayFlows(gateway: ResourceReader): readonly Flow[] {
  return gateway.items("spec.listeners").map((listener) => {
    const port = listener.number("port") ?? 0;
    const text = `listener ${listener.text("name") ?? ""} takes connections from everywhere that its address is reached from`;
    const { name, urn } = gateway.resource;
    return {
      from: internet.name,
      to: name,
      protocol: listener.text("protocol") === "UDP" ? "udp" : "tcp",
      port,
      toPort: port,
      verdict: "open",
      path: [{ effect: "admits", resource: name, urn, text }],
      blockedBy: [],
      except: [],
    };
  });
}

/** A Gateway whose listeners are not known may take anything. */
const unknownListener = ({ resource: { name, urn } }: ResourceReader, text: string): Flow => ({
  from: internet.name,
  to: name,
  protocol: "tcp",
  port: everyPort.fromPort,
  toPort: everyPort.toPort,
  verdict: "unknown",
  path: [{ effect: "unknown", resource: name, urn, text }],
  blockedBy: [],
  except: [],
});

/** Who may open connections to which pods, on the ports that their containers name: by network policies and Services. */
export function planReachability(graph: Graph): Reachability {
  const workloads = graph.ofType(...servingTypes);
  const gateways = graph.ofType(types.gateway);
  const pods = workloads.map(endOf("pods"));
  const sources = [internet, cluster, ...gateways.map(endOf("gateway")), ...pods];
  const flows = workloads.flatMap((workload) =>
    sources.flatMap((from) => flowsTo(endOf("pods")(workload), workload, from, graph)),
  );
  const open = gateways.flatMap((gateway) => {
    try {
      return gatewayFlows(gateway);
    } catch (error) {
      if (!(error instanceof UnknownValueError)) throw error;
      return [unknownListener(gateway, error.message)];
    }
  });
  const ingresses = graph.ofType(types.ingress);
  const entered = ingresses.flatMap((ingress) => ingressFlows(ingress, graph, outsideHop));
  const isEmpty = workloads.length + gateways.length + ingresses.length === 0;
  return {
    endpoints: isEmpty ? [] : [...sources, ...ingresses.map(endOf("ingress"))],
    flows: [...open, ...entered, ...flows],
  };
}
