import type { Json, Props } from "../../../model/graph/json";
import { type ApiObject, listOf, numberOf, propsOf, textOf, textsOf } from "../api/objects";
import { loopbackOf } from "../control-plane/addresses";

/** What the cluster has behind its Services at one moment. */
interface Backends {
  readonly services: readonly ApiObject[];
  readonly slices: readonly ApiObject[];
  /** Whether the gateway may open connections to a pod. Default: to every pod. */
  readonly isOpen?: (pod: PodPort) => boolean;
}

/** A port of a pod, as an EndpointSlice has it. */
export interface PodPort {
  readonly namespace: string;
  readonly name: string;
  readonly port: number;
  readonly protocol: "TCP" | "UDP";
}

/** Of a pod that refuses the gateway: nothing listens there. */
const closedPort = 1;

/**
 * A load assignment of the translator's with the pods in place of the Service's own address, on this machine's addresses. One that names
 * no Service stays as it is, but for the addresses.
 */
export function withEndpoints(assignment: Props, backends: Backends): Props {
  const endpoints = listOf(assignment.endpoints).map((locality) => {
    const [template, ...others] = listOf(locality.lbEndpoints);
    const service = serviceOf(locality);
    if (service === undefined || template === undefined || others.length > 0)
      return { ...locality, lbEndpoints: listOf(locality.lbEndpoints).map(local) };
    return { ...locality, lbEndpoints: endpointsOf(service, backends).map((each) => placed(template, each)) };
  });
  return { ...assignment, endpoints };
}

interface ServicePort {
  readonly namespace: string;
  readonly name: string;
  readonly port: number;
}

/** The translator notes down what a locality was made from. */
function serviceOf({ metadata }: Props): ServicePort | undefined {
  const { resources } = propsOf(propsOf(propsOf(metadata).filterMetadata)["envoy-gateway"]);
  const found = listOf(resources).find(({ kind }) => kind === "Service");
  if (found === undefined) return undefined;
  return { namespace: textOf(found.namespace), name: textOf(found.name), port: Number(textOf(found.sectionName)) };
}

interface Endpoint {
  readonly address: string;
  readonly port: number;
  readonly isDraining: boolean;
}

function endpointsOf({ namespace, name, port }: ServicePort, backends: Backends): Endpoint[] {
  const { services, slices, isOpen = () => true } = backends;
  const service = services.find((each) => each.namespace === namespace && each.name === name);
  const wanted = listOf(propsOf(service?.raw.spec).ports).find((each) => each.port === port);
  if (wanted === undefined) return [];
  const own = slices.filter(
    (slice) => slice.namespace === namespace && slice.labels["kubernetes.io/service-name"] === name,
  );
  const found = own.flatMap(({ raw }) => {
    const target = listOf(raw.ports).find((each) => textOf(each.name) === textOf(wanted.name));
    if (target === undefined) return [];
    const port = numberOf(target.port);
    const protocol = target.protocol === "UDP" ? "UDP" : "TCP";
    return listOf(raw.endpoints).flatMap((endpoint) => {
      const { kind, name: pod } = propsOf(endpoint.targetRef);
      const isRefused = kind === "Pod" && !isOpen({ namespace, name: textOf(pod), port, protocol });
      return addressesOf(endpoint, isRefused ? closedPort : port);
    });
  });
  // Envoy takes a changed order for a change.
  return found.toSorted((one, other) => (one.address < other.address ? -1 : 1));
}

const addressesOf = (endpoint: Props, port: number): Endpoint[] =>
  textsOf(endpoint.addresses).map((address) => ({
    address,
    port,
    isDraining: isDraining(propsOf(endpoint.conditions)),
  }));

/** Source: Envoy Gateway, internal/gatewayapi/route.go, getIREndpointsFromEndpointSlice. */
function isDraining({ serving, terminating, ready }: Props): boolean {
  if (typeof serving === "boolean" && typeof terminating === "boolean") return terminating || !serving;
  return ready === false;
}

function placed(template: Props, { address, port, isDraining }: Endpoint): Props {
  const { healthStatus: _status, ...rest } = template;
  const endpoint = propsOf(template.endpoint);
  const socketAddress = {
    ...propsOf(propsOf(endpoint.address).socketAddress),
    address: loopbackOf(address),
    portValue: port,
  };
  const own = { ...rest, endpoint: { ...endpoint, address: { socketAddress } } };
  return isDraining ? { ...own, healthStatus: "DRAINING" } : own;
}

function local(lbEndpoint: Props): Props {
  const endpoint = propsOf(lbEndpoint.endpoint);
  const { socketAddress } = propsOf(endpoint.address);
  if (socketAddress === undefined) return lbEndpoint;
  const address: Json = loopbackOf(textOf(propsOf(socketAddress).address));
  return {
    ...lbEndpoint,
    endpoint: { ...endpoint, address: { socketAddress: { ...propsOf(socketAddress), address } } },
  };
}
