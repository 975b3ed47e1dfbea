import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { ClusterClient } from "../api/cluster-client";
import { connectCluster } from "../api/kubeconfig";
import { Reflector } from "../api/reflector";
import { ProcessGuard } from "../process/guard";
import { SupervisedProcess } from "../process/supervised";
import { clusterAddresses } from "./addresses";
import { componentsOf, egressFile, egressSelector } from "./components";
import { type Credentials, ensureCredentials } from "./credentials";
import { EtcdKeys } from "./etcd-keys";

interface ControlPlaneOptions {
  /** Where the cluster's state, keys and logs are; made with mode 0700. */
  readonly folder: string;
  /** Addresses are 127.<slot>.0.0/16: the caller holds it. */
  readonly slot: number;
  /** The program that set-up built: etcd and the three components in one. */
  readonly program: string;
  /** What a new cluster has from its beginning. Default: nothing. */
  readonly plant?: (keys: EtcdKeys) => Promise<unknown>;
  readonly log: (message: string) => void;
}

/** Seconds for a start; a machine that is busy with a build takes several times what an idle one does. */
const startTimeout = 240;
/** Milliseconds that a part has to end in order. */
const patience = { apiServer: 2000, etcd: 5000, others: 0 } as const;

class ControlPlaneError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "ControlPlaneError";
  }
}

/**
 * A real control plane on loopback: etcd, kube-apiserver, kube-controller-manager and kube-scheduler. What it knows is in its folder and
 * outlives it; its processes never outlive this one.
 */
export class ControlPlane {
  private constructor(
    readonly client: ClusterClient,
    readonly credentials: Credentials,
    /** What is below the API server. */
    readonly keys: EtcdKeys,
    private readonly running: { readonly guard: ProcessGuard; readonly processes: readonly SupervisedProcess[] },
  ) {}

  /**
   * Resolves when the API server answers `/readyz` and the controllers have made the default service account, without which no pod is
   * admitted.
   * @throws ControlPlaneError when it does not come up, with what the part that failed said
   */
  static async start({ folder, slot, program, plant, log }: ControlPlaneOptions): Promise<ControlPlane> {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const addresses = clusterAddresses(slot);
    const credentials = await ensureCredentials(join(folder, "pki"), addresses);
    writeFileSync(join(folder, egressFile), egressSelector(addresses, credentials), { mode: 0o600 });
    const { etcd, apiServer, controllerManager, scheduler } = componentsOf({ program, folder, addresses, credentials });
    const guard = new ProcessGuard();
    const processes = [etcd, apiServer, controllerManager, scheduler].map(
      (component) => new SupervisedProcess(folder, component, guard, log),
    );
    const [store, server, ...others] = processes;
    const isNew = !existsSync(join(folder, "etcd"));
    store?.start();
    server?.start();
    // Loaded while they start.
    const client = await connectCluster({ kubeconfig: credentials.admin });
    const keys = new EtcdKeys(addresses, credentials);
    const plane = new ControlPlane(client, credentials, keys, { guard, processes });
    try {
      await Promise.all([plane.ready(others), isNew && plant !== undefined ? plane.plant(plant) : undefined]);
      return plane;
    } catch (error) {
      await plane.stop();
      throw error;
    }
  }

  /** A kubeconfig with every right, for the user's own tools. */
  get kubeconfig(): string {
    return this.credentials.admin;
  }

  /** Process ids, for measurements. */
  get pids(): readonly number[] {
    return this.running.processes.flatMap(({ pid }) => (pid === undefined ? [] : [pid]));
  }

  private async plant(plant: (keys: EtcdKeys) => Promise<unknown>): Promise<void> {
    await this.keys.ready(startTimeout * 1000);
    await plant(this.keys);
  }

  async stop(): Promise<void> {
    this.client.close();
    this.keys.close();
    const [etcd, apiServer, ...others] = this.running.processes;
    await Promise.all([...others.map((each) => each.stop(patience.others)), apiServer?.stop(patience.apiServer)]);
    await etcd?.stop(patience.etcd);
    this.running.guard.close();
  }

  /** @param others end by themselves when the API server does not answer within seconds, as on a busy machine, so they come after it */
  private async ready(others: readonly SupervisedProcess[]): Promise<void> {
    const deadline = Date.now() + startTimeout * 1000;
    while (!(await this.isReady())) {
      this.throwIfHopeless();
      if (Date.now() > deadline)
        throw new ControlPlaneError(`the API server was not ready within ${startTimeout} s: ${this.lastWords()}`);
      await sleep(50);
    }
    for (const each of others) each.start();
    await this.defaultServiceAccount(deadline);
  }

  private async isReady(): Promise<boolean> {
    try {
      return (await this.client.text("GET", "/readyz")) === "ok";
    } catch {
      return false;
    }
  }

  private async defaultServiceAccount(deadline: number): Promise<void> {
    const end = new AbortController();
    const found = new Promise<void>((resolve) => {
      const reflector = new Reflector(
        this.client,
        { path: "/api/v1/namespaces/default/serviceaccounts", query: { fieldSelector: "metadata.name=default" } },
        { onChange: () => resolve() },
      );
      end.signal.addEventListener("abort", () => void reflector.stop());
      void reflector.start();
    });
    const late = sleep(deadline - Date.now(), "late" as const, { signal: end.signal }).catch(() => undefined);
    const outcome = await Promise.race([found, late]);
    end.abort();
    if (outcome === "late")
      throw new ControlPlaneError(`no default service account within ${startTimeout} s: ${this.lastWords()}`);
  }

  /** A wrong argument or a taken port does not mend itself. */
  private throwIfHopeless(): void {
    const broken = this.running.processes.find(({ failures }) => failures >= 3);
    if (broken === undefined) return;
    throw new ControlPlaneError(`the control plane does not start; see ${broken.logFile}: ${broken.lastLine()}`);
  }

  private lastWords(): string {
    return this.running.processes.map((each) => `${each.logFile}: ${each.lastLine()}`).join("\n");
  }
}
