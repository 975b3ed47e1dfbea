import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { ClusterClient } from "./api/cluster-client";
import { CertificateIssuer } from "./certificates/certificate-issuer";
import { clusterAddresses } from "./control-plane/addresses";
import { ControlPlane } from "./control-plane/control-plane";
import { Definitions } from "./control-plane/definitions";
import { ensureGatewayClass } from "./gateway/gateway-class";
import { GatewayController } from "./gateway/gateway-controller";
import { MetricsApi } from "./metrics/metrics-api";
import { MetricsSource } from "./metrics/metrics-source";
import type { ImageCommands } from "./nodes/images";
import { PodRunner } from "./nodes/pod-runner";

interface KubernetesTwinOptions {
  /** Where everything of the cluster is, absolute; made with mode 0700. */
  readonly folder: string;
  /** Addresses are 127.<slot>.0.0/16: the caller holds it. */
  readonly slot: number;
  readonly programs: TwinPrograms;
  /** Where containers run: the user's project. */
  readonly workingDirectory: string;
  /** A node for each. Default: three. */
  readonly zones?: readonly string[];
  readonly images?: ImageCommands;
  readonly log: (message: string) => void;
}

/** Absolute paths of what set-up has built or found. */
export interface TwinPrograms {
  /** etcd and the control plane's components, by the first argument. */
  readonly kubernetes: string;
  readonly translator: string;
  readonly envoy: string;
  /** Folders of CustomResourceDefinitions. */
  readonly definitions: readonly string[];
  /** Folder of what the first cluster leaves for those after it; they do without when absent. */
  readonly prepared?: string;
}

const usualZones = ["a", "b", "c"];

/** What a cluster is made of, by the order in which it starts. */
interface Parts {
  readonly plane: ControlPlane;
  readonly nodes: PodRunner;
  readonly gateway: GatewayController;
  readonly source: MetricsSource;
  readonly certificates: CertificateIssuer;
}

/** A whole cluster on this machine: control plane, custom resources, nodes, metrics and gateway. Nothing of it outlives this process but its state. */
export class KubernetesTwin {
  private metrics: MetricsApi | undefined;

  private constructor(private readonly parts: Parts) {}

  /** Resolves when pods can run and the gateway follows what is made. @throws ControlPlaneError when it does not come up */
  static async start(options: KubernetesTwinOptions): Promise<KubernetesTwin> {
    const { folder, slot, programs, log, workingDirectory, zones = usualZones, images = {} } = options;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const definitions = new Definitions({
      folders: programs.definitions,
      program: programs.kubernetes,
      cache: programs.prepared,
      record: join(folder, "definitions.txt"),
    });
    const plane = await ControlPlane.start({
      folder,
      slot,
      program: programs.kubernetes,
      plant: (keys) => definitions.plant(keys),
      log,
    });
    const { client } = plane;
    const nodes = new PodRunner({ client, slot, folder, workingDirectory, zones, region: "local", images, log });
    const gateway = new GatewayController({ client, slot, folder: join(folder, "gateway"), programs, log });
    const source = new MetricsSource(nodes);
    const certificates = new CertificateIssuer({ client, folder: join(folder, "ca"), log });
    const twin = new KubernetesTwin({ plane, nodes, gateway, source, certificates });
    try {
      await Promise.all([definitions.ensure(client, plane.keys), nodes.start()]);
      await ensureGatewayClass(client);
      await Promise.all([gateway.start(), certificates.start(), twin.serveMetrics(slot, log)]);
      return twin;
    } catch (error) {
      await twin.stop();
      throw error;
    }
  }

  get nodes(): PodRunner {
    return this.parts.nodes;
  }

  get gateway(): GatewayController {
    return this.parts.gateway;
  }

  get client(): ClusterClient {
    return this.parts.plane.client;
  }

  /** A kubeconfig with every right, for the user's own tools. */
  get kubeconfig(): string {
    return this.parts.plane.kubeconfig;
  }

  /** What clients trust for the certificates that are issued here. */
  get authority(): string {
    return this.parts.certificates.authorityFile;
  }

  /** Of the control plane's processes, for measurements. */
  get pids(): readonly number[] {
    return this.parts.plane.pids;
  }

  private async serveMetrics(slot: number, log: (message: string) => void): Promise<void> {
    const { authority, metrics: keys } = this.parts.plane.credentials;
    this.parts.source.start();
    this.metrics = new MetricsApi({
      client: this.client,
      addresses: clusterAddresses(slot),
      source: this.parts.source,
      authority,
      keys,
      log,
    });
    await this.metrics.start();
  }

  async stop(): Promise<void> {
    this.parts.source.stop();
    this.metrics?.stop();
    await this.parts.certificates.stop();
    await this.gateway.stop();
    await this.nodes.stop();
    await this.parts.plane.stop();
  }
}
