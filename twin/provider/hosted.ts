import { createServer, type Server, type Socket } from "node:net";
import type { ConnectionInjector } from "@grpc/grpc-js";
import type { ProviderOptions } from "./serve";

/**
 * The twin's provider within this process, for an engine that this process runs: the engine need not start one. It listens at once,
 * on loopback, and is loaded while the engine itself still starts.
 */
export class HostedProvider {
  private loading: Promise<() => ConnectionInjector> | undefined;
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly options: ProviderOptions,
    private readonly server: Server,
  ) {
    server.on("connection", (socket) => void this.take(socket));
  }

  static listen(options: ProviderOptions): Promise<HostedProvider> {
    const server = createServer();
    return new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen(0, "127.0.0.1", () => resolve(new HostedProvider(options, server)));
    });
  }

  /** What the engine is told in place of a plugin: `PULUMI_DEBUG_PROVIDERS`. */
  get address(): string {
    const bound = this.server.address();
    return `aws:${typeof bound === "object" ? (bound?.port ?? "") : ""}`;
  }

  /** Takes a quarter of a second, in which this process does nothing else: best while it waits for the engine anyway. */
  load(): Promise<() => ConnectionInjector> {
    this.loading ??= this.start();
    return this.loading;
  }

  /** No call is served any longer; open connections end. */
  close(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private async take(socket: Socket): Promise<void> {
    this.sockets.add(socket);
    socket.once("close", () => this.sockets.delete(socket));
    const connect = await this.load();
    connect().injectConnection(socket);
  }

  /** The engine connects once for each AWS provider of the program, and each has a region and tags of its own. */
  private async start(): Promise<() => ConnectionInjector> {
    const [{ ServerCredentials }, { createProviderServer }] = await Promise.all([
      import("@grpc/grpc-js"),
      import("./serve.js"),
    ]);
    return () => createProviderServer(this.options).createConnectionInjector(ServerCredentials.createInsecure());
  }
}
