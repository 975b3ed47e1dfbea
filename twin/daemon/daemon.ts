import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { join } from "node:path";
import type { DataPlane, DataPlaneFactory, DataPlaneHost } from "../contract/data-plane";
import type { ModelRegistry } from "../control/registry";
import { loadStore } from "../store/store";
import { type FolderLock, lockFolder } from "./folder-lock";
import { emptyStore, LocalCloud } from "./local-cloud";
import { Operations } from "./operations";
import * as protocol from "./protocol";
import { createHttpServer, type Routes } from "./server";
import { takeSlot } from "./slot";
import { controlSocket } from "./socket";

interface DaemonOptions {
  /** The stack's twin folder, absolute. */
  readonly folder: string;
  /** For a stack that begins; a store knows its own. */
  readonly region: string;
  readonly registry: ModelRegistry;
  readonly createDataPlane: DataPlaneFactory;
  /** Seconds without a resource and without a request, after which the daemon is not needed. */
  readonly idleTimeout: number;
  /** Called once nothing runs any more. */
  readonly onStopped?: () => void;
}

/** One stack's local cloud, from the moment it listens until {@link stop}. */
export class Daemon {
  private readonly operations: Operations;
  private lastRequest = Date.now();
  private stopping: Promise<void> | undefined;

  /**
   * @throws CloudError when another daemon serves the folder or its addresses are taken, StoreError when the store cannot be
   * read, and whatever keeps the data plane from starting.
   */
  static async start(options: DaemonOptions): Promise<Daemon> {
    mkdirSync(options.folder, { recursive: true, mode: 0o700 });
    const lock = await lockFolder(options.folder);
    try {
      return await Daemon.startAlone(options, lock);
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  private static async startAlone(options: DaemonOptions, lock: FolderLock): Promise<Daemon> {
    const path = join(options.folder, "store.json");
    const saved = await loadStore(path);
    const slot = await takeSlot(options.folder, saved?.slot);
    try {
      const settings = { bootTime: 1, metricPeriod: 60, nodeCommand: [] };
      const data = saved ?? emptyStore(slot.number, { region: options.region, settings });
      const cloud = new LocalCloud(path, options.registry, options.folder, data);
      await cloud.store.commit();
      const daemon = new Daemon(options, [slot, lock], cloud);
      await daemon.serve();
      return daemon;
    } catch (error) {
      slot.release();
      throw error;
    }
  }

  private readonly dataPlane: DataPlane;
  private readonly server: Server;
  private readonly idleCheck: NodeJS.Timeout;

  private constructor(
    private readonly options: DaemonOptions,
    private readonly held: readonly { release(): void }[],
    private readonly cloud: LocalCloud,
  ) {
    this.dataPlane = options.createDataPlane(this.host());
    this.operations = new Operations(cloud, this.dataPlane, (message) => this.log(message));
    this.server = createHttpServer(this.routes(), (message) => this.log(message));
    this.server.on("request", () => {
      this.lastRequest = Date.now();
    });
    this.idleCheck = setInterval(() => this.stopWhenUseless(), 1000);
  }

  /** Ends every process and closes every port; what the store describes comes back with the next start. */
  stop(): Promise<void> {
    this.stopping ??= this.shutDown();
    return this.stopping;
  }

  private async shutDown(): Promise<void> {
    clearInterval(this.idleCheck);
    this.operations.cancel();
    await this.dataPlane
      .stop()
      .catch((error: unknown) => this.log(`the data plane did not stop in order: ${String(error)}`));
    this.server.close();
    this.server.closeIdleConnections();
    rmSync(join(this.options.folder, "control.sock"), { force: true });
    rmSync(join(this.options.folder, "daemon.pid"), { force: true });
    for (const each of this.held) each.release();
    this.log("stopped");
    this.options.onStopped?.();
  }

  private async serve(): Promise<void> {
    try {
      const former = this.formerProcess();
      await this.dataPlane.start();
      if (former !== "")
        this.dataPlane.noteEvent?.("twin", `the daemon (process ${former}) ended by itself; this one goes on`);
      await this.listen();
    } catch (error) {
      clearInterval(this.idleCheck);
      throw error;
    }
  }

  /** The process that left its number behind, which one that ends in order does not; empty without. */
  private formerProcess(): string {
    try {
      return readFileSync(join(this.options.folder, "daemon.pid"), "utf8").trim();
    } catch {
      return "";
    }
  }

  private async listen(): Promise<void> {
    const { folder } = this.options;
    // The holder of the folder is alone: a socket that is still here belonged to a daemon that was killed.
    rmSync(join(folder, "control.sock"), { force: true });
    const mask = process.umask(0o177);
    try {
      await new Promise<void>((resolve, reject) => {
        this.server.once("error", reject);
        this.server.listen(controlSocket(folder), resolve);
      });
    } finally {
      process.umask(mask);
    }
    writeFileSync(join(folder, "daemon.pid"), `${process.pid}\n`, { mode: 0o600 });
    this.log(`serving ${folder}: slot ${this.cloud.slot}, ${this.cloud.size} resources, process ${process.pid}`);
  }

  private routes(): Routes {
    const { operations, dataPlane, cloud } = this;
    return {
      "GET /ping": () => this.presence(),
      "GET /state": () => ({ region: cloud.region, resources: cloud.plane.cloud.snapshot().resources }),
      "GET /status": () => dataPlane.status(),
      "POST /session": (body) => operations.open(protocol.parseSession(body)),
      "POST /create": (body) => operations.create(protocol.parseCreate(body)),
      "POST /update": (body) => operations.update(protocol.parseUpdate(body)),
      "POST /delete": (body) => operations.delete(protocol.parseDelete(body)),
      "POST /read": (body) => {
        const [type, id, known] = [protocol.textOf(body.type), protocol.textOf(body.id), protocol.propsOf(body.known)];
        return { found: operations.read(type, id, known, protocol.regionOf(body)) ?? null };
      },
      "POST /invoke": (body) =>
        operations.invoke(protocol.textOf(body.token), protocol.propsOf(body.args), protocol.regionOf(body)),
      "POST /cancel": () => operations.cancel(),
      "POST /weights": (body) => operations.setWeights(protocol.parseWeightsOrder(body)),
      "POST /refresh": async (body) => ({ id: await dataPlane.startRefresh?.(protocol.textOf(body.group)) }),
      "GET /refreshes": () => ({ refreshes: dataPlane.refreshes?.() ?? [] }),
      "POST /evacuate": (body) => dataPlane.evacuate?.(protocol.parseEvacuation(body)),
      "POST /fault": (body) => dataPlane.fault(protocol.parseFault(body)),
      "POST /stop": () => this.stopSoon(),
    };
  }

  private presence(): protocol.Presence {
    const { slot, region, size } = this.cloud;
    return { protocol: protocol.protocolVersion, pid: process.pid, slot, region, resources: size };
  }

  /** The answer leaves before the socket closes. */
  private async stopSoon(): Promise<void> {
    await this.dataPlane.stop();
    setImmediate(() => void this.stop());
  }

  private stopWhenUseless(): void {
    const idle = (Date.now() - this.lastRequest) / 1000;
    const isUnreachable = this.server.listening && !existsSync(join(this.options.folder, "control.sock"));
    if (!isUnreachable && (this.cloud.size > 0 || idle < this.options.idleTimeout)) return;
    this.log(isUnreachable ? "the folder was removed" : "nothing is left to serve");
    void this.stop();
  }

  private host(): DataPlaneHost {
    const { cloud, options } = this;
    return {
      folder: options.folder,
      slot: this.cloud.slot,
      get zones() {
        return cloud.zones;
      },
      settings: () => cloud.settings,
      get: (type, id) => cloud.plane.cloud.get(type, id),
      all: (type) => cloud.plane.cloud.all(type),
      newId: (prefix) => cloud.plane.cloud.newId(prefix),
      patch: (type, id, outputs) => cloud.patch(type, id, outputs),
      runtime: () => cloud.runtime,
      saveRuntime: (state) => cloud.saveRuntime(state),
      log: (message) => this.log(message),
    };
  }

  private log(message: string): void {
    appendLog(this.options.folder, message);
  }
}

/** A disk that is full must not end the daemon because it cannot say so. */
export function appendLog(folder: string, message: string): void {
  try {
    appendFileSync(join(folder, "daemon.log"), `${new Date().toISOString()} ${message}\n`, { mode: 0o600 });
  } catch {
    return;
  }
}
