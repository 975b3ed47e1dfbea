import type { ClusterStatus, Fault } from "../contract/data-plane";
import { CloudError } from "../contract/resources";
import { ask, ConnectionLost, NotRunning } from "./http";
import { type Launch, launchDaemon } from "./launch";
import { isStatus, numberOf, type Orders, type Presence, protocolVersion, textOf } from "./protocol";

/** Speaks with the daemon of one twin folder. Every refusal is a CloudError. */
export class DaemonClient {
  constructor(readonly folder: string) {}

  /** Undefined when no daemon runs. */
  async presence(): Promise<Presence | undefined> {
    try {
      const answer = await ask(this.folder, "GET", "/ping");
      return {
        protocol: numberOf(answer.protocol),
        pid: numberOf(answer.pid),
        slot: numberOf(answer.slot),
        region: textOf(answer.region),
        resources: numberOf(answer.resources),
      };
    } catch (error) {
      if (error instanceof NotRunning || error instanceof ConnectionLost) return undefined;
      throw error;
    }
  }

  async status(): Promise<ClusterStatus> {
    const status: unknown = await ask(this.folder, "GET", "/status");
    if (isStatus(status)) return status;
    throw new CloudError("Failed", `the twin's daemon in ${this.folder} gave no status`);
  }

  async fault(fault: Fault): Promise<void> {
    await ask(this.folder, "POST", "/fault", fault);
  }

  /** Ends the daemon with everything that it runs; returns once it is gone. The store stays, so that it can come back. */
  async stop(): Promise<void> {
    const presence = await this.presence();
    if (!presence) return;
    await this.post("/stop", {}).catch((error: unknown) => {
      if (!(error instanceof ConnectionLost || error instanceof NotRunning)) throw error;
    });
    await waitForExit(presence.pid);
  }

  /** Why it refused, in words: a daemon of another version refuses what it does not know. */
  async whyRefused({ reason }: CloudError): Promise<string> {
    const presence = await this.presence().catch(() => undefined);
    if (presence === undefined || presence.protocol === protocolVersion) return reason;
    return `${ofAnotherVersion(this.folder, presence)}. It said: ${reason}`;
  }

  post<Path extends keyof Orders>(path: Path, body: Orders[Path]) {
    return ask(this.folder, "POST", path, body);
  }
}

/** The daemon of a folder if one runs. */
export async function findDaemon(folder: string): Promise<DaemonClient | undefined> {
  const client = new DaemonClient(folder);
  return (await client.presence()) ? client : undefined;
}

/**
 * The daemon of a folder, started when none runs.
 * @throws CloudError `DaemonNotStarted` with the reason from its log.
 */
export async function ensureDaemon(folder: string, launch: Launch): Promise<DaemonClient> {
  const client = new DaemonClient(folder);
  const presence = (await client.presence()) ?? (await launchDaemon(folder, launch, () => client.presence()));
  if (presence.protocol === protocolVersion) return client;
  throw new CloudError("VersionMismatch", ofAnotherVersion(folder, presence));
}

const ofAnotherVersion = (folder: string, { pid }: Presence): string =>
  `the twin's daemon in ${folder} (process ${pid}) is of another vipkit version; stop it with \`kill ${pid}\` ` +
  "and start the stack again: the cluster comes back from its store";

async function waitForExit(pid: number): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (Date.now() < deadline && isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 20));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
