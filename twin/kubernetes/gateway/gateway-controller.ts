import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Props } from "../../../model/graph/json";
import { proxyLabels, proxyNamespace } from "../../../platforms/kubernetes/objects/proxies";
import type { ClusterClient } from "../api/cluster-client";
import { type ApiObject, keyOf } from "../api/objects";
import { Reflector } from "../api/reflector";
import { apiAddressOf, gatewayAddress, loopbackOf } from "../control-plane/addresses";
import { ProcessGuard } from "../process/guard";
import { type EndpointHealth, endpointHealth, retriesIn } from "./endpoint-health";
import { EndpointSource } from "./endpoint-source";
import { Envoy } from "./envoy";
import { gatewayRoutes, type RouteRow } from "./gateway-routes";
import { listenerUrls, portsFor } from "./listener-ports";
import { StatusWriter } from "./status-writer";
import { envoySecret } from "./tls-secrets";
import { translate } from "./translate";
import { translatorInputs } from "./translator-input";
import { watchedPaths } from "./watched-kinds";
import { readConfiguration, type XdsConfiguration } from "./xds-configuration";

interface GatewayControllerOptions {
  readonly client: ClusterClient;
  readonly slot: number;
  readonly folder: string;
  readonly programs: { readonly translator: string; readonly envoy: string };
  readonly log: (message: string) => void;
}

interface ServedStatus {
  /** `namespace/name`. */
  readonly name: string;
  readonly address: string;
  /** Of its listeners, on this machine. */
  readonly urls: readonly string[];
  readonly routes: readonly RouteRow[];
  /** Requests that its Envoy has sent again since its start; absent while that does not answer. */
  readonly retries?: number;
  readonly endpoints: readonly EndpointHealth[];
}

interface ServedGateway {
  readonly envoy: Envoy;
  readonly address: string;
  configuration: XdsConfiguration | undefined;
  /** Why it may not reach some of the pods, by their addresses. */
  refused: ReadonlyMap<string, string>;
}

/** Milliseconds in which changes are gathered: a program makes many objects at once. */
const gatherFor = 50;
/** Milliseconds that Envoy has to serve its first configuration. */
const startPatience = 20_000;

/** The real gateway of a cluster: its objects go through Envoy Gateway's translator into an Envoy for each Gateway, its endpoints directly. */
export class GatewayController {
  private readonly gateways = new Map<string, ServedGateway>();
  private readonly reflectors: readonly Reflector[];
  private readonly endpoints: EndpointSource;
  private readonly statuses: StatusWriter;
  private readonly guard = new ProcessGuard();
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private isDirty = false;
  private isStopped = false;
  private lastProblem = "";
  private input = "";

  constructor(private readonly options: GatewayControllerOptions) {
    const { client, log } = options;
    this.statuses = new StatusWriter(client, log);
    const onError = (message: string) => log(`gateway: ${message}`);
    this.reflectors = watchedPaths.map(
      (path) =>
        new Reflector(client, { path }, { onChange: () => this.changed(), onDelete: () => this.changed(), onError }),
    );
    this.endpoints = new EndpointSource(client, { onChange: () => this.writeEndpoints(), onError });
  }

  /** Resolves when everything there is has been read; what it leads to comes up after that. */
  async start(): Promise<void> {
    mkdirSync(this.options.folder, { recursive: true, mode: 0o700 });
    await Promise.all([this.endpoints, ...this.reflectors].map((each) => each.start()));
    this.changed();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await Promise.all([this.endpoints, ...this.reflectors].map((each) => each.stop()));
    await this.running;
    await Promise.all([...this.gateways.values()].map(({ envoy }) => envoy.stop()));
    this.guard.close();
  }

  /** The Envoy of a Gateway, by `namespace/name`. */
  envoyOf(gateway: string): Envoy | undefined {
    return this.gateways.get(gateway)?.envoy;
  }

  /** Every Gateway that has an Envoy, where that listens, and what it thinks of the endpoints behind it. */
  served(): Promise<ServedStatus[]> {
    const { objects } = this;
    return Promise.all(
      [...this.gateways].map(async ([name, { envoy, address }]) => {
        const gateway = objects.find((object) => object.kind === "Gateway" && keyOf(object) === name);
        const answer = await envoy.ask("/clusters?format=json").catch(() => "{}");
        const retries = await envoy.ask("/stats?filter=upstream_rq_retry$").then(retriesIn, () => undefined);
        const urls = gateway === undefined ? [] : listenerUrls(gateway, address);
        const refused = this.gateways.get(name)?.refused;
        const endpoints = endpointHealth(answer).map((each) => ({
          ...each,
          why: refused?.get(each.address) ?? each.why,
        }));
        const routes = gateway === undefined ? [] : gatewayRoutes(gateway, address, objects);
        return { name, address, urls, routes, endpoints, ...(retries === undefined ? {} : { retries }) };
      }),
    );
  }

