import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { ClusterClient } from "./api/cluster-client";
import { CertificateIssuer } from "./certificates/certificate-issuer";
import { clusterAddresses } from "./control-plane/addresses";
import { ControlPlane } from "./control-plane/control-plane";
import { ensureDefinitions } from "./control-plane/custom-resources";
import { ensureGatewayClass } from "./gateway/gateway-class";
import { GatewayController } from "./gateway/gateway-controller";
import { MetricsApi } from "./metrics/metrics-api";
import { MetricsSource } from "./metrics/metrics-source";
import type { ImageCommands } from "./nodes/images";
import { PodRunner } from "./nodes/pod-runner";

export interface KubernetesTwinOptions {
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
}

const usualZones = ["a", "b", "c"];

/** A whole cluster on this machine: control plane, custom resources, nodes, metrics and gateway. Nothing of it outlives this process but its state. */
export class KubernetesTwin {
  private constructor(
    private readonly plane: ControlPlane,
    readonly nodes: PodRunner,
    readonly gateway: GatewayController,
    private readonly source: MetricsSource,
    private readonly certificates: CertificateIssuer,
  ) {}

  private metrics: MetricsApi | undefined;

  /** Resolves when pods can run and the gateway follows what is made. @throws ControlPlaneError when it does not come up */
  static async start(options: KubernetesTwinOptions): Promise<KubernetesTwin> {
    const { folder, slot, programs, log, workingDirectory, zones = usualZones, images = {} } = options;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const plane = await ControlPlane.start({ folder, slot, program: programs.kubernetes, log });
    const { client } = plane;
    const nodes = new PodRunner({ client, slot, folder, workingDirectory, zones, region: "local", images, log });
    const gateway = new GatewayController({ client, slot, folder: join(folder, "gateway"), programs, log });
    const source = new MetricsSource(nodes);
    const certificates = new CertificateIssuer({ client, folder: join(folder, "ca"), log });
    const twin = new KubernetesTwin(plane, nodes, gateway, source, certificates);
    try {
      await Promise.all([
        ensureDefinitions(client, programs.definitions, join(folder, "definitions.txt")),
        nodes.start(),
      ]);
      await ensureGatewayClass(client);
      await Promise.all([gateway.start(), certificates.start(), twin.serveMetrics(slot, log)]);
      return twin;
    } catch (error) {
      await twin.stop();
      throw error;
    }
  }

  get client(): ClusterClient {
    return this.plane.client;
  }

  /** A kubeconfig with every right, for the user's own tools. */
  get kubeconfig(): string {
    return this.plane.kubeconfig;
  }

  /** What clients trust for the certificates that are issued here. */
  get authority(): string {
    return this.certificates.authorityFile;
  }

  /** Of the control plane's processes, for measurements. */
  get pids(): readonly number[] {
    return this.plane.pids;
  }

  private async serveMetrics(slot: number, log: (message: string) => void): Promise<void> {
    const { authority, metrics: keys } = this.plane.credentials;
    this.source.start();
    this.metrics = new MetricsApi({
      client: this.client,
      addresses: clusterAddresses(slot),
      source: this.source,
      authority,
      keys,
      log,
    });
    await this.metrics.start();
  }

  async stop(): Promise<void> {
    this.source.stop();
    this.metrics?.stop();
    await this.certificates.stop();
    await this.gateway.stop();
    await this.nodes.stop();
    await this.plane.stop();
  }
}
