import type { Node, Registration, TargetGroup } from "../../data/types";
import type { Network } from "../admission";
import { HaproxyProcess } from "../runtime/process";
import { guardedPorts, renderGuard } from "./render";

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

  async apply(
    groups: readonly TargetGroup[],
    registrations: readonly Registration[],
    nodes: readonly Node[],
    network: Network,
  ): Promise<void> {
    const render = (adminSocket: string) => renderGuard(adminSocket, groups, registrations, nodes, network);
    const structure = render("admin.sock");
    if (structure === this.#structure && (await this.#process.masterPid()) !== undefined) return;
    if (guardedPorts(groups, registrations, nodes).length === 0) await this.#process.stop();
    else await this.#process.run(render(this.#process.nextAdminSocket), "");
    this.#structure = structure;
  }

  async stop(): Promise<void> {
    await this.#process.stop();
    await this.#process.release();
    this.#structure = "";
  }
}
