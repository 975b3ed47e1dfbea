import http from "node:http";
import https from "node:https";
import net from "node:net";
import { parseMatcher } from "../../platforms/aws/matcher";
import type { TargetGroup } from "../contract/desired-state";
import type { Instance } from "./instance";

/** Milliseconds that one step of the daemon waits for an answer: on loopback most take less than one. Slower ones go on beside it. */
const holdMilliseconds = 250;

/** What a node asks of itself, as its user data does on AWS: whether the workload answers as its target groups want. */
export class Readiness {
  readonly #looks = new Map<string, Promise<boolean>>();

  /** Whether it does now. Of a group that no target group checks, whether it takes connections on the port it was given. */
  async answers(instance: Instance, served: readonly TargetGroup[]): Promise<boolean> {
    const look = this.#looks.get(instance.id) ?? lookAt(instance, served);
    this.#looks.set(instance.id, look);
    const answer = await Promise.race([look, late()]);
    if (answer !== undefined) this.#looks.delete(instance.id);
    return answer === true;
  }
}

const late = () =>
  new Promise<undefined>((resolve) => {
    setTimeout(() => resolve(undefined), holdMilliseconds);
  });

async function lookAt({ backendAddress: host, service }: Instance, served: readonly TargetGroup[]): Promise<boolean> {
  const looks =
    served.length === 0
      ? [connects({ host, port: Number(service.environment.PORT), timeout: holdMilliseconds })]
      : served.map((group) => lookFor(host, group));
  return (await Promise.all(looks)).every(Boolean);
}

function lookFor(host: string, { port, healthCheck, proxyProtocolV2 }: TargetGroup): Promise<boolean> {
  const { protocol, path, matcher } = healthCheck;
  const timeout = healthCheck.timeout * 1000;
  const to = { host, port: healthCheck.port === "traffic-port" ? port : healthCheck.port, timeout };
  // A workload that waits for the header before each request answers no plain one.
  if (protocol === "TCP" || proxyProtocolV2) return connects(to);
  return statusOf(protocol, { ...to, path }).then((status) =>
    (parseMatcher(matcher) ?? []).some(({ from, to: last }) => from <= status && status <= last),
  );
}

interface Endpoint {
  readonly host: string;
  readonly port: number;
  /** Milliseconds. */
  readonly timeout: number;
}

function connects(endpoint: Endpoint): Promise<boolean> {
  const socket = net.connect(endpoint);
  return new Promise((resolve) => {
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
    socket.once("timeout", () => end(false));
  });
}

/** 0: no answer. Like the balancer, it asks for no valid certificate and follows no redirect. */
function statusOf(protocol: "HTTP" | "HTTPS", options: Endpoint & { readonly path: string }): Promise<number> {
  const { timeout } = options;
  const common = { ...options, agent: false, signal: AbortSignal.timeout(timeout) };
  const request = protocol === "HTTPS" ? https.get({ ...common, rejectUnauthorized: false }) : http.get(common);
  return new Promise((resolve) => {
    request.once("response", (response) => {
      response.resume();
      request.destroy();
      resolve(response.statusCode ?? 0);
    });
    request.on("error", () => resolve(0));
  });
}
