import type { Props } from "../../../model/graph/json";
import { type ApiObject, listOf, numberOf, propsOf, textMapOf, textOf, textsOf } from "../api/objects";

/** What a probe or a hook does. */
export type Action =
  | {
      readonly kind: "http";
      readonly host: string;
      readonly path: string;
      readonly port: number;
      readonly scheme: "HTTP" | "HTTPS";
      readonly headers: readonly (readonly [string, string])[];
    }
  | { readonly kind: "tcp"; readonly host: string; readonly port: number }
  | { readonly kind: "grpc"; readonly port: number; readonly service: string }
  | { readonly kind: "exec"; readonly command: readonly string[] }
  | { readonly kind: "sleep"; readonly seconds: number };

/** Seconds and counts, with the API server's defaults filled in. */
export interface ProbeSpec {
  readonly action: Action;
  readonly initialDelay: number;
  readonly period: number;
  readonly timeout: number;
  readonly successThreshold: number;
  readonly failureThreshold: number;
  /** Of a kill by this probe; the pod's own where it says none. */
  readonly gracePeriod: number | undefined;
}

export interface ContainerSpec {
  readonly name: string;
  readonly image: string;
  readonly args: readonly string[];
  /** The first TCP port that it declares; 8080 without one. */
  readonly port: number;
  readonly env: readonly Props[];
  readonly envFrom: readonly Props[];
  readonly startupProbe: ProbeSpec | undefined;
  readonly readinessProbe: ProbeSpec | undefined;
  readonly livenessProbe: ProbeSpec | undefined;
  readonly postStart: Action | undefined;
  readonly preStop: Action | undefined;
  /** An init container that runs on beside the others. */
  readonly isSidecar: boolean;
}

export type RestartPolicy = "Always" | "OnFailure" | "Never";

export interface PodSpec {
  readonly name: string;
  readonly namespace: string;
  readonly uid: string;
  readonly node: string;
  readonly restartPolicy: RestartPolicy;
  /** Seconds. */
  readonly gracePeriod: number;
  readonly initContainers: readonly ContainerSpec[];
  readonly containers: readonly ContainerSpec[];
  /** Conditions that others set, and without which the pod is not ready. */
  readonly readinessGates: readonly string[];
  readonly hostNetwork: boolean;
}

export function readPodSpec({ name, namespace, uid, raw }: ApiObject): PodSpec {
  const spec = propsOf(raw.spec);
  const policy = textOf(spec.restartPolicy);
  return {
    name,
    namespace,
    uid,
    node: textOf(spec.nodeName),
    restartPolicy: policy === "OnFailure" || policy === "Never" ? policy : "Always",
    gracePeriod: numberOf(spec.terminationGracePeriodSeconds, 30),
    initContainers: listOf(spec.initContainers).map(readContainer),
    containers: listOf(spec.containers).map(readContainer),
    readinessGates: listOf(spec.readinessGates).map(({ conditionType }) => textOf(conditionType)),
    hostNetwork: spec.hostNetwork === true,
  };
}

function readContainer(raw: Props): ContainerSpec {
  const ports = listOf(raw.ports);
  const port = (name: Props[string] | undefined): number => {
    if (typeof name === "number") return name;
    const named = ports.find((each) => each.name === name);
    return named === undefined ? Number(textOf(name)) || 0 : numberOf(named.containerPort);
  };
  const probe = (value: Props[string] | undefined) => readProbe(propsOf(value), port);
  return {
    name: textOf(raw.name),
    image: textOf(raw.image),
    args: textsOf(raw.args),
    port: numberOf(ports.find(({ protocol }) => textOf(protocol) !== "UDP")?.containerPort, 8080),
    env: listOf(raw.env),
    envFrom: listOf(raw.envFrom),
    startupProbe: probe(raw.startupProbe),
    readinessProbe: probe(raw.readinessProbe),
    livenessProbe: probe(raw.livenessProbe),
    postStart: readAction(propsOf(propsOf(raw.lifecycle).postStart), port),
    preStop: readAction(propsOf(propsOf(raw.lifecycle).preStop), port),
    isSidecar: raw.restartPolicy === "Always",
  };
}

type PortReader = (value: Props[string] | undefined) => number;

function readProbe(raw: Props, port: PortReader): ProbeSpec | undefined {
  const action = readAction(raw, port);
  if (action === undefined) return undefined;
  return {
    action,
    initialDelay: numberOf(raw.initialDelaySeconds),
    period: numberOf(raw.periodSeconds, 10),
    timeout: numberOf(raw.timeoutSeconds, 1),
    successThreshold: numberOf(raw.successThreshold, 1),
    failureThreshold: numberOf(raw.failureThreshold, 3),
    gracePeriod: typeof raw.terminationGracePeriodSeconds === "number" ? raw.terminationGracePeriodSeconds : undefined,
  };
}

function readAction(raw: Props, port: PortReader): Action | undefined {
  if (raw.httpGet !== undefined) {
    const get = propsOf(raw.httpGet);
    return {
      kind: "http",
      host: textOf(get.host),
      path: textOf(get.path) || "/",
      port: port(get.port),
      scheme: get.scheme === "HTTPS" ? "HTTPS" : "HTTP",
      headers: listOf(get.httpHeaders).map((header) => {
        const { name, value } = textMapOf(header);
        return [name ?? "", value ?? ""] as const;
      }),
    };
  }
  if (raw.tcpSocket !== undefined) {
    const socket = propsOf(raw.tcpSocket);
    return { kind: "tcp", host: textOf(socket.host), port: port(socket.port) };
  }
  if (raw.grpc !== undefined)
    return { kind: "grpc", port: port(propsOf(raw.grpc).port), service: textOf(propsOf(raw.grpc).service) };
  if (raw.sleep !== undefined) return { kind: "sleep", seconds: numberOf(propsOf(raw.sleep).seconds) };
  if (raw.exec !== undefined) return { kind: "exec", command: textsOf(propsOf(raw.exec).command) };
  return undefined;
}
