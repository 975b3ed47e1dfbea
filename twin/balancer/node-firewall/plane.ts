import { HaproxyProcess } from "../runtime/process";
import { type Guarded, guardedPorts, renderGuard } from "./render";

/**
 * Security groups of the nodes: a HAProxy of its own stands on every node's address, so that nodes may come and go
 * without the balancers noticing.
 */
export class GuardPlane {
  readonly #process: HaproxyProcess;
  #structure = "";
  #isNeeded = false;

  constructor(folder: string) {
    this.#process = new HaproxyProcess(folder);
  }

  async start(): Promise<void> {
    await this.#process.prepare();
    await this.#process.adopt();
  }

  async apply(guarded: Guarded): Promise<void> {
    const render = (adminSocket: string) => renderGuard(adminSocket, guarded);
    const structure = render("admin.sock");
    if (structure === this.#structure && (await this.#process.masterPid()) !== undefined) return;
    const isNeeded = guardedPorts(guarded).length > 0;
    if (!isNeeded) this.#isNeeded = false;
    try {
      if (!isNeeded) await this.#process.stop();
      else await this.#process.run(render(this.#process.nextAdminSocket), "");
    } finally {
      // Not before: what is about to start for the first time is not lost.
      this.#isNeeded = isNeeded;
    }
    this.#structure = structure;
  }

  /** Whether it ended though it was not stopped: its nodes are cut off from their neighbours until the next {@link apply}. */
  async isLost(): Promise<boolean> {
    return this.#isNeeded && (await this.#process.masterPid()) === undefined;
  }

  async stop(): Promise<void> {
    this.#isNeeded = false;
    await this.#process.stop();
    await this.#process.release();
    this.#structure = "";
  }
}
