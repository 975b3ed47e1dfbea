import { isList, isProps, type Json, type Props } from "../../../model/graph/json";
import { listOf, propsOf, textOf } from "../api/objects";

/** What the translator made of one Gateway. */
export interface XdsConfiguration {
  readonly listeners: readonly Props[];
  readonly routes: readonly Props[];
  readonly clusters: readonly Props[];
  readonly assignments: readonly Props[];
  /** Names of the secrets that listeners and clusters ask for. */
  readonly secretNames: readonly string[];
}

/** Where a Gateway listens on this machine. */
interface ListenerPlace {
  readonly address: string;
  /** Ports that stand for a port of the translator's: those of the Gateway's own listeners. */
  readonly portsFor: (port: number) => readonly number[];
}

/** Serves Envoy's own readiness in a pod; nothing asks for it here. */
const readiness = /^envoy-gateway-proxy-ready-/;

/** Reads the configuration dump that the translator writes for a Gateway, and has every reference to its server point to a file. */
export function readConfiguration(dump: Props, folder: string, place: ListenerPlace): XdsConfiguration {
  const configs = listOf(dump.configs);
  const all = (key: string, pick: (entry: Props) => Json | undefined): Props[] =>
    configs.flatMap((config) => listOf(config[key]).map((entry) => propsOf(pick(entry))));
  const secrets = new Set<string>();
  const fromFiles = (object: Props): Props => propsOf(withFiles(object, folder, secrets));
  const listeners = all("dynamicListeners", (entry) => propsOf(entry.activeState).listener)
    .filter(({ name }) => !readiness.test(textOf(name)))
    .map((listener) => fromFiles(listeningAt(listener, place)));
  return {
    listeners,
    routes: all("dynamicRouteConfigs", ({ routeConfig }) => routeConfig).map(fromFiles),
    clusters: all("dynamicActiveClusters", ({ cluster }) => cluster).map(fromFiles),
    assignments: all("dynamicEndpointConfigs", ({ endpointConfig }) => endpointConfig),
    secretNames: [...secrets],
  };
}

function listeningAt(listener: Props, { address, portsFor }: ListenerPlace): Props {
  const socket = propsOf(propsOf(listener.address).socketAddress);
  const [first, ...others] = portsFor(Number(socket.portValue)).map((portValue) => ({
    socketAddress: { ...socket, address, portValue },
  }));
  if (first === undefined) return listener;
  const additionalAddresses = others.map((each) => ({ address: each }));
  return { ...listener, address: first, ...(others.length > 0 ? { additionalAddresses } : {}) };
}

/** A name is a file's name below the kind's folder. */
export const fileOf = (folder: string, kind: FileKind, name: string): string =>
  `${folder}/${kind}/${encodeURIComponent(name)}.json`;

export type FileKind = "routes" | "endpoints" | "secrets";

/** Each holder of a reference, and which of its fields names what is referred to. */
const references = [
  { source: "configSource", name: "routeConfigName", kind: "routes" },
  { source: "edsConfig", name: "serviceName", kind: "endpoints" },
  { source: "sdsConfig", name: "name", kind: "secrets" },
] as const;

function withFiles(value: Json, folder: string, secrets: Set<string>): Json {
  if (isList(value)) return value.map((each) => withFiles(each, folder, secrets));
  if (!isProps(value)) return value;
  const own: Record<string, Json> = {};
  for (const [key, each] of Object.entries(value)) own[key] = withFiles(each, folder, secrets);
  for (const { source, name, kind } of references) {
    const reference = value[source];
    if (!isProps(reference) || reference.ads === undefined) continue;
    const target = textOf(value[name]);
    if (kind === "secrets") secrets.add(target);
    own[source] = { resourceApiVersion: "V3", pathConfigSource: { path: fileOf(folder, kind, target) } };
  }
  return own;
}
