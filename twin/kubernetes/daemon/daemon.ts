import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { join } from "node:path";
import { toProps } from "../../../model/graph/json";
import { CloudError } from "../../contract/resources";
import { appendLog } from "../../daemon/daemon";
import { type FolderLock, lockFolder } from "../../daemon/folder-lock";
import { protocolVersion, textOf } from "../../daemon/protocol";
import { createHttpServer } from "../../daemon/server";
import { type Slot, takeSlot } from "../../daemon/slot";
import { controlSocket } from "../../daemon/socket";
import { KubernetesTwin, type TwinPrograms } from "../kubernetes-twin";
import { type ImageCommands, imagesOf } from "../nodes/images";
import { clusterStatus } from "./cluster-status";
import { causeFault } from "./faults";

interface KubernetesDaemonOptions {
  /** The stack's twin folder, absolute. */
  readonly folder: string;
  /** Where containers run: the user's project. */
  readonly workingDirectory: string;
  readonly programs: TwinPrograms;
  readonly images: ImageCommands;
  /** Called once nothing runs any more. */
  readonly onStopped: () => void;
}

/** One stack's Kubernetes cluster as a process of its own, from the moment it listens until {@link stop}. */
export class KubernetesDaemon {
  private stopping: Promise<void> | undefined;
  private readonly server: Server;

  private constructor(
    private readonly options: KubernetesDaemonOptions,
    private readonly twin: KubernetesTwin,
    private readonly slot: Slot,
    private readonly lock: FolderLock,
  ) {
    this.server = createHttpServer(
      {
        "GET /ping": () => ({
          protocol: protocolVersion,
          pid: process.pid,
          slot: slot.number,
          region: "local",
          resources: 1,
        }),
        "GET /status": () => clusterStatus(twin),
        "POST /fault": (body) => causeFault(twin, textOf(body.kind), textOf(body.target)),
        "POST /images": (body) => twin.nodes.takeImages(imagesOf(body.images)),
        // The answer leaves before the socket closes.
        "POST /stop": () => void setImmediate(() => void this.stop()),
      },
      (message) => appendLog(options.folder, message),
    );
  }

  /** @throws CloudError when another daemon serves the folder, and whatever keeps the cluster from starting */
  static async start(options: KubernetesDaemonOptions): Promise<KubernetesDaemon> {
    const { folder, workingDirectory, programs, images } = options;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const log = (message: string) => appendLog(folder, message);
    const lock = await lockFolder(folder);
    const slot = await takeSlot(folder, recordedSlot(folder));
    writeFileSync(join(folder, "slot"), `${slot.number}\n`, { mode: 0o600 });
    const cluster = join(folder, "cluster");
    const twin = await KubernetesTwin.start({
      folder: cluster,
      slot: slot.number,
      programs,
      workingDirectory,
      images,
      log,
    });
    const daemon = new KubernetesDaemon(options, twin, slot, lock);
    await daemon.listen();
    return daemon;
  }

  /** Ends every process and closes every port; what the cluster knows comes back with the next start. */
  stop(): Promise<void> {
    this.stopping ??= this.shutDown();
    return this.stopping;
  }

  private async listen(): Promise<void> {
    const { folder } = this.options;
    // The holder of the folder is alone: a socket that is still here belonged to a daemon that was killed.
    rmSync(join(folder, "control.sock"), { force: true });
    const mask = process.umask(0o177);
    await new Promise<void>((resolve, reject) => {
      this.server.once("error", reject);
      this.server.listen(controlSocket(folder), resolve);
    }).finally(() => process.umask(mask));
    writeFileSync(join(folder, "daemon.pid"), `${process.pid}\n`, { mode: 0o600 });
    appendLog(folder, `serving ${folder}: slot ${this.slot.number}, process ${process.pid}`);
  }

  private async shutDown(): Promise<void> {
    const { folder, onStopped } = this.options;
    await this.twin.stop();
    this.server.close();
    this.server.closeIdleConnections();
    for (const name of ["control.sock", "daemon.pid"]) rmSync(join(folder, name), { force: true });
    this.slot.release();
    this.lock.release();
    appendLog(folder, "stopped");
    onStopped();
  }
}

/** A cluster keeps its addresses: its certificates and its services carry them. */
function recordedSlot(folder: string): number | undefined {
  try {
    const slot = Number.parseInt(readFileSync(join(folder, "slot"), "utf8"), 10);
    return Number.isInteger(slot) ? slot : undefined;
  } catch {
    return undefined;
  }
}

/** What {@link KubernetesDaemonOptions} are handed to a process as. @throws CloudError `InvalidConfiguration` */
export function parsePrograms(text: string): TwinPrograms {
  const { kubernetes, translator, envoy, definitions, prepared } = toProps(JSON.parse(text));
  const folders = Array.isArray(definitions) ? definitions.filter((each) => typeof each === "string") : [];
  const programs = {
    kubernetes: textOf(kubernetes),
    translator: textOf(translator),
    envoy: textOf(envoy),
    definitions: folders,
    ...(typeof prepared === "string" ? { prepared } : {}),
  };
  if (programs.kubernetes === "" || programs.translator === "" || programs.envoy === "" || folders.length === 0)
    throw new CloudError(
      "InvalidConfiguration",
      `programs: expected kubernetes, translator, envoy and definitions, got ${text}`,
    );
  return programs;
}
