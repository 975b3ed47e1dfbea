import { HaproxyProcess } from "../runtime/process";
import { type Guarded, guardedPorts, renderGuard } from "./render";

/**
 * Security groups of the nodes: a HAProxy of its own stands on every node's address, so that nodes may come and go
 * without the balancers noticing.
 */
export class GuardPlane {
  readonly #process: HaproxyProcess;
  #structure = "";

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
    if (guardedPorts(guarded).length === 0) await this.#process.stop();
    else await this.#process.run(render(this.#process.nextAdminSocket), "");
    this.#structure = structure;
  }

  async stop(): Promise<void> {
    await this.#process.stop();
    await this.#process.release();
    this.#structure = "";
  }
}
