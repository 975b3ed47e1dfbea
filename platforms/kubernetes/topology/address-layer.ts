import { type Graph, type ResourceReader, UnknownValueError } from "../../../model/graph";
import { types } from "../catalog/types";
import { isAlbGateway } from "../objects/gateways";
import { nameOf, objectsIn, textMap } from "../objects/names";
import { secondsOf } from "../objects/traffic-policies";
import { timings } from "../timings";
import { keepalivedOf, kubeVipOf } from "./elected-address";
import type { AddressLayer } from "./serving-path";

/** Source: MetalLB API, BFDProfile: 300 ms and 3. Throws UnknownValueError. */
function readBfd(peer: ResourceReader, graph: Graph): Extract<AddressLayer, { kind: "bgp" }>["bfd"] {
  if (!peer.has("spec.bfdProfile")) return undefined;
  const { namespace } = nameOf(peer);
  const profile = objectsIn(graph).named(types.bfdProfile, { namespace, name: peer.text("spec.bfdProfile") ?? "" });
  if (profile === undefined)
    throw new UnknownValueError(
      peer.resource.urn,
      `BFDProfile ${peer.text("spec.bfdProfile") ?? ""} is not in this program`,
      "open",
    );
  const interval = Math.max(
    profile.number("spec.receiveInterval") ?? 300,
    profile.number("spec.transmitInterval") ?? 300,
  );
  const seconds = (interval * (profile.number("spec.detectMultiplier") ?? 3)) / 1000;
  const path = `${profile.resource.name}.detectMultiplier x interval`;
  return { path, worst: seconds, typical: seconds };
}

function readBgp(peers: readonly ResourceReader[], graph: Graph): AddressLayer {
  const layers = peers.map((peer): Extract<AddressLayer, { kind: "bgp" }> => {
    const bfd = readBfd(peer, graph);
    const hold = secondsOf(peer.text("spec.holdTime"));
    return {
      kind: "bgp",
      ...(bfd === undefined ? {} : { bfd }),
      ...(hold === undefined ? {} : { hold: { path: `${peer.resource.name}.holdTime`, worst: hold, typical: hold } }),
      restarts: peer.flag("spec.enableGracefulRestart") ?? false,
    };
  });
  // The slowest router decides: clients do not choose theirs.
  const waits = ({ bfd, hold, restarts }: (typeof layers)[number]): number =>
    bfd?.worst ?? (hold?.worst ?? timings["bgp.hold"].worst) + (restarts ? timings["bgp.restart"].worst : 0);
  const slowest = layers.toSorted((one, other) => waits(other) - waits(one))[0];
  return slowest ?? { kind: "unknown", reason: "which BGPPeer announces its address" };
}

/** Source: kube-vip 1.2, load-balancer class. */
const kubeVipClass = "kube-vip.io/kube-vip-class";

const isCloudClass = (name: string): boolean => /^service\.k8s\.aws\/|^gateway\.k8s\.aws\//.test(name);

/** Whether a cloud's controller makes the balancer before it. Throws UnknownValueError. */
function isCloud(view: ResourceReader, graph: Graph): boolean {
  if (view.resource.type === types.service) {
    const annotations = Object.keys(textMap(view, "metadata.annotations"));
    return (
      isCloudClass(view.text("spec.loadBalancerClass") ?? "") ||
      annotations.some((key) => key.startsWith("service.beta.kubernetes.io/aws-load-balancer"))
    );
  }
  const gatewayClass = objectsIn(graph).named(types.gatewayClass, {
    namespace: undefined,
    name: view.text("spec.gatewayClassName") ?? "",
  });
  return isCloudClass(gatewayClass?.text("spec.controllerName") ?? "");
}

/** Addresses that a Gateway or a Service asks for by name. Throws UnknownValueError. */
function namedAddresses(view: ResourceReader): readonly string[] {
  if (view.resource.type !== types.service)
    return view.items("spec.addresses").flatMap((address) => address.text("value") ?? []);
  return [
    ...(view.has("spec.externalIPs") ? view.texts("spec.externalIPs") : []),
    view.text("spec.loadBalancerIP") ?? "",
  ];
}

/** What moves the address of a Gateway or a Service. Throws UnknownValueError. */
export function readAddressLayer(view: ResourceReader, graph: Graph): AddressLayer {
  if (view.resource.type === types.gateway && isAlbGateway(view, graph)) return { kind: "alb" };
  if (isCloud(view, graph)) return { kind: "cloud" };
  const elected = keepalivedOf(namedAddresses(view), graph);
  if (elected !== undefined) return elected;
  const [l2, bgp] = [graph.ofType(types.l2Advertisement), graph.ofType(types.bgpAdvertisement)];
  const kubeVip = kubeVipOf(graph);
  if (kubeVip !== undefined) {
    if (l2.length + bgp.length === 0 || view.text("spec.loadBalancerClass") === kubeVipClass) return kubeVip;
    return { kind: "unknown", reason: "which of MetalLB and kube-vip announces its address" };
  }
  if (l2.length > 0 && bgp.length > 0)
    return {
      kind: "unknown",
      reason: "which of the program's L2Advertisements and BGPAdvertisements announces its address",
    };
  if (bgp.length > 0) return readBgp(graph.ofType(types.bgpPeer), graph);
  if (l2.length > 0) return { kind: "l2" };
  return { kind: "unknown", reason: "what announces its address" };
}
