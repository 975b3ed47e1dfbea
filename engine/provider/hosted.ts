import { createServer, type Server, type Socket } from "node:net";
import type { ConnectionInjector } from "@grpc/grpc-js";

/** Makes what serves one of the engine's connections: it connects once for each provider of the program, with a configuration of its own. */
type ConnectionFactory = () => ConnectionInjector;

/**
 * A provider within this process, for an engine that this process runs: the engine need not start one. It listens at once, on loopback,
 * and is loaded while the engine itself still starts.
 */
export class HostedProvider {
  private loading: Promise<ConnectionFactory> | undefined;
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly pkg: string,
    private readonly start: () => Promise<ConnectionFactory>,
    private readonly server: Server,
  ) {
    server.on("connection", (socket) => void this.take(socket));
  }

  /**
   * @param pkg the package, such as `aws`
   * @param start loads the provider
   */
  static listen(pkg: string, start: () => Promise<ConnectionFactory>): Promise<HostedProvider> {
    const server = createServer();
    return new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen(0, "127.0.0.1", () => resolve(new HostedProvider(pkg, start, server)));
    });
  }

  /** What the engine is told in place of a plugin: `PULUMI_DEBUG_PROVIDERS`, where several are joined by commas. */
  get address(): string {
    const bound = this.server.address();
    return `${this.pkg}:${typeof bound === "object" ? (bound?.port ?? "") : ""}`;
  }

  /** Takes a quarter of a second, in which this process does nothing else: best while it waits for the engine anyway. */
  load(): Promise<ConnectionFactory> {
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
}