  private get objects(): ApiObject[] {
    return this.reflectors.flatMap(({ objects }) => [...objects.values()]);
  }

  private changed(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.isDirty = true;
      this.running ??= this.translateAll().finally(() => (this.running = undefined));
    }, gatherFor);
  }

  private async translateAll(): Promise<void> {
    while (this.isDirty && !this.isStopped) {
      this.isDirty = false;
      try {
        await this.translateOnce();
        this.lastProblem = "";
      } catch (error) {
        const problem = error instanceof Error ? error.message : String(error);
        if (problem !== this.lastProblem) this.options.log(`gateway: what was served before is served on: ${problem}`);
        this.lastProblem = problem;
      }
    }
  }

  private async translateOnce(): Promise<void> {
    const { objects } = this;
    const inputs = translatorInputs(objects);
    // Status alone changes often, and comes from here.
    const text = JSON.stringify(inputs.map((each) => each.objects));
    if (text === this.input) return;
    const served = new Set<string>();
    for (const input of inputs) {
      const { xds, objects: judged } = await translate(this.options.programs.translator, this.options.folder, input);
      for (const [key, dump] of Object.entries(xds)) {
        served.add(key);
        this.apply(key, dump, objects);
      }
      const ready = await this.readyAddresses();
      await this.statuses.write(judged, objects, (gateway) => ready.get(keyOf(gateway)));
    }
    await this.removeAllBut(served);
    this.input = text;
  }

  private apply(key: string, dump: Props, objects: readonly ApiObject[]): void {
    const gateway = objects.find((object) => object.kind === "Gateway" && keyOf(object) === key);
    if (gateway === undefined) return;
    const served = this.gateways.get(key) ?? this.add(key);
    const folder = this.folderOf(key);
    const place = { address: served.address, portsFor: portsFor(gateway) };
    served.configuration = readConfiguration(dump, folder, place);
    const secrets = served.configuration.secretNames
      .map((name) => envoySecret(name, objects))
      .filter((secret) => secret !== undefined);
    served.envoy.apply(served.configuration, this.assignmentsOf(key, served), secrets);
  }

  private add(key: string): ServedGateway {
    const { slot, programs, log } = this.options;
    const taken = new Set([...this.gateways.values()].map(({ address }) => address));
    let index = 1;
    while (taken.has(loopbackOf(gatewayAddress(slot, index)))) index += 1;
    const envoy = new Envoy({
      program: programs.envoy,
      folder: this.folderOf(key),
      gateway: key,
      guard: this.guard,
      log,
    });
    const served = {
      envoy,
      address: loopbackOf(gatewayAddress(slot, index)),
      configuration: undefined,
      refused: new Map(),
    };
    this.gateways.set(key, served);
    return served;
  }

  private folderOf(key: string): string {
    return join(this.options.folder, "gateways", key.replace("/", "_"));
  }

  private async readyAddresses(): Promise<ReadonlyMap<string, string>> {
    const ready = new Map<string, string>();
    for (const [key, { envoy, address }] of this.gateways) {
      if (await envoy.isReady(startPatience)) ready.set(key, address);
      for (const refusal of await envoy.refusals()) this.options.log(`gateway ${key}: Envoy refuses: ${refusal}`);
    }
    return ready;
  }

  private async removeAllBut(served: ReadonlySet<string>): Promise<void> {
    for (const [key, { envoy }] of this.gateways) {
      if (served.has(key)) continue;
      this.gateways.delete(key);
      await envoy.stop();
    }
  }

  private writeEndpoints(): void {
    for (const [key, served] of this.gateways) served.envoy.applyEndpoints(this.assignmentsOf(key, served));
  }

  private assignmentsOf(key: string, served: ServedGateway): readonly Props[] {
    const [namespace = "", name = ""] = key.split("/");
    const source = {
      namespace: proxyNamespace,
      labels: proxyLabels({ namespace, name }),
      address: apiAddressOf(served.address),
    };
    const { assignments, refused } = this.endpoints.place(
      served.configuration?.assignments ?? [],
      this.objects,
      source,
    );
    served.refused = refused;
    return assignments;
  }
}
