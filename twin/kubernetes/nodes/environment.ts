import type { Json, Props } from "../../../model/graph/json";
import { isNotFound } from "../api/api-error";
import type { ClusterClient } from "../api/cluster-client";
import { type ApiObject, propsOf, textMapOf, textOf } from "../api/objects";
import { loopbackOf } from "../control-plane/addresses";
import type { ContainerSpec } from "./pod-spec";
import { type Capacity, resourceField } from "./resource-fields";

/** A container that cannot be started as it is described. */
export class ContainerConfigError extends Error {}

export interface PodPlace {
  readonly pod: ApiObject;
  readonly address: string;
  readonly node: string;
  readonly nodeAddress: string;
  readonly zone: string;
  readonly capacity: Capacity;
}

/**
 * The variables of a container. `HOST` and `PORT` say where it has to listen; addresses are those of this machine, since it can listen on
 * no others.
 * @throws ContainerConfigError for a key that is not there
 */
export async function environmentOf(
  client: ClusterClient,
  container: ContainerSpec,
  place: PodPlace,
): Promise<Readonly<Record<string, string>>> {
  const own: Record<string, string> = {};
  for (const source of container.envFrom) Object.assign(own, await allOf(client, place, source));
  for (const entry of container.env) {
    const value = await valueOf(client, place, entry, container.name);
    if (value !== undefined) own[textOf(entry.name)] = expand(value, own);
  }
  return { ...identityOf(container, place), ...own };
}

function identityOf(container: ContainerSpec, { pod, address, zone }: PodPlace): Record<string, string> {
  const { labels, name } = pod;
  return {
    HOST: loopbackOf(address),
    PORT: String(container.port),
    NODE_ID: name,
    NODE_ZONE: zone,
    NODE_GROUP: groupIn(labels),
    HOSTNAME: name,
  };
}

/** What a pod is one of, by its labels. */
export const groupIn = (labels: Readonly<Record<string, string>>): string =>
  labels["app.kubernetes.io/component"] ?? labels["app.kubernetes.io/name"] ?? labels.app ?? "";

/** `$(NAME)` is an earlier variable; `$$(NAME)` stays as it is with one sign less. */
export const expand = (value: string, known: Readonly<Record<string, string>>): string =>
  value.replace(/\$?\$\(([^)]+)\)/g, (whole, name: string) =>
    whole.startsWith("$$") ? whole.slice(1) : (known[name] ?? whole),
  );

async function valueOf(
  client: ClusterClient,
  place: PodPlace,
  entry: Props,
  container: string,
): Promise<string | undefined> {
  const from = propsOf(entry.valueFrom);
  if (from.fieldRef !== undefined) return fieldOf(textOf(propsOf(from.fieldRef).fieldPath), place);
  if (from.resourceFieldRef !== undefined) {
    const field = propsOf(from.resourceFieldRef);
    const amount = resourceField(place.pod, container, field, place.capacity);
    if (amount !== undefined) return amount;
    throw new ContainerConfigError(`unsupported container resource : ${textOf(field.resource)}`);
  }
  const reference = propsOf(from.configMapKeyRef ?? from.secretKeyRef);
  if (Object.keys(reference).length === 0) return textOf(entry.value);
  const kind = from.secretKeyRef === undefined ? "configmaps" : "secrets";
  const data = await dataOf(client, place, kind, reference);
  const value = data?.[textOf(reference.key)];
  if (value !== undefined || reference.optional === true) return value;
  throw new ContainerConfigError(`couldn't find key ${textOf(reference.key)} in ${kind} ${textOf(reference.name)}`);
}

async function allOf(client: ClusterClient, place: PodPlace, source: Props): Promise<Record<string, string>> {
  const isSecret = source.secretRef !== undefined;
  const data = await dataOf(
    client,
    place,
    isSecret ? "secrets" : "configmaps",
    propsOf(source.secretRef ?? source.configMapRef),
  );
  const prefix = textOf(source.prefix);
  return Object.fromEntries(Object.entries(data ?? {}).map(([key, value]) => [`${prefix}${key}`, value]));
}

async function dataOf(
  client: ClusterClient,
  { pod }: PodPlace,
  kind: "configmaps" | "secrets",
  reference: Props,
): Promise<Readonly<Record<string, string>> | undefined> {
  const name = textOf(reference.name);
  try {
    const found = await client.call("GET", `/api/v1/namespaces/${pod.namespace}/${kind}/${name}`);
    const data = textMapOf(found.data);
    if (kind === "configmaps") return data;
    return Object.fromEntries(
      Object.entries(data).map(([key, value]) => [key, Buffer.from(value, "base64").toString("utf8")]),
    );
  } catch (error) {
    if (!isNotFound(error)) throw error;
    if (reference.optional === true) return undefined;
    throw new ContainerConfigError(`${kind.slice(0, -1)} "${name}" not found`);
  }
}

/** What the API says of a pod at a path, as variables and files have it. */
export function fieldOf(path: string, { pod, address, node, nodeAddress }: PodPlace): string {
  const key = /^metadata\.(labels|annotations)\['(.+)'\]$/.exec(path);
  if (key !== null) return (key[1] === "labels" ? pod.labels : pod.annotations)[key[2] ?? ""] ?? "";
  const fields: Readonly<Record<string, Json | undefined>> = {
    "metadata.name": pod.name,
    "metadata.namespace": pod.namespace,
    "metadata.uid": pod.uid,
    "spec.nodeName": node,
    "spec.serviceAccountName": propsOf(pod.raw.spec).serviceAccountName,
    "status.podIP": loopbackOf(address),
    "status.podIPs": loopbackOf(address),
    "status.hostIP": loopbackOf(nodeAddress),
    "status.hostIPs": loopbackOf(nodeAddress),
  };
  return textOf(fields[path]);
}
