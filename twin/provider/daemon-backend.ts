import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { Backend, OperationResult } from "../contract/backend";
import { CloudError, type Props } from "../contract/resources";
import { MemoryCloud } from "../control/cloud";
import { ControlPlane } from "../control/control-plane";
import type { ModelRegistry } from "../control/registry";
import { isProps } from "../control/values";
import { type DaemonClient, ensureDaemon, findDaemon } from "../daemon/client";
import { ConnectionLost, NotRunning } from "../daemon/http";
import { propsOf, textOf } from "../daemon/protocol";
import { loadStore } from "../store/store";
import type { ProviderConfig } from "./config";

/** How often an order is sent to a daemon that keeps going away. */
const attempts = 3;

interface DaemonOptions {
  /** Whose variables the daemon gets. Default: this process's. */
  readonly env?: NodeJS.ProcessEnv;
  /** Whether the daemon starts now already. Default: with the first order. */
  readonly isEager?: boolean;
}

/** The stack's daemon, started by the first order that needs it and again whenever it has gone away. */
export function createDaemonBackend(
  registry: ModelRegistry,
  config: ProviderConfig,
  options: DaemonOptions = {},
): Backend {
  const { folder } = config;
  if (folder === undefined) {
    throw new CloudError(
      "InvalidConfiguration",
      "endpoints[0].sts: the twin's provider needs the folder of the stack's twin, such as `unix:.vipkit/twin/local`",
    );
  }
  const link = new DaemonLink(folder, config, options.env ?? process.env);
  if (options.isEager) link.prepare();
  return {
    create: async (order) => toOutcome(await link.send((daemon, token) => daemon.post("/create", { ...order, token }))),
    update: async (order) => toOutcome(await link.send((daemon, token) => daemon.post("/update", { ...order, token }))),
    delete: async (order) => {
      await link.send((daemon, token) => daemon.post("/delete", { ...order, token }));
    },
    read: async (type, id, known, region) => {
      const { found } = await link.send((daemon) => daemon.post("/read", { type, id, known, region }));
      if (!isProps(found)) return undefined;
      return { id: textOf(found.id), inputs: propsOf(found.inputs), outputs: propsOf(found.outputs) };
    },
    invoke: async (token, args, isPreview, region) => {
      if (isPreview && !(await findDaemon(folder)))
        return invokeOffline(registry, config, folder, { token, args, region });
      return link.send((daemon) => daemon.post("/invoke", { token, args, region }));
    },
    cancel: async () => {
      await (await findDaemon(folder))?.post("/cancel", {});
    },
  };
}

class DaemonLink {
  private connecting: Promise<DaemonClient> | undefined;

  constructor(
    private readonly folder: string,
    private readonly config: ProviderConfig,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  /** Connects ahead of the first order. What keeps it from that is told to the caller. */
  prepare(): void {
    this.daemon().catch(() => undefined);
  }

  /** The same order with the same token, until a daemon has answered it. */
  async send(order: (daemon: DaemonClient, token: string) => Promise<Props>): Promise<Props> {
    const token = randomBytes(12).toString("hex");
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const daemon = await this.daemon();
      try {
        return await order(daemon, token);
      } catch (error) {
        if (!(error instanceof ConnectionLost || error instanceof NotRunning)) throw error;
        this.connecting = undefined;
      }
    }
    throw new CloudError(
      "DaemonLost",
      `the twin's daemon went away ${attempts} times while it carried this out; see ${join(this.folder, "daemon.log")}. ` +
        "Nothing is lost: run the command again",
    );
  }

  private daemon(): Promise<DaemonClient> {
    const connecting = (this.connecting ??= this.connect());
    connecting.catch(() => {
      if (this.connecting === connecting) this.connecting = undefined;
    });
    return connecting;
  }

  private async connect(): Promise<DaemonClient> {
    const { region, settings } = this.config;
    const daemon = await ensureDaemon(this.folder, { region, env: this.env });
    await daemon.post("/session", { region, settings, limits: this.env?.VIPKIT_LIMITS ?? "" });
    return daemon;
  }
}

/** A preview asks only what needs no daemon: it is answered from what the stack's store says, and starts nothing. */
async function invokeOffline(
  registry: ModelRegistry,
  config: ProviderConfig,
  folder: string,
  call: { readonly token: string; readonly args: Props; readonly region: string | undefined },
): Promise<Props> {
  const saved = await loadStore(join(folder, "store.json"));
  const cloud = new MemoryCloud({ region: config.region, seed: folder, slot: saved?.slot, externals: "refused" });
  if (saved) cloud.restore(saved);
  return new ControlPlane(registry, cloud).invoke(call.token, call.args, call.region);
}

function toOutcome(answer: Props): OperationResult {
  const problem = typeof answer.problem === "string" ? answer.problem : undefined;
  return { id: textOf(answer.id), outputs: propsOf(answer.outputs), problem };
}
