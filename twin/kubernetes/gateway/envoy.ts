import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Props, toProps } from "../../../model/graph/json";
import { socketIn } from "../../daemon/socket";
import { listOf, textOf } from "../api/objects";
import type { ProcessGuard } from "../process/guard";
import { SupervisedProcess } from "../process/supervised";
import { type FileKind, fileOf, type XdsConfiguration } from "./xds-configuration";

interface EnvoyOptions {
  readonly program: string;
  /** Of its configuration; absolute. */
  readonly folder: string;
  /** The Gateway's `namespace/name`. */
  readonly gateway: string;
  readonly guard: ProcessGuard;
  readonly log: (message: string) => void;
}

/** Milliseconds that open connections have at its end. */
const patience = 2000;
const resourceTypes = {
  listeners: "type.googleapis.com/envoy.config.listener.v3.Listener",
  clusters: "type.googleapis.com/envoy.config.cluster.v3.Cluster",
} as const;

/** A real Envoy that takes its whole configuration from files, and follows them. */
export class Envoy {
  private readonly process: SupervisedProcess;
  private readonly written = new Map<string, string>();
  private isRunning = false;

  constructor(private readonly options: EnvoyOptions) {
    const { folder, program, guard, log } = options;
    for (const kind of ["routes", "endpoints", "secrets"])
      mkdirSync(join(folder, kind), { recursive: true, mode: 0o700 });
    // A path of a socket has at most 107 bytes, so it is relative to the folder that Envoy runs in.
    rmSync(join(folder, "admin.sock"), { force: true });
    const args = [
      "--config-path",
      "bootstrap.json",
      "--disable-hot-restart",
      "--log-level",
      "warning",
      "--concurrency",
      "2",
    ];
    this.process = new SupervisedProcess(folder, { name: "envoy", program, args }, guard, log);
  }

  get pid(): number | undefined {
    return this.process.pid;
  }

  /** Writes what has changed: first what is referred to, last what refers. Starts Envoy with the first configuration. */
  apply(configuration: XdsConfiguration, assignments: readonly Props[], secrets: readonly Props[]): void {
    for (const secret of secrets) this.write("secrets", textOf(secret.name), secret);
    this.applyEndpoints(assignments);
    this.writeAll("clusters", configuration.clusters);
    const routeType = "type.googleapis.com/envoy.config.route.v3.RouteConfiguration";
    for (const route of configuration.routes)
      this.write("routes", textOf(route.name), { "@type": routeType, ...route });
    this.writeAll("listeners", configuration.listeners);
    if (this.isRunning) return;
    this.isRunning = true;
    writeFileSync(join(this.options.folder, "bootstrap.json"), JSON.stringify(this.bootstrap()), { mode: 0o600 });
    this.process.start();
  }

  applyEndpoints(assignments: readonly Props[]): void {
    const type = "type.googleapis.com/envoy.config.endpoint.v3.ClusterLoadAssignment";
    for (const assignment of assignments)
      this.write("endpoints", textOf(assignment.clusterName), { "@type": type, ...assignment });
  }

  /** Resolves with whether it serves every listener of its configuration within the time. */
  async isReady(milliseconds: number): Promise<boolean> {
    const deadline = Date.now() + milliseconds;
    do {
      const text = await this.ask("/ready").catch(() => "");
      if (text.startsWith("LIVE")) return true;
      await sleep(25);
    } while (Date.now() < deadline);
    return false;
  }

  /** What Envoy refused of its configuration, one message each. */
  async refusals(): Promise<string[]> {
    const dump = toProps(JSON.parse(await this.ask("/config_dump?resource=dynamic_listeners").catch(() => "{}")));
    return listOf(dump.configs).flatMap(({ errorState }) => {
      const { details } = toProps(errorState);
      return typeof details === "string" ? [details] : [];
    });
  }

  /** An answer of Envoy's admin interface, such as `/clusters` or `/stats?filter=...`. */
  ask(path: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const asked = request({ socketPath: socketIn(this.options.folder, "admin.sock"), path }, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => (text += part));
        response.once("end", () => resolve(text));
      });
      asked.once("error", reject);
      asked.end();
    });
  }

  async stop(): Promise<void> {
    if (this.isRunning) await this.process.stop(patience);
  }

  private writeAll(kind: keyof typeof resourceTypes, resources: readonly Props[]): void {
    const content = { resources: resources.map((each) => ({ "@type": resourceTypes[kind], ...each })) };
    this.replace(join(this.options.folder, `${kind}.json`), JSON.stringify(content));
  }

  private write(kind: FileKind, name: string, resource: Props): void {
    this.replace(fileOf(this.options.folder, kind, name), JSON.stringify({ resources: [resource] }));
  }

  /** Envoy reads a file when another one takes its name. */
  private replace(file: string, text: string): void {
    if (this.written.get(file) === text) return;
    writeFileSync(`${file}.draft`, text, { mode: 0o600 });
    renameSync(`${file}.draft`, file);
    this.written.set(file, text);
  }

  private bootstrap(): Props {
    const { folder, gateway } = this.options;
    const source = (name: string) => ({
      resource_api_version: "V3",
      path_config_source: { path: join(folder, `${name}.json`) },
    });
    return {
      node: { id: gateway, cluster: gateway },
      admin: { address: { pipe: { path: "admin.sock", mode: 0o600 } } },
      dynamic_resources: { lds_config: source("listeners"), cds_config: source("clusters") },
    };
  }

  lastWords(): string {
    try {
      return readFileSync(this.process.logFile, "utf8").trimEnd().split("\n").at(-1) ?? "";
    } catch {
      return "";
    }
  }
}
