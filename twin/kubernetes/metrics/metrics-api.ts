import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { Duplex } from "node:stream";
import { TLSSocket } from "node:tls";
import type { Props } from "../../../model/graph/json";
import { type ClusterClient, contentTypes } from "../api/cluster-client";
import { apiAddressOf, type ClusterAddresses, egressPort } from "../control-plane/addresses";
import type { KeyFiles } from "../control-plane/credentials";
import type { MetricsSource } from "./metrics-source";

interface MetricsApiOptions {
  readonly client: ClusterClient;
  readonly addresses: ClusterAddresses;
  readonly source: MetricsSource;
  /** Of the cluster's authority. */
  readonly authority: string;
  readonly keys: KeyFiles;
  readonly log: (message: string) => void;
}

const group = "metrics.k8s.io";
const version = "v1beta1";
const root = `/apis/${group}/${version}`;
/** Who the API server is towards what it hands requests on to. */
const frontProxy = "front-proxy";

/** What an autoscaler reads: an aggregated API that the API server reaches through its egress selector. */
export class MetricsApi {
  private readonly proxy: Server;
  private readonly sockets = new Set<Duplex>();

  constructor(private readonly options: MetricsApiOptions) {
    const { authority, keys } = options;
    const secured = {
      ca: readFileSync(authority),
      cert: readFileSync(keys.certificate),
      key: readFileSync(keys.key),
      requestCert: true,
      rejectUnauthorized: true,
    };
    const tls = createServer(secured, (request, response) => this.answer(request, response));
    this.proxy = createServer(secured, (_, response) => response.writeHead(405).end());
    const { metricsService: service } = options.addresses;
    this.proxy.on("connect", ({ url }: IncomingMessage, socket: Duplex) => {
      this.sockets.add(socket);
      socket.once("close", () => this.sockets.delete(socket)).on("error", () => undefined);
      if (url !== `${service}:443`) {
        socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
        return;
      }
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      tls.emit("connection", socket);
    });
  }

  async start(): Promise<void> {
    const { egress } = this.options.addresses;
    await new Promise<void>((resolve, reject) => {
      this.proxy.once("error", reject);
      this.proxy.listen(egressPort, egress, resolve);
    });
    await this.register();
  }

  stop(): void {
    this.proxy.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private async register(): Promise<void> {
    const { client, addresses, authority } = this.options;
    const { metricsService: service } = addresses;
    const name = { name: "vipkit-metrics", namespace: "kube-system" };
    const objects: readonly (readonly [string, Props])[] = [
      [
        "/api/v1/namespaces/kube-system/services/vipkit-metrics",
        { apiVersion: "v1", kind: "Service", metadata: name, spec: { clusterIP: service, ports: [{ port: 443 }] } },
      ],
      [
        "/apis/discovery.k8s.io/v1/namespaces/kube-system/endpointslices/vipkit-metrics",
        {
          apiVersion: "discovery.k8s.io/v1",
          kind: "EndpointSlice",
          metadata: { ...name, labels: { "kubernetes.io/service-name": name.name } },
          addressType: "IPv4",
          ports: [{ name: "", port: 443, protocol: "TCP" }],
          endpoints: [{ addresses: [apiAddressOf(addresses.egress)], conditions: { ready: true } }],
        },
      ],
      [
        `/apis/apiregistration.k8s.io/v1/apiservices/${version}.${group}`,
        {
          apiVersion: "apiregistration.k8s.io/v1",
          kind: "APIService",
          metadata: { name: `${version}.${group}` },
          spec: {
            group,
            version,
            groupPriorityMinimum: 100,
            versionPriority: 100,
            service: { ...name, port: 443 },
            caBundle: readFileSync(authority).toString("base64"),
          },
        },
      ],
    ];
    for (const [path, body] of objects)
      await client.call("PATCH", path, {
        contentType: contentTypes.apply,
        query: { fieldManager: "vipkit", force: true },
        body,
      });
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const { socket } = request;
    const peer = socket instanceof TLSSocket ? socket.getPeerCertificate().subject.CN : undefined;
    if (peer !== frontProxy) return send(response, 403, { kind: "Status", status: "Failure", code: 403 });
    const url = new URL(request.url ?? "/", "https://metrics");
    const answer = this.find(url.pathname, url.searchParams.get("labelSelector") ?? "");
    if (answer === undefined) return send(response, 404, { kind: "Status", status: "Failure", code: 404 });
    send(response, 200, { apiVersion: `${group}/${version}`, metadata: {}, ...answer });
  }

  private find(path: string, selector: string): Props | undefined {
    const { source } = this.options;
    if (path === root) return discovery;
    if (path === `${root}/nodes`) return { kind: "NodeMetricsList", items: source.nodes() };
    if (path === `${root}/pods`) return { kind: "PodMetricsList", items: source.pods("", selector) };
    const [, namespace = "", name] = /\/namespaces\/([^/]+)\/pods(?:\/([^/]+))?$/.exec(path) ?? [];
    if (namespace === "") return undefined;
    const items = source.pods(namespace, selector);
    if (name === undefined) return { kind: "PodMetricsList", items };
    const one = items.find(
      ({ metadata }) =>
        typeof metadata === "object" && metadata !== null && "name" in metadata && metadata.name === name,
    );
    return one === undefined ? undefined : { kind: "PodMetrics", ...one };
  }
}

const discovery: Props = {
  kind: "APIResourceList",
  apiVersion: "v1",
  groupVersion: `${group}/${version}`,
  resources: [
    { name: "nodes", singularName: "", namespaced: false, kind: "NodeMetrics", verbs: ["get", "list"] },
    { name: "pods", singularName: "", namespaced: true, kind: "PodMetrics", verbs: ["get", "list"] },
  ],
};

function send(response: ServerResponse, status: number, body: Props): void {
  const text = JSON.stringify(body);
  response
    .writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(text) })
    .end(text);
}
