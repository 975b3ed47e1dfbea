import { execFile, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, rename, rm, stat, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { openRecords } from "../log/records";
import { ask } from "./admin";
import { BalancerError, findHaproxy } from "./program";

const execute = promisify(execFile);

/** A path of a Unix socket has at most 107 bytes. Source: unix(7). */
const socketPathLimit = 107;
const startTimeout = 10_000;
/** Bytes. */
const logLimit = 4 * 1024 * 1024;
const longestName = "/admin-0000000000.sock".length;

/**
 * One HAProxy: a master that outlives the daemon, and a worker per configuration. Each worker has an admin socket of its own, so that a
 * command after a reload never reaches the worker before it. HAProxy runs in its folder and is given relative paths only.
 */
export class HaproxyProcess {
  #generation = 0;
  #shortFolder: string | undefined;

  constructor(readonly folder: string) {}

  get generation(): number {
    return this.#generation;
  }

  async prepare(): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await chmod(this.folder, 0o700);
    this.#shortFolder = await reachableFolder(this.folder);
  }

  /** Takes over the HAProxy that a previous daemon left behind. Returns whether there is one. */
  async adopt(): Promise<boolean> {
    const generation = Number(await this.#read("generation"));
    if (!Number.isInteger(generation) || generation < 1 || (await this.masterPid()) === undefined) return false;
    this.#generation = generation;
    const answer = await ask(this.adminSocket, "show info").catch(() => "");
    return answer.startsWith("Name: HAProxy");
  }

  get adminSocket(): string {
    return this.#inFolder(`admin-${this.#generation}.sock`);
  }

  get masterSocket(): string {
    return this.#inFolder("master.sock");
  }

  /** Name of the next worker's admin socket, as its configuration has it. */
  get nextAdminSocket(): string {
    return `admin-${this.#generation + 1}.sock`;
  }

  /** Process id of the master if it runs. */
  async masterPid(): Promise<number | undefined> {
    const pid = Number(await this.#read("haproxy.pid"));
    if (!Number.isInteger(pid) || pid < 2) return undefined;
    const name = await readFile(`/proc/${pid}/comm`, "utf8").catch(() => "");
    return name.trim() === "haproxy" ? pid : undefined;
  }

  /**
   * Starts the configuration, or reloads into it without losing a connection. The running one stays when the new one is not accepted.
   * @throws BalancerError with HAProxy's own reasons
   */
  async run(config: string, serverState: string): Promise<void> {
    await this.#write("next.cfg", config);
    await this.#write("servers.state", serverState);
    await this.#verify();
    const previous = await this.#read("haproxy.cfg");
    const previousGeneration = this.#generation;
    await rename(path.join(this.folder, "next.cfg"), path.join(this.folder, "haproxy.cfg"));
    const master = await this.masterPid();
    const said = (await this.#read("haproxy.log")).length;
    this.#generation = previousGeneration + 1;
    try {
      if (master === undefined) this.#start();
      else process.kill(master, "SIGUSR2");
      await this.#ready(master !== undefined, said);
    } catch (error) {
      this.#generation = previousGeneration;
      await this.#write("haproxy.cfg", previous);
      throw error;
    }
    await this.#write("generation", String(this.#generation));
    await rm(path.join(this.folder, `admin-${previousGeneration}.sock`), { force: true });
  }

  /** Process ids of the present worker and of those that still finish requests of an earlier configuration. */
  async workers(): Promise<{ readonly current: number; readonly old: readonly number[] }> {
    const answer = await this.askMaster("show proc").catch(() => "");
    const [present = "", former = ""] = (answer.split("# programs")[0] ?? "").split("# old workers");
    const pids = (text: string) => [...text.matchAll(/^(\d+)\s+worker/gm)].map(([, pid]) => Number(pid));
    return { current: pids(present)[0] ?? 0, old: pids(former) };
  }

  /** The master hears no command for a moment while it reloads itself. */
  async askMaster(command: string): Promise<string> {
    for (let attempt = 1; attempt < 20; attempt++) {
      const answer = await ask(this.masterSocket, command).catch(() => undefined);
      if (answer !== undefined) return answer;
      if ((await this.masterPid()) === undefined) break;
      await sleep(50);
    }
    return ask(this.masterSocket, command);
  }

  /** Keeps HAProxy's own log from growing for ever; it appends, so it goes on at the new end. */
  async boundLog(): Promise<void> {
    const file = path.join(this.folder, "haproxy.log");
    const size = await stat(file).then(
      (found) => found.size,
      () => 0,
    );
    if (size > logLimit) await truncate(file, 0);
  }

  /** Kills master and workers, and leaves their files as a crash would. */
  async kill(): Promise<void> {
    const { current, old } = await this.workers();
    const master = await this.masterPid();
    // The master first: it would end in order once a worker is gone.
    for (const pid of [master ?? 0, current, ...old].filter((each) => each > 1)) end(pid);
  }

  /** Ends master and workers at once, with whatever they have in flight. */
  async stop(): Promise<void> {
    const master = await this.masterPid();
    if (master !== undefined) {
      process.kill(master, "SIGTERM");
      await until(async () => (await this.masterPid()) === undefined, 5_000);
      if ((await this.masterPid()) !== undefined) process.kill(master, "SIGKILL");
    }
    for (const name of [`admin-${this.#generation}.sock`, "master.sock", "haproxy.pid", "generation"]) {
      await rm(path.join(this.folder, name), { force: true });
    }
    this.#generation = 0;
  }

  /** Removes what {@link prepare} made outside the folder. HAProxy itself goes on. */
  async release(): Promise<void> {
    if (this.#shortFolder !== undefined && this.#shortFolder !== this.folder) {
      await rm(path.dirname(this.#shortFolder), { recursive: true, force: true });
    }
  }

  /** Puts a file beside the configuration, which may name it. */
  write(name: string, text: string): Promise<void> {
    return this.#write(name, text);
  }

  async #verify(): Promise<void> {
    const program = findHaproxy();
    try {
      await execute(program, ["-c", "-f", "next.cfg"], { cwd: this.folder });
    } catch (error) {
      throw new BalancerError(`HAProxy does not accept its configuration, the running one stays:\n${alerts(error)}`);
    }
  }

  #start(): void {
    const log = openSync(path.join(this.folder, "haproxy.log"), "a", 0o600);
    const records = openRecords(this.folder);
    const master = "unix@master.sock,mode,600,level,admin";
    const child = spawn(findHaproxy(), ["-W", "-S", master, "-f", "haproxy.cfg", "-p", "haproxy.pid"], {
      cwd: this.folder,
      detached: true,
      // The last one's place is the descriptor that the configuration names.
      stdio: ["ignore", log, log, records],
    });
    child.on("error", () => undefined);
    child.unref();
    closeSync(log);
    closeSync(records);
  }

  /** `said`: characters of the log that were there before. */
  async #ready(isReload: boolean, said: number): Promise<void> {
    const isUp = async () => (await ask(this.adminSocket, "show info").catch(() => "")).startsWith("Name:");
    const failures = async () => /failed: (\d+)/.exec(await ask(this.masterSocket, "show proc").catch(() => ""))?.[1];
    const before = isReload ? await failures() : undefined;
    await until(async () => (await isUp()) || (isReload && (await failures()) !== before), startTimeout);
    if (await isUp()) return;
    const reasons = (await this.#read("haproxy.log"))
      .slice(said)
      .split("\n")
      .filter((line) => line.includes("[ALERT]"));
    throw new BalancerError(`HAProxy did not start:\n${reasons.slice(-5).join("\n")}`);
  }

  #inFolder(name: string): string {
    return path.join(this.#shortFolder ?? this.folder, name);
  }

  #read(name: string): Promise<string> {
    return readFile(path.join(this.folder, name), "utf8").catch(() => "");
  }

  async #write(name: string, text: string): Promise<void> {
    const draft = path.join(this.folder, `${name}.draft`);
    await writeFile(draft, text, { mode: 0o600 });
    await rename(draft, path.join(this.folder, name));
  }
}

/** The lines that say what is wrong, without HAProxy's own notices. */
function alerts(error: unknown): string {
  const text = error instanceof Error && "stderr" in error ? String(error.stderr) : String(error);
  const lines = text.split("\n").filter((line) => line.includes("[ALERT]"));
  return (lines.length > 0 ? lines : text.split("\n")).slice(0, 10).join("\n");
}

/** A folder with a short name for the same folder, when its own is too long for a socket's path. */
async function reachableFolder(folder: string): Promise<string> {
  if (Buffer.byteLength(folder) + longestName <= socketPathLimit) return folder;
  const link = path.join(await mkdtemp(path.join(tmpdir(), "vipkit-")), "h");
  await symlink(folder, link);
  return link;
}

/** One may have ended by itself. */
function end(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

async function until(condition: () => Promise<boolean>, milliseconds: number): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!(await condition()) && Date.now() < end) await sleep(25);
}
