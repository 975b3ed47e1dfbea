import type { Json, Props } from "../../../model/graph/json";
import { type LabelRequirement, type LabelSelector, type Labels, selects } from "../../../model/graph/label-selector";
import { overlap, parseCidr } from "../../../model/net/cidr";
import { type ApiObject, listOf, numberOf, propsOf, textMapOf, textOf, textsOf } from "../api/objects";

/** What decides who reaches a pod, at one moment. */
interface PolicyWorld {
  readonly policies: readonly ApiObject[];
  readonly namespaces: readonly ApiObject[];
}

/** What opens a connection. */
export interface Source {
  readonly namespace: string;
  readonly labels: Labels;
  /** As the API knows it. */
  readonly address: string;
}

interface Target {
  readonly pod: ApiObject;
  readonly port: number;
  readonly protocol: "TCP" | "UDP";
}

/**
 * The NetworkPolicies that keep a source from a pod's port, by `namespace/name`: every one that selects the pod, when none of them lets the
 * source in. Empty when it may come in. Source: the API's NetworkPolicySpec.
 */
export function policiesAgainst(source: Source, target: Target, world: PolicyWorld): string[] {
  // Whether policies hold for a pod with its machine's own address is left to the network plugin; most leave it alone.
  if (propsOf(target.pod.raw.spec).hostNetwork === true) return [];
  const own = world.policies.filter((policy) => isFor(policy, target.pod));
  const letsIn = (policy: ApiObject): boolean =>
    listOf(propsOf(policy.raw.spec).ingress).some(
      ({ from, ports }) => includesPort(ports, target) && includesPeer(from, source, policy.namespace, world),
    );
  return own.some(letsIn) ? [] : own.map(({ namespace, name }) => `${namespace}/${name}`);
}

function isFor({ namespace, raw }: ApiObject, pod: ApiObject): boolean {
  const { podSelector, policyTypes } = propsOf(raw.spec);
  const isIngress = policyTypes === undefined || textsOf(policyTypes).includes("Ingress");
  return isIngress && namespace === pod.namespace && selects(selectorOf(propsOf(podSelector)), pod.labels);
}

/** No list is every port, and no port in an entry is every port of its protocol. */
function includesPort(ports: Json | undefined, { pod, port, protocol }: Target): boolean {
  const entries = listOf(ports);
  return (
    entries.length === 0 ||
    entries.some((entry) => {
      if ((textOf(entry.protocol) || "TCP") !== protocol) return false;
      if (entry.port === undefined) return true;
      if (typeof entry.port === "string") return namedPorts(pod, entry.port).includes(port);
      const from = numberOf(entry.port);
      return port >= from && port <= numberOf(entry.endPort, from);
    })
  );
}

const namedPorts = ({ raw }: ApiObject, name: string): number[] =>
  listOf(propsOf(raw.spec).containers)
    .flatMap(({ ports }) => listOf(ports))
    .flatMap((each) => (each.name === name ? [numberOf(each.containerPort)] : []));

/** No list is everything. */
function includesPeer(from: Json | undefined, source: Source, own: string, { namespaces }: PolicyWorld): boolean {
  const peers = listOf(from);
  return peers.length === 0 || peers.some((peer) => isPeer(peer, source, own, namespaces));
}

function isPeer(peer: Props, source: Source, own: string, namespaces: readonly ApiObject[]): boolean {
  if (peer.ipBlock !== undefined) return isInBlock(propsOf(peer.ipBlock), source.address);
  const { namespaceSelector, podSelector } = peer;
  const isThere =
    namespaceSelector === undefined
      ? source.namespace === own
      : selects(selectorOf(propsOf(namespaceSelector)), namespaceLabels(source.namespace, namespaces));
  return isThere && (podSelector === undefined || selects(selectorOf(propsOf(podSelector)), source.labels));
}

/** The name's label is every namespace's, of one that is not in the cluster here as well. */
const namespaceLabels = (name: string, namespaces: readonly ApiObject[]): Labels => ({
  ...namespaces.find((each) => each.name === name)?.labels,
  "kubernetes.io/metadata.name": name,
});

function isInBlock({ cidr, except }: Props, address: string): boolean {
  const isIn = (range: string): boolean => {
    const [block, one] = [parseCidr(range), parseCidr(`${address}/32`)];
    return block !== undefined && one !== undefined && overlap(block, one);
  };
  return isIn(textOf(cidr)) && !textsOf(except).some(isIn);
}

const operators: readonly LabelRequirement["operator"][] = ["In", "NotIn", "Exists", "DoesNotExist"];

function selectorOf({ matchLabels, matchExpressions }: Props): LabelSelector {
  return {
    matchLabels: textMapOf(matchLabels),
    matchExpressions: listOf(matchExpressions).flatMap(({ key, operator, values }) => {
      const found = operators.find((each) => each === operator);
      return found === undefined ? [] : [{ key: textOf(key), operator: found, values: textsOf(values) }];
    }),
  };
}
