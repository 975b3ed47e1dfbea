import fs from "node:fs";
import path from "node:path";
import { dependencyOutageFile, shortKeepAliveFile } from "../contract/drills";
import type { ComputeHost } from "./host";
import type { Instance } from "./instance";
import { boundLog, lastLines } from "./node-log";
import { cpuSeconds, findLaunched, isAlive, launchProcess, signalProcess } from "./process";
import { localSecrets, secretsFileOf } from "./secrets";
import { environmentOf } from "./service";

/** Folders of ended nodes that are kept, so that their last words can still be read. */
const keptFolders = 10;

/** The processes behind the instances: everything that touches the operating system. */
export class Machines {
  private readonly root: string;

  constructor(private readonly host: ComputeHost) {
    this.root = path.join(host.folder, "nodes");
  }

  /** Starts the service; the instance with its process, or without one when it could not be started. */
  async start(instance: Instance): Promise<Instance> {
    try {
      const { values, missing } = localSecrets(secretsFileOf(this.host), instance.service.secrets);
      if (missing.length > 0) this.host.log(`node ${instance.id}: ${missing.join(", ")} from no file, so placeholders`);
      const process = await launchProcess({
        folder: this.folderOf(instance),
        command: instance.service.command,
        environment: {
          ...values,
          ...environmentOf(instance),
          DEPENDENCY_OUTAGE: dependencyOutageFile(this.host.folder),
          SHORT_KEEP_ALIVE: shortKeepAliveFile(this.host.folder),
        },
        workingDirectory: this.host.workingDirectory,
      });
      return { ...instance, process };
    } catch (error) {
      this.host.log(`node ${instance.id} could not be started: ${String(error)}`);
      return { ...instance, failedAt: this.host.now() };
    }
  }

  /** Finds the process again after the daemon was killed between starting it and noting it down. */
  adopt(instance: Instance): Instance {
    if (instance.process !== undefined) return instance;
    const process = findLaunched(this.folderOf(instance), environmentOf(instance));
    return process === undefined ? instance : { ...instance, process };
  }

  isRunning(instance: Instance): boolean {
    return instance.process !== undefined && isAlive(instance.process);
  }

  signal(instance: Instance, signal: NodeJS.Signals): void {
    if (instance.process !== undefined) signalProcess(instance.process, signal);
  }

  cpuSeconds(instance: Instance): number | undefined {
    return instance.process === undefined ? undefined : cpuSeconds(instance.process);
  }

  boundLog(instance: Instance): void {
    boundLog(this.folderOf(instance));
  }

  lastWords(instance: Instance): string {
    return lastLines(this.folderOf(instance), 1).join("");
  }

  /** Removes the folders of nodes that ended long ago. */
  prune(living: ReadonlySet<string>): void {
    const ended = this.folders().filter((id) => !living.has(id));
    const age = (id: string) => fs.statSync(path.join(this.root, id), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    const oldestFirst = ended.toSorted((a, b) => age(a) - age(b));
    for (const id of oldestFirst.slice(0, Math.max(0, ended.length - keptFolders))) this.remove(id);
  }

  removeAll(): void {
    fs.rmSync(this.root, { recursive: true, force: true });
  }

  private remove(id: string): void {
    fs.rmSync(path.join(this.root, id), { recursive: true, force: true });
  }

  private folders(): string[] {
    return fs.existsSync(this.root) ? fs.readdirSync(this.root) : [];
  }

  private folderOf(instance: Instance): string {
    return path.join(this.root, instance.id);
  }
}
